package org.barograph.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GuardedModelTest {

  /** Fails as badly as a model can. */
  private static final class Broken implements SentimentModel, MoodExplainer {

    @Override
    public String id() {
      return "broken-1";
    }

    @Override
    public Scoring score(String text) {
      throw new StackOverflowError();
    }

    @Override
    public List<Sentence> explain(String text) {
      throw new IllegalStateException(text);
    }
  }

  private final GuardedModel guarded = new GuardedModel(new Broken());

  @Test
  void failureIsAnAnswer() {
    assertThat(guarded.score("a")).isEqualTo(new Scoring.Unscorable("model_failed"));
  }

  @Test
  void failedExplanationIsNone() {
    assertThat(guarded.explainer()).hasValueSatisfying(e -> assertThat(e.explain("a")).isEmpty());
  }

  @Test
  void modelWithoutExplanationsHasNoExplainer() {
    assertThat(SentimentModels.explainer("social")).isEmpty();
  }

  @Test
  void reasonsAreTheStrongestPullsOfAllSentences() {
    MoodExplainer explainer =
        text ->
            List.of(
                new MoodExplainer.Sentence("a b", -0.2, List.of(new MoodExplainer.Pull("b", -0.2))),
                new MoodExplainer.Sentence("c", 0.5, List.of(new MoodExplainer.Pull("c", 0.5))));
    assertThat(explainer.reasons("a b. c")).containsExactly("c +0.50", "b -0.20");
  }
}
