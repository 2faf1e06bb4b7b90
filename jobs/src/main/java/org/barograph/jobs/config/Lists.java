package org.barograph.jobs.config;

import java.util.List;

/** Null-tolerant copies for the records' constructors. */
final class Lists {
  private Lists() {}

  static <T> List<T> copy(List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }
}
