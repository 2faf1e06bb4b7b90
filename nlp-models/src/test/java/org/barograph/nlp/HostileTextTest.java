package org.barograph.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Languages and topics of hostile texts; for moods see {@link SentimentModelContract}. */
class HostileTextTest {

  private static final TopicRules TOPICS =
      TopicRules.compile(
          List.of(new TopicRule("delay", List.of("late", "a a a a"), List.of(), List.of())));

  // Only against a hang.
  private static final Duration HANG = Duration.ofSeconds(60);

  static Stream<Arguments> texts() {
    return HostileTexts.known();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void oddTextGetsAnAnswer(String name, String text) {
    assertThat(answersTwiceAlike(text)).as(name).isTrue();
  }

  @Test
  void randomUnicodeGetsAnAnswer() {
    assertThat(HostileTexts.random(2_000)).allMatch(HostileTextTest::answersTwiceAlike);
  }

  private static boolean answersTwiceAlike(String text) {
    return Assertions.assertTimeoutPreemptively(
        HANG,
        () ->
            LanguageGate.shared()
                    .detect(text, null)
                    .equals(LanguageGate.shared().detect(text, null))
                && TOPICS.topicsOf(text).equals(TOPICS.topicsOf(text)));
  }
}
