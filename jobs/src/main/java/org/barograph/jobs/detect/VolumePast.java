package org.barograph.jobs.detect;

import java.util.Arrays;

/**
 * What late mentions can still change of a brand's {@link VolumeMemory}: the memory as of the
 * allowed lateness ago, and the bins since, whose counts are corrected as mentions come. Without it
 * a bin would be learnt as it was at its tick, and mentions that come late would make all that
 * follows look like a burst. Immutable.
 *
 * @param settled has learnt only bins that nothing changes any more
 * @param starts of the bins since, ascending, epoch milliseconds
 * @param hours of the week of the same bins, by the brand's clock
 * @param counts of the same bins
 */
// Arrays keep the state small; two pasts are never compared.
@SuppressWarnings("ArrayRecordComponent")
public record VolumePast(VolumeMemory settled, long[] starts, int[] hours, int[] counts) {

  static VolumePast of(VolumeMemory settled) {
    return new VolumePast(settled, new long[0], new int[0], new int[0]);
  }

  /**
   * With one more bin; those that ended more than {@code lateness} before it are settled.
   *
   * @param lateness milliseconds
   */
  VolumePast with(VolumeBin bin, long lateness) {
    int size = starts.length;
    long[] longerStarts = Arrays.copyOf(starts, size + 1);
    int[] longerHours = Arrays.copyOf(hours, size + 1);
    int[] longerCounts = Arrays.copyOf(counts, size + 1);
    longerStarts[size] = bin.start();
    longerHours[size] = bin.hourOfWeek();
    longerCounts[size] = bin.count();
    VolumeMemory older = settled;
    int from = 0;
    while (from <= size && longerStarts[from] + VolumeBin.LENGTH + lateness < bin.end()) {
      older = after(older, longerStarts[from], longerHours[from], longerCounts[from]);
      from++;
    }
    return new VolumePast(
        older,
        Arrays.copyOfRange(longerStarts, from, size + 1),
        Arrays.copyOfRange(longerHours, from, size + 1),
        Arrays.copyOfRange(longerCounts, from, size + 1));
  }

  /** Whether a bin that starts then can still change. */
  boolean holds(long start) {
    return Arrays.binarySearch(starts, start) >= 0;
  }

  /** With another count of a bin that it {@link #holds}; itself when that is known. */
  VolumePast corrected(long start, int count) {
    int at = Arrays.binarySearch(starts, start);
    if (counts[at] == count) {
      return this;
    }
    int[] next = counts.clone();
    next[at] = count;
    return new VolumePast(settled, starts, hours, next);
  }

  /** The memory of all bins as they are known now; what was told stands. */
  VolumeMemory memory(VolumeMemory asOfNow) {
    VolumeMemory memory = settled;
    for (int i = 0; i < starts.length; i++) {
      memory = after(memory, starts[i], hours[i], counts[i]);
    }
    return memory.paged(asOfNow.pagedAt(), asOfNow.pagedDays());
  }

  private static VolumeMemory after(VolumeMemory memory, long start, int hour, int count) {
    return memory.resumedAt(start).learn(new VolumeBin(start, hour, count));
  }
}
