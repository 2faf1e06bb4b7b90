package org.barograph.jobs.match;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Drops what an exclusion covers, and of overlapping findings of one brand all but the longest. */
final class Resolver {
  private static final Comparator<Candidate> BY_BRAND_LONGEST_FIRST =
      Comparator.comparingInt(Candidate::brand)
          .thenComparing(Comparator.comparingInt(Candidate::length).reversed())
          .thenComparing(Comparator.comparingDouble(Candidate::confidence).reversed())
          .thenComparingInt(Candidate::from)
          .thenComparing(Candidate::alias);

  private Resolver() {}

  /**
   * Sorted by brand.
   *
   * @param rejected gets what is dropped, with the reason
   */
  static List<Candidate> resolve(
      List<Candidate> found,
      List<Candidate> exclusions,
      int textLength,
      Consumer<Candidate> rejected) {
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
    var excluded = new BitSet(textLength);
    for (Candidate candidate : found) {
      if (candidate.brand() != brand) {
        brand = candidate.brand();
        taken.clear();
        excluded.clear();
        for (Candidate exclusion : exclusions) {
          if (exclusion.brand() == brand) {
            excluded.set(exclusion.from(), exclusion.to());
          }
        }
      }
      if (touches(excluded, candidate)) {
        rejected.accept(candidate.because("rejected: an exclusion covers it"));
      } else if (touches(taken, candidate)) {
        rejected.accept(candidate.because("rejected: a longer or surer match covers it"));
      } else {
        taken.set(candidate.from(), candidate.to());
        kept.add(candidate);
      }
    }
    return kept;
  }

  private static boolean touches(BitSet places, Candidate candidate) {
    int next = places.nextSetBit(candidate.from());
    return next >= 0 && next < candidate.to();
  }
}
