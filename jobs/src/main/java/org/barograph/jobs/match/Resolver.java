package org.barograph.jobs.match;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** Drops what an exclusion covers, and of overlapping findings of one brand all but the longest. */
final class Resolver {
  private static final Comparator<Candidate> BY_BRAND_LONGEST_FIRST =
      Comparator.comparingInt(Candidate::brand)
          .thenComparing(Comparator.comparingInt(Candidate::length).reversed())
          .thenComparing(Comparator.comparingDouble(Candidate::confidence).reversed())
          .thenComparingInt(Candidate::from)
          .thenComparing(Candidate::alias);

  private Resolver() {}

  /** Sorted by brand. */
  static List<Candidate> resolve(
      List<Candidate> found, List<Candidate> exclusions, int textLength) {
    if (found.isEmpty()) {
      return found;
    }
    if (found.size() == 1 && exclusions.isEmpty()) {
      return found;
    }
    found.sort(BY_BRAND_LONGEST_FIRST);
    var kept = new ArrayList<Candidate>(found.size());
    var taken = new BitSet(textLength);
    int brand = -1;
    for (Candidate candidate : found) {
      if (candidate.brand() != brand) {
        brand = candidate.brand();
        taken.clear();
        for (Candidate exclusion : exclusions) {
          if (exclusion.brand() == brand) {
            taken.set(exclusion.from(), exclusion.to());
          }
        }
      }
      int next = taken.nextSetBit(candidate.from());
      if (next < 0 || next >= candidate.to()) {
        taken.set(candidate.from(), candidate.to());
        kept.add(candidate);
      }
    }
    return kept;
  }
}
