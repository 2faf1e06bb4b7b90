package org.barograph.nlp.treebank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.barograph.nlp.EvaluationData;
import org.barograph.nlp.Mood;
import org.barograph.nlp.MoodExplainer;
import org.barograph.nlp.Scoring;
import org.barograph.nlp.SentimentModel;
import org.barograph.nlp.SentimentModels;
import org.barograph.nlp.train.Evaluation;
import org.barograph.nlp.train.LabelledPosts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreebankModelTest {

  private static final SentimentModel MODEL = SentimentModels.load("treebank");
  private static final MoodExplainer EXPLAINER =
      SentimentModels.explainer("treebank").orElseThrow();

  @ParameterizedTest
  @CsvSource({
    "I love this phone. It is wonderful!, POSITIVE",
    "The worst service ever and a terrible waste of money., NEGATIVE",
    "😡 this is horrible service, NEGATIVE"
  })
  void plainMoodIsRecognised(String text, Mood mood) {
    assertThat(((Scoring.Scored) MODEL.score(text)).opinion().mood()).isEqualTo(mood);
  }

  @ParameterizedTest
  @CsvSource({
    "'', blank",
    "' ', blank",
    "'@someone https://example.org', no_words",
    "'...', no_words"
  })
  void textWithoutWordsIsUnscorable(String text, String reason) {
    assertThat(MODEL.score(text)).isEqualTo(new Scoring.Unscorable(reason));
  }

  @Test
  void explanationNamesThePhraseOfEachSentence() {
    List<MoodExplainer.Sentence> sentences =
        EXPLAINER.explain("The screen is wonderful. But the service was terrible.");
    assertThat(sentences).hasSize(2);
    assertThat(strongest(sentences.get(0)).phrase()).contains("wonderful");
    assertThat(strongest(sentences.get(0)).tone()).isPositive();
    assertThat(strongest(sentences.get(1)).phrase()).contains("terrible");
    assertThat(strongest(sentences.get(1)).tone()).isNegative();
  }

  @Test
  void explanationIsTheSameAgain() {
    String text = "not bad at all, but I would never buy it again";
    assertThat(EXPLAINER.explain(text)).isEqualTo(EXPLAINER.explain(text));
  }

  @Test
  void nothingIsExplainedByNothing() {
    assertThat(EXPLAINER.explain("@someone")).isEmpty();
  }

  @Test
  void modelKeepsItsQualityOnValidationPosts() throws IOException {
    List<LabelledPosts.Labelled> posts =
        LabelledPosts.read(EvaluationData.require("sentiment/val.tsv"));
    var some = IntStream.range(0, posts.size()).filter(i -> i % 4 == 0).mapToObj(posts::get);
    var evaluation = Evaluation.of(MODEL, some.toList());
    assertThat(evaluation.macroRecall()).isGreaterThan(50);
    assertThat(evaluation.calibrationError()).isLessThan(0.08);
  }

  private static MoodExplainer.Pull strongest(MoodExplainer.Sentence sentence) {
    return sentence.pulls().getFirst();
  }
}
