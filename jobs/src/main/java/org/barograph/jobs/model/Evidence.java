package org.barograph.jobs.model;

import java.util.List;
import java.util.Map;

/**
 * Why an anomaly is one.
 *
 * @param contributions those of one dimension sum to observed − expected
 * @param drivers the mentions that moved the statistic most, one of each story, heaviest first
 * @param withoutBots the statistic without accounts that are, or seem to be, automated
 * @param withoutReposts the statistic of original posts only
 * @param stories those told more than once, largest first; null in a state from before there were
 *     any
 * @param links addresses by name, for people; null until it is told
 */
public record Evidence(
    BaselineSpan baseline,
    List<Contribution> contributions,
    List<Driver> drivers,
    Check withoutBots,
    Check withoutReposts,
    List<Story> stories,
    Map<String, String> links) {

  /** Not told yet. */
  public Evidence(
      BaselineSpan baseline,
      List<Contribution> contributions,
      List<Driver> drivers,
      Check withoutBots,
      Check withoutReposts,
      List<Story> stories) {
    this(baseline, contributions, drivers, withoutBots, withoutReposts, stories, null);
  }

  /** What the expectation was learnt from; epoch milliseconds. */
  public record BaselineSpan(long start, long end, int windows) {}

  /** One part's share of the change, in the statistic's unit. */
  public record Contribution(String dimension, String key, double delta, double share, int n) {}

  /** A mention that moved the statistic, with its weight (at least 0). */
  public record Driver(ScoredMention mention, double weight) {}

  /** The statistic over fewer mentions. */
  public record Check(double observed, int n) {}

  /**
   * What was told more than once.
   *
   * @param n mentions that tell it
   * @param reach sum of theirs
   * @param text of one of them, cut; null when none of them was kept
   */
  public record Story(String storyId, int n, long reach, String text) {}

  public Evidence withDrivers(List<Driver> others) {
    return new Evidence(
        baseline, contributions, others, withoutBots, withoutReposts, stories, links);
  }

  public Evidence withLinks(Map<String, String> others) {
    return new Evidence(
        baseline, contributions, drivers, withoutBots, withoutReposts, stories, others);
  }
}
