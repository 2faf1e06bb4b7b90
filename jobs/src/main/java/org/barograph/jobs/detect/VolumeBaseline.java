package org.barograph.jobs.detect;

/**
 * How many mentions are usual at this hour of the day (UTC): decayed counts and minutes by hour,
 * shrunken to the key's overall rate.
 *
 * @param counts decayed mentions by hour of the day
 * @param minutes decayed minutes observed by hour of the day
 */
// Arrays keep the state small; two baselines are never compared.
@SuppressWarnings("ArrayRecordComponent")
public record VolumeBaseline(double[] counts, double[] minutes) {

  private static final long HOUR = 3_600_000;

  /** An hour's own rate counts half once it was observed this long. */
  private static final double SHRINKAGE_MINUTES = 120;

  static VolumeBaseline empty() {
    return new VolumeBaseline(new double[24], new double[24]);
  }

  static int hourOf(long time) {
    return (int) Math.floorMod(Math.floorDiv(time, HOUR), 24L);
  }

  /** Mentions expected in [start, end), epoch milliseconds. */
  double expected(long start, long end) {
    double sum = 0;
    for (long at = start; at < end; ) {
      long next = Math.min(end, Math.floorDiv(at, HOUR) * HOUR + HOUR);
      sum += rate(hourOf(at)) * (next - at) / Minutes.MINUTE;
      at = next;
    }
    return sum;
  }

  private double rate(int hour) {
    double overall = overallRate();
    return (counts[hour] + overall * SHRINKAGE_MINUTES) / (minutes[hour] + SHRINKAGE_MINUTES);
  }

  /** Mentions a minute. */
  private double overallRate() {
    double count = 0;
    double observed = 0;
    for (int hour = 0; hour < 24; hour++) {
      count += counts[hour];
      observed += minutes[hour];
    }
    return observed == 0 ? 0 : count / observed;
  }

  VolumeBaseline decayed(double factor) {
    double[] c = counts.clone();
    double[] m = minutes.clone();
    for (int hour = 0; hour < 24; hour++) {
      c[hour] *= factor;
      m[hour] *= factor;
    }
    return new VolumeBaseline(c, m);
  }

  /** A window longer than an hour is spread evenly over the hours that it covers. */
  VolumeBaseline learn(long start, long end, int mentions, double weight) {
    double[] c = counts.clone();
    double[] m = minutes.clone();
    double length = end - start;
    for (long at = start; at < end; ) {
      long next = Math.min(end, Math.floorDiv(at, HOUR) * HOUR + HOUR);
      c[hourOf(at)] += weight * mentions * ((next - at) / length);
      m[hourOf(at)] += weight * (next - at) / Minutes.MINUTE;
      at = next;
    }
    return new VolumeBaseline(c, m);
  }
}
