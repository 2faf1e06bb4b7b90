package org.barograph.jobs.kafka;

/**
 * How far ahead of the clock a change is pushed, and how far ahead of the clock the jobs take the
 * configuration for known. A job that has read the Kafka topic to its end at time t judges posts of
 * event times up to t + {@link #CONFIRMED_MILLIS}; whatever is written after t takes effect at t +
 * {@link #LEAD_MILLIS} at the earliest. The difference is for the write itself and for clocks that
 * do not agree.
 */
public final class ConfigLead {

  /** From the moment that a change is written to its effective time. */
  public static final long LEAD_MILLIS = 3_000;

  /** How long after it was read to its end the topic's configuration is still the right one. */
  static final long CONFIRMED_MILLIS = 1_000;

  /** A write that took longer than this may have come too late for posts of its effective time. */
  public static final long WRITE_MILLIS = 1_500;

  private ConfigLead() {}
}
