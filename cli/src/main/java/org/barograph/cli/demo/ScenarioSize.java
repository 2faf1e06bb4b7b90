package org.barograph.cli.demo;

/**
 * How much is posted.
 *
 * @param historyDays thin days before the full one
 * @param peakPerHour mentions per hour of all brands together at the busiest hour of the full day,
 *     events aside
 * @param mentionShare share of posts that name a brand, in (0, 1]
 */
public record ScenarioSize(int historyDays, double peakPerHour, double mentionShare) {

  /** About 59,000 posts over 15 days. */
  public static final ScenarioSize STANDARD = new ScenarioSize(14, 225, 0.66);
}
