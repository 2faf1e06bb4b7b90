package org.barograph.jobs.model;

/**
 * Counts of mentions. Integers only, so that a sum does not depend on the order of summing.
 *
 * @param scoreE4 sum of the scores of scored mentions, in ten-thousandths
 * @param reach sum of followers, at least 1 a mention
 */
public record Tally(
    int mentions, int negative, int neutral, int positive, int unscored, long scoreE4, long reach) {

  public static final Tally ZERO = new Tally(0, 0, 0, 0, 0, 0, 0);

  public static Tally of(ScoredMention mention) {
    long reach = Math.max(1, mention.followers());
    return switch (mention.polarity()) {
      case NEGATIVE -> new Tally(1, 1, 0, 0, 0, mention.scoreE4(), reach);
      case NEUTRAL -> new Tally(1, 0, 1, 0, 0, mention.scoreE4(), reach);
      case POSITIVE -> new Tally(1, 0, 0, 1, 0, mention.scoreE4(), reach);
      case UNSCORED -> new Tally(1, 0, 0, 0, 1, 0, reach);
    };
  }

  public Tally plus(Tally other) {
    return new Tally(
        mentions + other.mentions,
        negative + other.negative,
        neutral + other.neutral,
        positive + other.positive,
        unscored + other.unscored,
        scoreE4 + other.scoreE4,
        reach + other.reach);
  }

  public int scored() {
    return negative + neutral + positive;
  }

  /** Negative share of the scored, in [0, 1]; 0 when nothing is scored. */
  public double negativeShare() {
    return scored() == 0 ? 0 : (double) negative / scored();
  }

  /** (positive − negative) / scored, in [-1, 1]. */
  public double netSentiment() {
    return scored() == 0 ? 0 : (double) (positive - negative) / scored();
  }

  /** Mean score of the scored, in [-1, 1]. */
  public double scoreMean() {
    return scored() == 0 ? 0 : scoreE4 / 10_000.0 / scored();
  }
}
