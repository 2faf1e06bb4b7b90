package org.barograph.jobs.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barograph.jobs.match.Brands.brand;

import java.time.Duration;
import org.barograph.jobs.model.Author;
import org.barograph.jobs.model.Match;
import org.barograph.jobs.model.Post;
import org.barograph.jobs.model.PostOperation;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryMatchTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "zorvex AND plan                 | my Zorvex has a PLAN      | true",
        "zorvex AND plan                 | my Zorvex                 | false",
        "zorvex NOT county               | a Zorvex County           | false",
        "zorvex NOT county               | a Zorvex shop             | true",
        "\"red zorvex\"                  | a red, Zorvex             | true",
        "\"red zorvex\"                  | a zorvex red              | false",
        "case:Zorvex shop                | the zorvex shop           | false",
        "case:Zorvex shop                | the Zorvex shop           | true",
        "zorvex NEAR/1 shop              | shop for Zorvex           | true",
        "zorvex NEAR/1 shop              | shop we do for Zorvex     | false",
        "zorvex NEAR/0 shop              | Zorvex shop               | true",
        "zorvex NEAR/2 (shop OR store)   | Zorvex has a store        | true",
        "(a1 NEAR/1 b1) NEAR/1 c1        | c1 b1 a1                  | true",
        "zorvex                          | hail #Zorvex              | true",
        "雷鳥                             | 雷鳥 に乗る                 | true",
      })
  void queryDecides(String query, String text, boolean holds) {
    var matcher = Brands.matcher(brand("x").queries(query));
    assertThat(matcher.matchAll(text)).hasSize(holds ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({
    "shop author:Ann, true",
    "shop author:@ann, true",
    "shop author:bob, false",
    "shop channel:forum, true",
    "shop lang:de, false",
    "shop NOT lang:de, true",
  })
  void queryAsksWhatThePostSaysOfItself(String query, boolean holds) {
    var matcher = Brands.matcher(brand("x").queries(query));
    assertThat(matcher.mentionsOf(post("a shop"))).hasSize(holds ? 1 : 0);
  }

  @Test
  void matchSaysWhichQueryAndWhere() {
    Match match =
        Brands.matcher(brand("x").queries("plan AND zorv")).matchAll("😀 my zorv plan").get(0);
    assertThat(match.kind()).isEqualTo("query");
    assertThat(match.alias()).isEqualTo("plan AND zorv");
    assertThat(match.start()).isEqualTo(5);
    assertThat(match.end()).isEqualTo(9);
  }

  @Test
  void brandThatIsNamedNeedsNoQuery() {
    var matcher = Brands.matcher(brand("x", "Zorvex").queries("plan"));
    assertThat(matcher.matchAll("my Zorvex plan")).extracting(Match::kind).containsExactly("exact");
  }

  @Test
  void longTextTakesTimeInProportion() {
    var matcher = Brands.matcher(brand("x").queries("(a NEAR/50 b) NEAR/50 (c OR a) NOT z"));
    String text = "a b c ".repeat(20_000);
    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> matcher.match(text));
  }

  private static Post post(String text) {
    return new Post(
        PostOperation.CREATE,
        "forum",
        "1",
        new Author("7", "Ann", "Ann", 0, false),
        1,
        1,
        text,
        "en",
        null,
        null,
        null,
        null,
        null,
        0,
        0);
  }
}
