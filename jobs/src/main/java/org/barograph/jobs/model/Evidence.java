package org.barograph.jobs.model;

import java.util.List;

/**
 * Why an anomaly is one.
 *
 * @param contributions those of one dimension sum to observed − expected
 * @param drivers the mentions that moved the statistic most, heaviest first
 * @param withoutBots the statistic without accounts that declare themselves automated
 * @param withoutReposts the statistic of original posts only
 */
public record Evidence(
    BaselineSpan baseline,
    List<Contribution> contributions,
    List<Driver> drivers,
    Check withoutBots,
    Check withoutReposts) {

  /** What the expectation was learnt from; epoch milliseconds. */
  public record BaselineSpan(long start, long end, int windows) {}

  /** One part's share of the change, in the statistic's unit. */
  public record Contribution(String dimension, String key, double delta, double share, int n) {}

  /** A mention that moved the statistic, with its weight (at least 0). */
  public record Driver(ScoredMention mention, double weight) {}

  /** The statistic over fewer mentions. */
  public record Check(double observed, int n) {}
}
