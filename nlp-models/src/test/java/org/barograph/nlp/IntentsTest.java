package org.barograph.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntentsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@acme when does the shop open on Sunday?",
        "Great flight. Hi, can I bring my own lunch? https://a.example",
        "so is there a fee for the card?"
      })
  void whatCanBeAnsweredIsAQuestion(String text) {
    assertThat(Intents.of(text, Mood.NEUTRAL)).contains(Intents.QUESTION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Really?",
        "Why?",
        "Seriously?!",
        "You call this coffee?",
        "I asked when it opens",
        "https://a.example/?what=is&this=now"
      })
  void whatWantsNoAnswerIsNone(String text) {
    assertThat(Intents.of(text, Mood.NEUTRAL)).doesNotContain(Intents.QUESTION);
  }

  @ParameterizedTest
  @CsvSource({
    "Worst airline ever. Still waiting for my bag, NEGATIVE, complaint",
    "Worst airline ever, NEUTRAL,",
    "Thank you for the quick help, POSITIVE, praise",
    "Thanks for nothing, POSITIVE,",
    "Can anyone recommend a bank, NEUTRAL, advice",
    "I would not recommend them. Any advice, NEUTRAL,",
    "Is there an alternative to this app, NEUTRAL, alternatives",
    "The coffee was there, NEGATIVE,"
  })
  void wordsAndMoodDecideTogether(String text, Mood mood, String intent) {
    assertThat(Intents.of(text, mood)).isEqualTo(intent == null ? List.of() : List.of(intent));
  }

  @Test
  void aPostMayWantSeveralThingsSorted() {
    assertThat(Intents.of("Thinking of switching. What is the best bank for me?", Mood.NEUTRAL))
        .containsExactly(Intents.ADVICE, Intents.ALTERNATIVES, Intents.QUESTION);
  }

  @Test
  void withoutMoodNobodyComplains() {
    assertThat(Intents.of("Terrible. Worst service.", null)).isEmpty();
  }

  @Test
  void aLongTextIsBounded() {
    assertThat(Intents.of("is it so? ".repeat(200_000), Mood.NEUTRAL))
        .containsExactly(Intents.QUESTION);
  }
}
