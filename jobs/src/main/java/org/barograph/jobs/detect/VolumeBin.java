package org.barograph.jobs.detect;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Mentions of a brand in five minutes.
 *
 * @param start epoch milliseconds
 * @param hourOfWeek in the brand's zone, 0 (Monday, midnight) to 167
 * @param count at least 0; bins without a mention count, too
 */
record VolumeBin(long start, int hourOfWeek, int count) {

  static final long LENGTH = 5 * Minutes.MINUTE;
  static final int AN_HOUR = 12;
  static final int A_DAY = 24 * AN_HOUR;

  /** People's day is that of their clock: it moves with daylight-saving time. */
  static VolumeBin of(long start, int count, ZoneId zone) {
    ZonedDateTime time = Instant.ofEpochMilli(start).atZone(zone);
    int hour = (time.getDayOfWeek().getValue() - 1) * 24 + time.getHour();
    return new VolumeBin(start, hour, count);
  }

  long end() {
    return start + LENGTH;
  }
}
