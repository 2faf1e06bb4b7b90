package org.barograph.jobs.detect;

import java.time.Duration;
import java.util.Arrays;

/**
 * All that the volume rule remembers of a brand, about 2 kB whatever its volume. Immutable: a bin
 * is judged, then learnt.
 *
 * @param means of z over the half-lives of {@link #HALF_LIVES}
 * @param counts of the last bins, newest last, at most an hour
 * @param expected mentions of the same bins, as expected before each was learnt
 * @param from event time from which bins were seen
 * @param until event time up to which they were learnt
 * @param pagedAt when the last page was due, event time
 * @param pagedDays how rare the peak of that page was, in days; 0 when there was none
 */
// Arrays keep the state small; two memories are never compared.
@SuppressWarnings("ArrayRecordComponent")
public record VolumeMemory(
    VolumeLevel level,
    double[] means,
    PeakHistory peaks,
    int[] counts,
    double[] expected,
    long from,
    long until,
    long pagedAt,
    double pagedDays) {

  /** In bins; 1 stands for the bin alone. Five minutes, half an hour, three hours. */
  private static final double[] HALF_LIVES = {1, 6, 36};

  private static final long MAX_GAP = Duration.ofHours(1).toMillis();

  static VolumeMemory of(Prior prior, long from) {
    return new VolumeMemory(
        VolumeLevel.empty(),
        new double[HALF_LIVES.length],
        PeakHistory.of(prior.volumePeaks()),
        new int[0],
        new double[0],
        from,
        from,
        0,
        0);
  }

  /**
   * How far the volume is off on all time scales together: the mean of {@code ln(1 + z)} over them.
   * A burst that lasts grows, a bin that stands alone needs to be high.
   */
  double strength(VolumeBin bin) {
    double sum = 0;
    for (double mean : meansWith(bin)) {
      sum += StrictMath.log1p(Math.max(0, mean));
    }
    return sum / HALF_LIVES.length;
  }

  private double[] meansWith(VolumeBin bin) {
    double z = level.z(bin);
    double[] next = means.clone();
    for (int i = 0; i < next.length; i++) {
      double rate = HALF_LIVES[i] <= 1 ? 1 : 1 - StrictMath.pow(0.5, 1 / HALF_LIVES[i]);
      next[i] += rate * (z - next[i]);
    }
    return next;
  }

  /** The last bins' counts with this one's. */
  int[] countsWith(VolumeBin bin) {
    int[] longer = Arrays.copyOf(counts, counts.length + 1);
    longer[counts.length] = bin.count();
    return Arrays.copyOfRange(
        longer, Math.max(0, longer.length - VolumeBin.AN_HOUR), longer.length);
  }

  /** The last bins' expectations with this one's. */
  double[] expectedWith(VolumeBin bin) {
    double[] longer = Arrays.copyOf(expected, expected.length + 1);
    longer[expected.length] = level.expected(bin.hourOfWeek());
    return Arrays.copyOfRange(
        longer, Math.max(0, longer.length - VolumeBin.AN_HOUR), longer.length);
  }

  VolumeMemory learn(VolumeBin bin) {
    return new VolumeMemory(
        level.learn(bin),
        meansWith(bin),
        peaks.learn(strength(bin)),
        countsWith(bin),
        expectedWith(bin),
        from,
        bin.end(),
        pagedAt,
        pagedDays);
  }

  /** After a page that is due at {@code at}. */
  VolumeMemory paged(long at, double days) {
    return new VolumeMemory(level, means, peaks, counts, expected, from, until, at, days);
  }

  /** What just happened is no longer just now after a time in which nobody looked. */
  VolumeMemory resumedAt(long time) {
    if (time - until <= MAX_GAP) {
      return this;
    }
    return new VolumeMemory(
        level,
        new double[HALF_LIVES.length],
        peaks,
        new int[0],
        new double[0],
        from,
        time,
        pagedAt,
        pagedDays);
  }
}
