package org.barograph.jobs.model;

import java.util.List;

/**
 * A mood and how sure the model is of it.
 *
 * @param score in [-1, 1], a multiple of 1/10,000; 0 when unscored
 * @param confidence in [0, 1]
 * @param model id and version of the model, {@code label} of a person, or {@code none}
 * @param reasons the features or phrases that weighed most, or why it is unscored
 */
public record Sentiment(
    Polarity polarity, double score, double confidence, String model, List<String> reasons) {

  /** Model of a mood that a person gave. */
  public static final String LABEL = "label";

  /** As a person said: −1, 0 or 1, and certain. */
  public static Sentiment labelled(Label label) {
    double score =
        switch (label.polarity()) {
          case NEGATIVE -> -1;
          case POSITIVE -> 1;
          default -> 0;
        };
    return new Sentiment(label.polarity(), score, 1, LABEL, List.of("labelled by " + label.by()));
  }

  public static Sentiment unscored(String reason) {
    return new Sentiment(Polarity.UNSCORED, 0, 0, "none", List.of(reason));
  }

  /** The score in ten-thousandths: sums of these do not depend on the order of summing. */
  public int scoreE4() {
    return (int) Math.round(score * 10_000);
  }
}
