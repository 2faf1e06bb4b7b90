package org.barograph.jobs.match;

import java.util.ArrayList;
import java.util.List;

/**
 * A finding that exclusions and longer findings may still overrule.
 *
 * @param brand index of the brand
 * @param from first folded character
 * @param to after the last folded character
 */
record Candidate(
    int brand, String alias, Kind kind, double confidence, int from, int to, List<String> reasons) {

  static Candidate of(int brand, String alias, Kind kind, int from, int to) {
    return new Candidate(brand, alias, kind, kind.confidence, from, to, List.of(kind.reason));
  }

  /** The same with one more reason. */
  Candidate because(String reason) {
    var more = new ArrayList<>(reasons);
    more.add(reason);
    return new Candidate(brand, alias, kind, confidence, from, to, List.copyOf(more));
  }

  int length() {
    return to - from;
  }
}
