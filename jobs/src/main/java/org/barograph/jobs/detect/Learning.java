package org.barograph.jobs.detect;

import java.time.Duration;

/** When a baseline knows enough to judge by. */
final class Learning {

  /** A full day, or the night would be judged by the day. */
  private static final long MIN_SPAN = Duration.ofHours(24).toMillis();

  /** Scored mentions, decayed. */
  private static final double MIN_SCORED = 50;

  private Learning() {}

  static boolean isYoung(KeyBaseline baseline) {
    return baseline.until() - baseline.from() < MIN_SPAN || baseline.evidence() < MIN_SCORED;
  }
}
