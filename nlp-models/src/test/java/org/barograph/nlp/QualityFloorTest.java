package org.barograph.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.barograph.nlp.train.Evaluation;
import org.barograph.nlp.train.LabelledPosts;
import org.junit.jupiter.api.Test;

class QualityFloorTest {

  @Test
  void socialModelKeepsItsQualityOnTheValidationPosts() throws IOException {
    var evaluation = Evaluation.of(SentimentModels.load("social"), validation());
    assertThat(evaluation.macroRecall()).isGreaterThan(70);
    assertThat(evaluation.calibrationError()).isLessThan(0.05);
  }

  @Test
  void gateLetsEnglishPostsPass() throws IOException {
    List<LabelledPosts.Labelled> posts = validation();
    long passed =
        posts.stream()
            .filter(post -> LanguageGate.shared().detect(post.text(), null).english())
            .count();
    assertThat(passed).isGreaterThan(Math.round(0.97 * posts.size()));
  }

  private static List<LabelledPosts.Labelled> validation() throws IOException {
    return LabelledPosts.read(EvaluationData.require("sentiment/val.tsv"));
  }
}
