package org.barograph.dashboards.deploy;

import java.util.List;

/**
 * What a deployment did, or would do, to one thing.
 *
 * @param kind {@code space}, {@code data view}, {@code dashboard} or {@code role}
 * @param differences of an update: one line each
 */
public record Change(String kind, String id, Action action, List<String> differences) {

  /** What happens to it. */
  public enum Action {
    CREATE,
    UPDATE,
    UNCHANGED,
    REMOVE
  }

  public Change {
    differences = List.copyOf(differences);
  }

  static Change of(String kind, String id, Action action) {
    return new Change(kind, id, action, List.of());
  }

  public boolean isChange() {
    return action != Action.UNCHANGED;
  }
}
