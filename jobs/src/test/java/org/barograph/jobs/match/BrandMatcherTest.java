package org.barograph.jobs.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barograph.jobs.match.Brands.brand;

import java.util.List;
import org.barograph.jobs.model.Author;
import org.barograph.jobs.model.Match;
import org.barograph.jobs.model.Mention;
import org.barograph.jobs.model.Post;
import org.barograph.jobs.model.PostOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrandMatcherTest {
  private static final BrandMatcher MATCHER =
      Brands.matcher(
          brand("zorvex", "Zorvex", "Zorvex Mobile")
              .handles("@zorvex", "zorvex_help")
              .hashtags("#ZorvexDays")
              .domains("zorvex.example")
              .exclusions("Zorvex County")
              .ownAccounts("@zorvex_news"),
          brand("blue", "Quillblue", "Quill Blue Air").handles("QuillBlueAir"),
          brand("hm", "K&M", "Kerr-Madin"),
          brand("dony", "Dony's"),
          brand("dot", ".plom"),
          brand("kana", "カルモ", "雷鳥"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "I like Zorvex a lot            | zorvex | exact        | Zorvex",
        "zOrVeX!                        | zorvex | exact        | zOrVeX",
        "(Zorvex)                       | zorvex | exact        | Zorvex",
        "my Ｚｏｒｖｅｘ                 | zorvex | exact        | Ｚｏｒｖｅｘ",
        "a Zorvex Mobile plan           | zorvex | exact        | Zorvex Mobile",
        "a Zorvex-Mobile plan           | zorvex | split_joined | Zorvex-Mobile",
        "a zorvexmobile plan            | zorvex | split_joined | zorvexmobile",
        "Zorvex's plan                  | zorvex | inflected    | Zorvex's",
        "Zorvex’s plan                  | zorvex | inflected    | Zorvex’s",
        "two Zorvexes                   | zorvex | inflected    | Zorvexes",
        "quill blue is late             | blue   | split_joined | quill blue",
        "Quill-blue is late             | blue   | split_joined | Quill-blue",
        "K&M is open                    | hm     | exact        | K&M",
        "K &amp; M is open              | hm     | split_joined | K &amp; M",
        "at Kerr-Madin now              | hm     | exact        | Kerr-Madin",
        "at Kerr Madin now              | hm     | split_joined | Kerr Madin",
        "at donys now                   | dony   | inflected    | donys",
        "at Dony’s now                  | dony   | exact        | Dony’s",
        "runs on .plom now              | dot    | exact        | plom",
        "hey @zorvex why                | zorvex | handle       | @zorvex",
        ".@Zorvex's plan                | zorvex | handle       | @Zorvex",
        "hey ＠zorvex why               | zorvex | handle       | ＠zorvex",
        "@zorvex_help                   | zorvex | handle       | @zorvex_help",
        "hi @zorvex.Why me              | zorvex | handle       | @zorvex",
        "#zorvexdays are here           | zorvex | hashtag      | #zorvexdays",
        "#ZorvexMobile fails            | zorvex | hashtag      | #ZorvexMobile",
        "＃zorvex                       | zorvex | hashtag      | ＃zorvex",
        "see zorvex.example             | zorvex | domain       | zorvex.example",
        "see www.zorvex.example/a?b=c x | zorvex | domain       | www.zorvex.example/a?b=c",
        "see https://de.zorvex.example  | zorvex | domain       | https://de.zorvex.example",
        "order at Zorvex.com today      | zorvex | domain       | Zorvex.com",
        "see https://www.zorvex.com/a   | zorvex | domain       | https://www.zorvex.com/a",
        "see store.zorvex.co.uk/a       | zorvex | domain       | store.zorvex.co.uk/a",
        "https://news.example.org/zorvex-fails | zorvex | exact | zorvex",
        "see http://z0rvex.com/login    | zorvex | obfuscated   | http://z0rvex.com/login",
        "see http://zоrvex.com/login    | zorvex | obfuscated   | http://zоrvex.com/login",
        "新しいカルモです                | kana   | exact        | カルモ",
        "今日雷鳥に乗る                   | kana   | exact        | 雷鳥",
        "Zorvexは良い                    | zorvex | exact        | Zorvex",
      })
  void findsTheBrand(String text, String brand, String kind, String surface) {
    var matches = MATCHER.match(text);
    assertThat(matches).hasSize(1);
    assertThat(matches.get(0).brand()).isEqualTo(brand);
    assertThat(matches.get(0).kind()).isEqualTo(kind);
    assertThat(surface(text, matches.get(0))).isEqualTo(surface);
  }

  @ParameterizedTest
  @ValueSource(strings = {"#kvexqoops", "#qkvexnow"})
  void aShortNameBesideScrapsOfLettersIsChance(String text) {
    assertThat(Brands.matcher(brand("kvex", "Kvex")).matchAll(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"#kvexsucks", "#newkvex", "#kvexfs7", "#kvexs", "#KvexQQ", "#kvexqoops Kvex"})
  void aShortNameBesideWordsNumbersOrCapitalsIsTheBrand(String text) {
    assertThat(Brands.matcher(brand("kvex", "Kvex")).matchAll(text)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "the Zorvexian empire",
        "preZorvex times",
        "mail me: info@zorvex.example.org or me@zorvex",
        "mail me: zorvex@mail.example",
        "hey @zorvexfan and @my_zorvex",
        "hey @zorvex.fan",
        "hey @zorvex@social.example.org",
        "read https://news.example.org/zorvexed-again",
        "read https://news.example.org/a?via=zorvex#zorvex",
        "read notzorvex.example/home",
        "read http://zorvex.example@elsewhere.example.org/",
        "read http://elsewhere.example.org/?u=zorvex.example",
        "living in Zorvex County for years",
        "living in zorvexcounty",
        "Zorvex-County fair",
        "k m",
        "dony'll",
        "plom",
        "quill. blue",
        "quill, blue",
        "パカルモン",
        "''",
      })
  void findsNothing(String text) {
    assertThat(MATCHER.match(text)).isEmpty();
  }

  @Test
  void exclusionRulesOutOnlyWhatItCovers() {
    var matches = MATCHER.matchAll("Zorvex County has no Zorvex shop");
    assertThat(matches).extracting(Match::start).containsExactly(21);
  }

  @Test
  void longestMatchOfABrandWins() {
    var matches = MATCHER.matchAll("Zorvex Mobile and Zorvex");
    assertThat(matches).extracting(Match::alias).containsExactly("Zorvex Mobile", "Zorvex");
  }

  @Test
  void everydayWordIsNoSubdomain() {
    assertThat(Brands.matcher(brand("a", "Anchor")).match("http://anchor.elsewhere.example/a"))
        .isEmpty();
  }

  @Test
  void rejectionSaysWhy() {
    var explanation =
        Brands.matcher(brand("a", "Anchor").exclusions("Anchor Bay"))
            .explain("the old anchor of Anchor Bay lies there");
    assertThat(explanation.accepted()).isEmpty();
    assertThat(explanation.rejected())
        .allSatisfy(match -> assertThat(match.reasons().getLast()).startsWith("rejected: "))
        .extracting(Match::start)
        .contains(8);
  }

  @Test
  void wordOfTheContextSpeaksForAnEverydayName() {
    String text = "thought about anchor and its rope again";
    var without = Brands.matcher(brand("a", "Anchor")).matchAll(text);
    var with = Brands.matcher(brand("a", "Anchor").context("rope")).matchAll(text);
    assertThat(without).isEmpty();
    assertThat(with).extracting(Match::brand).containsExactly("a");
  }

  @Test
  void brandsMayShareASpan() {
    var matcher = Brands.matcher(brand("b", "Orlo Fone"), brand("a", "Orlo"));
    assertThat(matcher.match("my Orlo Fone")).extracting(Match::brand).containsExactly("a", "b");
  }

  @Test
  void bestMatchOfABrandIsTheSurest() {
    var matches = MATCHER.match("zorvexes, zorvex mobile or @zorvex");
    assertThat(matches).extracting(Match::kind).containsExactly("handle");
  }

  @Test
  void mentionByTheBrandItselfIsOwned() {
    assertThat(mention("Zorvex has news", "Zorvex_News").owned()).isTrue();
  }

  @Test
  void mentionByAnotherAuthorIsNotOwned() {
    assertThat(mention("Zorvex has news", "zorvex_fan").owned()).isFalse();
  }

  @Test
  void mentionThatNamesAnOwnAccountIsToOwned() {
    assertThat(mention("@zorvex_news: Zorvex is down", "someone").toOwned()).isTrue();
  }

  @Test
  void mentionWithATagBesideTheNameIsTagged() {
    assertThat(mention("Zorvex is down #zorvexdays", "someone").tagged()).isTrue();
  }

  @Test
  void mentionByNameAloneIsUntagged() {
    assertThat(mention("Zorvex is down", "someone").tagged()).isFalse();
  }

  @Test
  void operationWithoutTextHasNoMentions() {
    assertThat(MATCHER.mentionsOf(post(null, "someone"))).isEmpty();
  }

  private static Mention mention(String text, String author) {
    List<Mention> mentions = MATCHER.mentionsOf(post(text, author));
    assertThat(mentions).extracting(Mention::mentionId).containsExactly("forum|1|zorvex");
    return mentions.get(0);
  }

  private static Post post(String text, String author) {
    return new Post(
        PostOperation.CREATE,
        "forum",
        "1",
        new Author("7", author, author, 0, false),
        1,
        1,
        text,
        null,
        null,
        null,
        null,
        null,
        null,
        0,
        0);
  }

  static String surface(String text, Match match) {
    return text.substring(
        text.offsetByCodePoints(0, match.start()), text.offsetByCodePoints(0, match.end()));
  }
}
