package org.barograph.jobs.detect;

import org.barograph.jobs.model.BrandWindow.Outcome;

/**
 * What the volume rule says of a bin.
 *
 * @param returnDays days that usually pass between peaks as high as this one
 * @param span what the numbers of an anomaly are about; null unless the outcome is an anomaly
 * @param stillOff whether the last half hour is not back to normal yet
 */
record VolumeJudgement(Outcome outcome, double returnDays, Span span, boolean stillOff) {

  /**
   * The last bins, this one included.
   *
   * @param start epoch milliseconds
   * @param observed mentions
   * @param threshold the fewest mentions in it that would have fired, the earlier bins given
   */
  record Span(long start, long end, int observed, double expected, int threshold) {}

  boolean isAnomaly() {
    return span != null;
  }
}
