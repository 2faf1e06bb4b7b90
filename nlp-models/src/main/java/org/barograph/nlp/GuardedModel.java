package org.barograph.nlp;

import java.util.List;
import java.util.Optional;

/**
 * Keeps the promise that a model never throws: a stream must not stop at a post that nobody has
 * thought of.
 */
final class GuardedModel implements SentimentModel {

  static final Scoring FAILED = new Scoring.Unscorable("model_failed");

  private final SentimentModel model;

  GuardedModel(SentimentModel model) {
    this.model = model;
  }

  @Override
  public String id() {
    return model.id();
  }

  @Override
  public Scoring score(String text) {
    try {
      return model.score(text);
    } catch (RuntimeException | StackOverflowError e) {
      return FAILED;
    }
  }

  /** Empty if the model does not explain itself. */
  Optional<MoodExplainer> explainer() {
    return model instanceof MoodExplainer explainer
        ? Optional.of(text -> explanation(explainer, text))
        : Optional.empty();
  }

  private static List<MoodExplainer.Sentence> explanation(MoodExplainer explainer, String text) {
    try {
      return explainer.explain(text);
    } catch (RuntimeException | StackOverflowError e) {
      return List.of();
    }
  }
}
