package org.barograph.nlp;

import java.util.List;

/**
 * The mood of one text and why.
 *
 * @param mood the most likely of the three
 * @param score probability of positive minus probability of negative, in [-1, 1], a multiple of
 *     1/10,000
 * @param confidence the probability that {@code mood} is right, in [0, 1], a multiple of 1/10,000
 * @param reasons at most 5 words or phrases with the heaviest pull, heaviest first; {@code "love
 *     +0.83"} pulls towards positive, in logits; the words come from the text and are as untrusted
 *     as it is
 */
public record Opinion(Mood mood, double score, double confidence, List<String> reasons) {
  public Opinion {
    reasons = List.copyOf(reasons);
  }

  /**
   * The opinion that a classifier's logits of negative, neutral and positive stand for. Ties go to
   * neutral: no evidence is not a mood.
   */
  public static Opinion of(double[] logits, Calibration calibration, List<String> reasons) {
    double negative = logits[0];
    double neutral = logits[1];
    double positive = logits[2];
    double[] balanced = calibration.balanced(negative, neutral, positive);
    double[] natural = calibration.natural(negative, neutral, positive);
    double score = rounded(balanced[2] - balanced[0]);
    if (negative > neutral && negative > positive) {
      return new Opinion(Mood.NEGATIVE, score, rounded(natural[0]), reasons);
    }
    if (positive > neutral && positive > negative) {
      return new Opinion(Mood.POSITIVE, score, rounded(natural[2]), reasons);
    }
    return new Opinion(Mood.NEUTRAL, score, rounded(natural[1]), reasons);
  }

  private static double rounded(double value) {
    // Adding 0.0 turns -0.0 into 0.0, which JSON would show as another number.
    return Math.round(value * 10_000) / 10_000.0 + 0.0;
  }
}
