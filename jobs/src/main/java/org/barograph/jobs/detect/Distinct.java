package org.barograph.jobs.detect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * How many different things were seen, in bounded space: the k smallest hashes (Bar-Yossef et al.,
 * "Counting distinct elements in a data stream", 2002; Beyer et al., "On synopses for
 * distinct-value estimation", 2007). Exact below k, within about 1/√k above. Merging is a union, so
 * the result does not depend on order or partition.
 */
final class Distinct {

  /** 1 KB at most; exact up to 128, standard error about 9 % above. */
  static final int K = 128;

  static final long[] NONE = {};

  private Distinct() {}

  /** The sketch of these hashes, in any order and with repeats. */
  static long[] of(LongStream hashes) {
    return hashes.sorted().distinct().limit(K).toArray();
  }

  /** Both sketches sorted; so is the result. */
  static long[] union(long[] a, long[] b) {
    long[] merged = new long[Math.min(K, a.length + b.length)];
    int i = 0;
    int j = 0;
    int size = 0;
    while (size < K && (i < a.length || j < b.length)) {
      long next;
      if (j == b.length || (i < a.length && a[i] <= b[j])) {
        next = a[i++];
      } else {
        next = b[j++];
      }
      if (size == 0 || merged[size - 1] != next) {
        merged[size++] = next;
      }
    }
    return size == merged.length ? merged : Arrays.copyOf(merged, size);
  }

  static int estimate(long[] sketch) {
    if (sketch.length < K) {
      return sketch.length;
    }
    double part = (sketch[K - 1] + 1.0) / Long.MAX_VALUE;
    // Ids can be chosen so that their hashes are small: no overflow, whatever they are.
    return (int) Math.min(Integer.MAX_VALUE, Math.round((K - 1) / part));
  }

  /** 63 bits of a well-mixed hash: FNV-1a and the finaliser of MurmurHash3. */
  static long hash(String text) {
    long h = 0xcbf29ce484222325L;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      h = (h ^ (b & 0xff)) * 0x100000001b3L;
    }
    h = (h ^ h >>> 33) * 0xff51afd7ed558ccdL;
    h = (h ^ h >>> 33) * 0xc4ceb9fe1a85ec53L;
    return (h ^ h >>> 33) & Long.MAX_VALUE;
  }
}
