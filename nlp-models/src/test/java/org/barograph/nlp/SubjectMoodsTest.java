package org.barograph.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectMoodsTest {

  private static final SentimentModel MODEL = SentimentModels.load("social");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A is way better than B | BETTER | WORSE",
        "A isn't any better than B | WORSE |",
        "A is slower than B | WORSE | BETTER",
        "A is more expensive than B | WORSE | BETTER",
        "A >> B | BETTER | WORSE",
        "A < B | WORSE | BETTER",
        "A beats B | BETTER | WORSE",
        "A runs circles around B | BETTER | WORSE",
        "A can't compete with B | WORSE | BETTER",
        "A is not half as good as B | WORSE | BETTER",
        "A is no B | WORSE | ASIDE",
        "unlike A, B works | AGAINST |",
        "compared to A, B is slow | AGAINST |",
        "I switched from A to B | WORSE | BETTER",
        "ditched A for B | WORSE | BETTER",
        "I prefer A over B | BETTER | WORSE",
        "instead of A I took B | WORSE |",
        "my new A phone, bought at B | | ASIDE",
        "A and B are down | |",
        "A B 90 minutes of delay | |",
      })
  void comparisonsTakeSides(String text, Comparison a, Comparison b) {
    Map<String, Clauses.Part> parts = Clauses.of(text, namings(text));

    assertThat(parts.get("A").comparison()).isEqualTo(a);
    assertThat(parts.get("B").comparison()).isEqualTo(b);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "I love A but B is bad | I love A | but B is bad",
        "A is fast, while B is slow | A is fast, | while B is slow",
        "A was late. They lost my bag! B was nice. | A was late. They lost my bag! | B was nice.",
        "So angry. A was late; B was nice | So angry. A was late; | B was nice",
        "A does the lights and B does the show | A does the lights | and B does the show",
        "A and B are down | A and B are down | A and B are down",
        "A: quick, kind. B: slow, rude | A: quick, kind. | B: slow, rude",
        "A is up. B is up. Both are great | A is up. Both are great | B is up. Both are great",
      })
  void everyBrandHasItsPart(String text, String a, String b) {
    Map<String, Clauses.Part> parts = Clauses.of(text, namings(text));

    assertThat(parts.get("A").text()).isEqualTo(a);
    assertThat(parts.get("B").text()).isEqualTo(b);
  }

  @Test
  void aLineOfItsOwnIsASentence() {
    String text = "A is up\nB is down";

    assertThat(Clauses.of(text, namings(text)).get("B").text()).isEqualTo("B is down");
  }

  @Test
  void oneSubjectIsNotScoredTwice() {
    Scoring whole = MODEL.score("A is terrible but the weather is great");

    assertThat(SubjectMoods.of(MODEL, "A is terrible", whole, List.of(new Naming("a", 0, 1))))
        .containsExactly(Map.entry("a", whole));
  }

  @Test
  void spansAreCodePoints() {
    String text = "😡😡 A is bad but B is great";
    List<Naming> namings = List.of(new Naming("A", 3, 4), new Naming("B", 16, 17));

    assertThat(Clauses.of(text, namings).get("B").text()).isEqualTo("but B is great");
  }

  /** Half of the posts were written before the first try; the figures stand in MODEL-CARD.md. */
  @Test
  void agreesMoreOftenThanTheWholePost() throws Exception {
    TwoBrandFigures.Agreement agreement =
        TwoBrandFigures.agreement(MODEL, TwoBrandFigures.samples(measure()), false);

    assertThat(agreement.clause()).isGreaterThan(0.68).isGreaterThan(agreement.whole() + 0.15);
  }

  @Test
  void anyTextAndAnySpansAreJudged() {
    Random random = new Random(11);
    for (int round = 0; round < 300; round++) {
      StringBuilder text = new StringBuilder();
      List<Naming> namings = new ArrayList<>();
      for (int i = random.nextInt(120); i > 0; i--) {
        text.appendCodePoint(
            random.nextInt(3) == 0
                ? random.nextInt(0xFFFF)
                : " AB.,;<>?! but than".charAt(random.nextInt(19)));
      }
      for (int i = random.nextInt(6); i > 0; i--) {
        int start = random.nextInt(130);
        namings.add(
            new Naming("ab".charAt(random.nextInt(2)) + "", start, start + random.nextInt(5)));
      }
      Scoring whole = MODEL.score(text.toString());

      assertThat(SubjectMoods.of(MODEL, text.toString(), whole, namings).keySet())
          .containsExactlyInAnyOrderElementsOf(
              namings.stream().map(Naming::subject).distinct().toList());
    }
  }

  @Test
  void aTextOfNothingButNamesIsJudgedInTime() {
    String text = "A than B but ".repeat(8_000);

    assertThat(SubjectMoods.of(MODEL, text, MODEL.score(text), namings(text))).hasSize(2);
  }

  private static List<Naming> namings(String text) {
    return Pattern.compile("\\b[AB]\\b")
        .matcher(text)
        .results()
        .map(found -> new Naming(found.group(), found.start(), found.end()))
        .toList();
  }

  private static Path measure() throws URISyntaxException {
    return Path.of(SubjectMoodsTest.class.getResource("two-brands-measure.tsv").toURI());
  }
}
