package org.barograph.nlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicRulesTest {

  private static final TopicRules RULES =
      TopicRules.compile(
          List.of(
              new TopicRule(
                  "service", List.of("customer service", "hotline", "rude"), List.of(), List.of()),
              new TopicRule(
                  "battery",
                  List.of("battery", "akku", "电池", "🔋"),
                  List.of(),
                  List.of("battery park")),
              new TopicRule("refund", List.of("refund", "money"), List.of("back"), List.of()),
              new TopicRule("café", List.of("Café"), List.of(), List.of())));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "the BATTERY is dead | battery",
        "my battery's dead | battery",
        "#battery | battery",
        "电池太差 | battery",
        "dead 🔋 again | battery",
        "Customer  Service? No! | service",
        "customer-service | service",
        "I want my money back | refund",
        "im CAFÉ | café",
        "im cafe\u0301 | café"
      })
  void topicIsFound(String text, String topic) {
    assertThat(RULES.topicsOf(text)).containsExactly(topic);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "batteries",
        "crude oil",
        "service for the customer",
        "I want my money",
        "lunch at Battery Park with a full battery",
        "''"
      })
  void topicIsNotFound(String text) {
    assertThat(RULES.topicsOf(text)).isEmpty();
  }

  @Test
  void severalTopicsAreSorted() {
    assertThat(RULES.topicsOf("rude hotline, battery dead, refund me, give it back"))
        .containsExactly("battery", "refund", "service");
  }

  @Test
  void nullHasNoTopic() {
    assertThat(RULES.topicsOf(null)).isEmpty();
  }

  @Test
  void phraseInsideAnotherIsFound() {
    var rules =
        TopicRules.compile(
            List.of(
                new TopicRule("a", List.of("late flight home"), List.of(), List.of()),
                new TopicRule("b", List.of("flight"), List.of(), List.of())));
    assertThat(rules.topicsOf("a late flight again")).containsExactly("b");
  }

  @Test
  void wordWithoutLettersIsRefusedWithItsPlace() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            TopicRules.compile(List.of(new TopicRule("x", List.of("?!"), List.of(), List.of()))))
        .withMessage("topic 'x': any '?!' must hold 1 to 12 words, got 0");
  }

  @Test
  void ruleThatAsksForNothingIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            TopicRules.compile(List.of(new TopicRule("x", List.of(), List.of(), List.of("y")))))
        .withMessageContaining("topic 'x'");
  }

  @Test
  void twoRulesWithOneIdAreRefused() {
    var rule = new TopicRule("x", List.of("y"), List.of(), List.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TopicRules.compile(List.of(rule, rule)))
        .withMessage("topic 'x': there are two rules with this id");
  }
}
