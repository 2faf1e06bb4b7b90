package org.barograph.jobs.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.barograph.jobs.match.Brands.brand;

import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.barograph.jobs.model.Match;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnicodeTest {
  private static final List<String> NAMES =
      List.of(
          "Zorvex",
          "Gläßner",
          "Ørdalé",
          "Кварцит",
          "Ψηφίσιος",
          "שלגון",
          "كرملان",
          "雷鳥堂",
          "달빛나라",
          "नमकीनो",
          "İzmara",
          "ﬁlandor",
          "Q9 Rally",
          "D'Arvon & Kim");

  private static final BrandMatcher MATCHER =
      Brands.matcher(brand("x", NAMES.toArray(String[]::new)));

  /** With an everyday word, too, whose surroundings are looked at. */
  private static final BrandMatcher ALL_KINDS =
      Brands.matcher(
          brand("x", NAMES.toArray(String[]::new)), brand("y", "Anchor", "Velmorix Air"));

  private static final Pattern CLUSTER = Pattern.compile("\\X");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "👩‍👩‍👧 Zorvex 👍🏽",
        "🇩🇪🇫🇷Zorvex",
        "e\u0301\u0301 Zorvex",
        "\uD83D Zorvex \uDE00",
        "שלום Zorvex שלום",
        "\u202EZorvex\u202C",
        "ﷺ Zorvex ﷺ",
        "ﬃ Zorvex ㌖",
        "ＺＯＲＶＥＸ　です",
      })
  void spanIsTheNameInTheOriginal(String text) {
    var match = MATCHER.match(text).get(0);
    assertThat(BrandMatcherTest.surface(text, match)).matches("(?i)Zorvex|ＺＯＲＶＥＸ");
  }

  @Test
  void markOnTheLastLetterBelongsToTheSpan() {
    String text = "my Ørdale\u0301 phone";
    var match = MATCHER.match(text).get(0);
    assertThat(BrandMatcherTest.surface(text, match)).isEqualTo("Ørdale\u0301");
  }

  @Test
  void nameIsFoundInAnyCaseAndWidth() {
    var random = new Random(11);
    for (String name : NAMES) {
      for (String written :
          List.of(name, upper(name), lower(name), wide(name), mixed(name, random))) {
        for (String text : List.of(written, "😀 " + written + "!", "“" + written + "”")) {
          assertThat(MATCHER.match(text)).as("%s in [%s]", name, text).hasSize(1);
        }
      }
    }
  }

  @Test
  void randomAliasFindsItselfInAnyFormAndAnyText() {
    var random = new Random(5);
    for (int i = 0; i < 2_000; i++) {
      String alias = randomAlias(random);
      var matcher = Brands.matcher(brand("x", alias));
      for (var form : Normalizer.Form.values()) {
        String text = "… " + Normalizer.normalize(mixed(alias, random), form) + " !";
        assertThat(matcher.matchAll(text)).as("%s in [%s]", alias, text).isNotEmpty();
      }
      String noise = randomText(random) + " " + alias + " " + randomText(random);
      int length = noise.codePointCount(0, noise.length());
      for (Match match : matcher.matchAll(noise)) {
        assertThat(match.start()).as(noise).isBetween(0, match.end() - 1);
        assertThat(match.end()).as(noise).isLessThanOrEqualTo(length);
      }
    }
  }

  /** No dictionary has it: words of invented letters of one script. */
  private static String randomAlias(Random random) {
    String[] scripts = {"bdkqvxzw", "äöüéñčžř", "бджкхцщф", "βδζθλξψω", "بتجحخدذر", "אבגדהזחט"};
    String letters = scripts[random.nextInt(scripts.length)];
    var alias = new StringBuilder();
    for (int word = 0, words = 1 + random.nextInt(2); word < words; word++) {
      alias.append(word == 0 ? "" : " ");
      for (int k = 0, n = 5 + random.nextInt(5); k < n; k++) {
        alias.append(letters.charAt((k * 3 + random.nextInt(2)) % letters.length()));
      }
    }
    return alias.toString();
  }

  @Test
  void anyTextGivesValidSpansOnBordersOfClusters() {
    var random = new Random(42);
    for (int i = 0; i < 20_000; i++) {
      String text = randomText(random);
      List<Match> matches = MATCHER.matchAll(text);
      var borders = borders(text);
      for (Match match : matches) {
        assertThat(match.start()).as(text).isLessThan(match.end());
        assertThat(borders[match.start()] && borders[match.end()])
            .as("%s in %s", match, text.codePoints().mapToObj(Integer::toHexString).toList())
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "z",
        "zor",
        "Zorvex ",
        "zorvex",
        "@",
        "@a",
        "#",
        "#zorvex ",
        "a.",
        ".",
        "://",
        "http://a.",
        " ",
        "z o r v e x ",
        "& ",
        "'s",
        "q9 rally ",
        "z*",
        "0",
        "zz0o*",
        "x@x.",
        "Anchor ",
        "anchor zorvex ",
        "zorevx ",
        "#anchor ",
        "#anchorzorvex",
        "#a ",
        "velmorix air ",
        "ai ",
        "a*",
        "雷鳥",
        "é",
        "e\u0301",
        "\u200b",
        "\u0301"
      })
  void longTextTakesTimeInProportion(String part) {
    String text = part.repeat(100_000 / part.length());
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> assertThatCode(() -> ALL_KINDS.match(text)).doesNotThrowAnyException());
  }

  private static boolean[] borders(String text) {
    var borders = new boolean[text.codePointCount(0, text.length()) + 1];
    borders[0] = true;
    var clusters = CLUSTER.matcher(text);
    while (clusters.find()) {
      borders[text.codePointCount(0, clusters.end())] = true;
    }
    return borders;
  }

  private static String randomText(Random random) {
    String[] pieces = {
      "@", "#", ".", "/", "http://", "'s", "s", "&", "&amp;", " ", "-", "*", "0", "1", "\u200d",
          "\u00ad",
      "\u0301", "👍🏽", "👩‍👧", "ß", "ﬁ", "雷", "٣", "\uD800", "\n", "…", "™", "ა", "ᄀ", "ᅡ", "क",
          "ि"
    };
    var text = new StringBuilder();
    for (int i = 0, n = random.nextInt(12); i < n; i++) {
      switch (random.nextInt(4)) {
        case 0 -> text.append(pieces[random.nextInt(pieces.length)]);
        case 1 -> text.append(mixed(NAMES.get(random.nextInt(NAMES.size())), random));
        case 2 -> text.appendCodePoint(random.nextInt(0x3000));
        default -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
      }
    }
    return text.toString();
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static String wide(String name) {
    var wide = new StringBuilder();
    name.chars().forEach(c -> wide.append((char) (c > ' ' && c < 127 ? c + 0xfee0 : c)));
    return wide.toString();
  }

  private static String mixed(String name, Random random) {
    var mixed = new StringBuilder();
    for (String letter : name.split("", -1)) {
      mixed.append(random.nextBoolean() ? upper(letter) : lower(letter));
    }
    return mixed.toString();
  }
}
