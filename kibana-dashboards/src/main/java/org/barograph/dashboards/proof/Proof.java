package org.barograph.dashboards.proof;

import java.util.List;

/**
 * What a comparison came to.
 *
 * @param panels that asked something
 * @param requests that were sent
 * @param rows that were compared
 * @param empty parts of panels that had nothing to show: agreement on nothing proves little
 * @param differences one line each; empty when every number agrees
 */
public record Proof(
    int panels, int requests, long rows, List<String> empty, List<String> differences) {

  public Proof {
    empty = List.copyOf(empty);
    differences = List.copyOf(differences);
  }
}
