package org.barograph.dashboards.lens;

import java.time.Instant;
import java.time.ZoneId;

/**
 * A stretch of time, both ends included.
 *
 * @param from epoch milliseconds
 * @param to epoch milliseconds, not before {@code from}
 */
public record TimeRange(long from, long to) {

  public TimeRange {
    if (to < from) {
      throw new IllegalArgumentException("time range: must not end before it begins");
    }
  }

  /**
   * Reads both ends, as Kibana's time picker writes them.
   *
   * @param now what {@code now} means
   * @param zone where days and weeks begin
   * @throws IllegalArgumentException if one of them is no time, or they are the wrong way round
   */
  public static TimeRange of(String from, String to, Instant now, ZoneId zone) {
    return new TimeRange(
        DateMath.at(from, now, zone, false).toEpochMilli(),
        DateMath.at(to, now, zone, true).toEpochMilli());
  }

  /** Milliseconds from the first to the last. */
  public long length() {
    return to - from;
  }

  /**
   * The range of a time shift.
   *
   * @param shift {@code previous} (the period before, as long as this one) or a length such as
   *     {@code 1d}
   * @throws IllegalArgumentException if it is neither
   */
  public TimeRange shifted(String shift) {
    long by = shift.equals("previous") ? length() : DateMath.millis(shift);
    return new TimeRange(from - by, to - by);
  }
}
