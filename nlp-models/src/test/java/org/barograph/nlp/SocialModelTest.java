package org.barograph.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SocialModelTest {

  private static final SentimentModel MODEL = SentimentModels.load("social");

  static Opinion opinion(String text) {
    return ((Scoring.Scored) MODEL.score(text)).opinion();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "I love this phone | POSITIVE",
        "best coffee ever, thank you! | POSITIVE",
        "😂😂😂 | POSITIVE",
        "❤ | POSITIVE",
        ":) | POSITIVE",
        "I hate waiting in line | NEGATIVE",
        "worst service EVER | NEGATIVE",
        "😡 | NEGATIVE",
        ":( | NEGATIVE",
        "The store opens at nine on Monday | NEUTRAL",
        "Meeting moved to Thursday, room 4 | NEUTRAL"
      })
  void plainMoodIsRecognised(String text, Mood mood) {
    assertThat(opinion(text).mood()).isEqualTo(mood);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "I love this phone | I don't love this phone",
        "this is good | this is not good",
        "I would recommend it | I would never recommend it",
        "works great | doesn't work great"
      })
  void negationTurnsPraiseDown(String praise, String negated) {
    assertThat(opinion(negated).score()).isLessThan(opinion(praise).score() - 0.3);
  }

  @Test
  void negationEndsWithTheClause() {
    assertThat(opinion("not today, but I love it").score())
        .isGreaterThan(opinion("I do not love it").score() + 0.3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "I don\\u2019t like it | I don't like it",
        "I don’t like it | I don't like it",
        "you &lt;3 me | you <3 me",
        "salt &amp;amp; pepper, great | salt & pepper, great",
        "good stuff | good stuff https://example.org/x?y=1",
        "sooooooooo good | sooo good",
        "nice!!!!!!!! | nice!!!",
        "ｇｏｏｄ ｓｔｕｆｆ | good stuff",
        "go\u200bod | good"
      })
  void disguiseDoesNotChangeTheOpinion(String disguised, String plain) {
    assertThat(opinion(disguised)).isEqualTo(opinion(plain));
  }

  @Test
  void lengthenedWordKeepsItsMood() {
    assertThat(opinion("gooooood").mood()).isEqualTo(Mood.POSITIVE);
  }

  @Test
  void reasonsNameTheHeaviestWordFirst() {
    assertThat(opinion("I love this phone").reasons())
        .hasSizeLessThanOrEqualTo(5)
        .first()
        .asString()
        .startsWith("love +");
  }

  @Test
  void reasonIsShortHoweverLongTheWord() {
    assertThat(opinion("love " + "looovely".repeat(50)).reasons())
        .allMatch(reason -> reason.length() <= 50);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"I love this phone", "worst service EVER", "meh", "The store opens at nine"})
  void scoreAndConfidenceAreTenThousandthsWithinBounds(String text) {
    Opinion opinion = opinion(text);
    assertThat(opinion.score())
        .isBetween(-1.0, 1.0)
        .isEqualTo(Math.rint(opinion.score() * 10_000) / 10_000);
    assertThat(opinion.confidence())
        .isBetween(0.0, 1.0)
        .isEqualTo(Math.rint(opinion.confidence() * 10_000) / 10_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | blank",
        "'   ' | blank",
        "'\u200b\u200d' | blank",
        "@someone https://example.org | no_words",
        "12:30 | no_words",
        "... !!! | no_words"
      })
  void textWithoutAnythingToJudgeIsUnscorable(String text, String reason) {
    assertThat(MODEL.score(text)).isEqualTo(new Scoring.Unscorable(reason));
  }

  @Test
  void nullIsBlank() {
    assertThat(MODEL.score(null)).isEqualTo(new Scoring.Unscorable("blank"));
  }
}
