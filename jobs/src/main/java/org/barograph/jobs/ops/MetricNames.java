package org.barograph.jobs.ops;

/** Names of our metrics; dashboards and the command line read them by these. */
public final class MetricNames {

  /** Group of the gauges that count outcomes of post operations. */
  public static final String OUTCOME = "outcome";

  /** Group of the counters of dead letters by reason. */
  public static final String DEAD_LETTERS = "dead_letters";

  /** Counter: mention changes that came after their tick. */
  public static final String LATE = "late";

  /** Group of what is counted by brand: {@code brand.<id>.<name>}. */
  public static final String BRAND = "brand";

  /** Counter of a brand: mentions without a score, of posts that were seen for the first time. */
  public static final String UNSCORED = "unscored";

  private MetricNames() {}
}
