package org.barograph.dashboards.validate;

import java.util.ArrayList;
import java.util.List;

/** Collects the faults of one dashboard. */
final class Faults {

  private final String dashboard;
  private final List<Fault> found = new ArrayList<>();

  Faults(String dashboard) {
    this.dashboard = dashboard;
  }

  void add(String at, String message) {
    var fault = new Fault(dashboard, at, message);
    if (!found.contains(fault)) {
      found.add(fault);
    }
  }

  List<Fault> found() {
    return List.copyOf(found);
  }
}
