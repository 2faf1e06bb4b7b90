package org.barograph.jobs.model;

/**
 * Counts of mentions. Integers only, so that a sum does not depend on the order of summing.
 *
 * @param tagged those that hold a handle, hashtag or domain of the brand
 * @param owned those that the brand's own accounts wrote
 * @param scoreE4 sum of the scores of scored mentions, in ten-thousandths
 * @param reach sum of followers, at least 1 a mention
 */
public record Tally(
    int mentions,
    int negative,
    int neutral,
    int positive,
    int unscored,
    int tagged,
    int owned,
    long scoreE4,
    long reach) {

  public static final Tally ZERO = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0);

  public static Tally of(ScoredMention mention) {
    Polarity mood = mention.polarity();
    return new Tally(
        1,
        one(mood == Polarity.NEGATIVE),
        one(mood == Polarity.NEUTRAL),
        one(mood == Polarity.POSITIVE),
        one(mood == Polarity.UNSCORED),
        one(mention.tagged()),
        one(mention.owned()),
        mood == Polarity.UNSCORED ? 0 : mention.scoreE4(),
        Math.max(1, mention.followers()));
  }

  public Tally plus(Tally other) {
    return new Tally(
        mentions + other.mentions,
        negative + other.negative,
        neutral + other.neutral,
        positive + other.positive,
        unscored + other.unscored,
        tagged + other.tagged,
        owned + other.owned,
        scoreE4 + other.scoreE4,
        reach + other.reach);
  }

  private static int one(boolean counted) {
    return counted ? 1 : 0;
  }

  /** Those that name the brand in words alone. */
  public int untagged() {
    return mentions - tagged;
  }

  /** Without the mentions of {@code other}, which are among these. */
  public Tally minus(Tally other) {
    return plus(other.times(-1));
  }

  /** The same mentions, each counted so many times. */
  public Tally times(int factor) {
    return new Tally(
        mentions * factor,
        negative * factor,
        neutral * factor,
        positive * factor,
        unscored * factor,
        tagged * factor,
        owned * factor,
        scoreE4 * factor,
        reach * factor);
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
