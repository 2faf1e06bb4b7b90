package org.barograph.jobs.ops;

/** Names of our metrics; dashboards and the command line read them by these. */
public final class MetricNames {

  /** Group of the gauges that count outcomes of post operations. */
  public static final String OUTCOME = "outcome";

  /** Group of the counters of dead letters by reason. */
  public static final String DEAD_LETTERS = "dead_letters";

  /**
   * Group of the counters of mentions without a score, by reason; also such a counter of a brand.
   * Only posts that are seen for the first time count.
   */
  public static final String UNSCORED = "unscored";

  /** Counter: mention changes that came after their tick. */
  public static final String LATE = "late";

  /** Group of what is counted by brand: {@code brand.<id>.<name>}. */
  public static final String BRAND = "brand";

  /** Histogram: milliseconds from the Kafka record's timestamp to the mention's document. */
  public static final String LATENCY = "latency_ms";

  /** Histogram: event time from the post that made an incident decidable to its tick. */
  public static final String DECISION_DELAY = "decision_delay_ms";

  /** Histogram: wall time from that post's arrival in Kafka to the incident in the outbox. */
  public static final String HAND_OVER = "hand_over_ms";

  /** Group of what is counted by receiver: {@code receiver.<id>.<name>}. */
  public static final String RECEIVER = "receiver";

  private MetricNames() {}
}
