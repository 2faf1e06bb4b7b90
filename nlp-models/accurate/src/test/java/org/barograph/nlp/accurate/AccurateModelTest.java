package org.barograph.nlp.accurate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.barograph.nlp.EvaluationData;
import org.barograph.nlp.Mood;
import org.barograph.nlp.Opinion;
import org.barograph.nlp.Scoring;
import org.barograph.nlp.SentimentModel;
import org.barograph.nlp.SentimentModels;
import org.barograph.nlp.train.Evaluation;
import org.barograph.nlp.train.LabelledPosts;
import org.junit.jupiter.api.Test;

class AccurateModelTest {

  private static final SentimentModel MODEL = SentimentModels.load("accurate");

  @Test
  void nameTellsBothModels() {
    assertThat(MODEL.id())
        .startsWith("accurate-")
        .endsWith("+" + SentimentModels.load("social").id());
  }

  @Test
  void secondRequestGetsTheSameModel() {
    assertThat(SentimentModels.load("accurate")).isSameAs(MODEL);
  }

  @Test
  void angryPostIsNegative() {
    assertThat(opinion("three hours late and nobody cares, never again").mood())
        .isEqualTo(Mood.NEGATIVE);
  }

  @Test
  void happyPostIsPositive() {
    assertThat(opinion("What a wonderful day, thank you all!").mood()).isEqualTo(Mood.POSITIVE);
  }

  @Test
  void reasonsAreWordsOfTheText() {
    assertThat(opinion("I love this phone").reasons()).anyMatch(reason -> reason.contains("love"));
  }

  @Test
  void postWithoutWordsIsUnscorable() {
    assertThat(MODEL.score("@someone https://example.org/x"))
        .isEqualTo(new Scoring.Unscorable("no_words"));
  }

  @Test
  void keepsItsQualityOnTheValidationPosts() throws IOException {
    var posts = LabelledPosts.read(EvaluationData.require("sentiment/val.tsv"));
    var evaluation = Evaluation.of(MODEL, posts);
    assertThat(evaluation.macroRecall()).isGreaterThan(73);
    assertThat(evaluation.calibrationError()).isLessThan(0.05);
  }

  private static Opinion opinion(String text) {
    return ((Scoring.Scored) MODEL.score(text)).opinion();
  }
}
