package org.barograph.jobs.match;

import java.util.BitSet;
import java.util.List;

/** What has been found so far: the places and the brands. */
final class Known {
  private final BitSet places = new BitSet();
  private final BitSet brands = new BitSet();

  Known(List<Candidate> found) {
    for (Candidate candidate : found) {
      add(candidate);
    }
  }

  void add(Candidate candidate) {
    places.set(candidate.from(), candidate.to());
    brands.set(candidate.brand());
  }

  boolean covers(int from, int to) {
    int next = places.nextSetBit(from);
    return next >= 0 && next < to;
  }

  boolean holds(int brand) {
    return brands.get(brand);
  }

  boolean holdsOtherThan(int brand) {
    return brands.cardinality() > (brands.get(brand) ? 1 : 0);
  }
}
