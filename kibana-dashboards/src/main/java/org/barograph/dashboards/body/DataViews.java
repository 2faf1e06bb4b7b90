package org.barograph.dashboards.body;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The data views that come with Barograph. */
public final class DataViews {

  // A list and not a folder listing: resources inside a jar cannot be listed.
  private static final List<String> DOCUMENTS =
      List.of("mentions", "windows", "incidents", "pipeline", "annotations");

  private DataViews() {}

  /** All of them, in the order of installation, over the indices without tenant. */
  public static List<DataView> all() {
    return all(null);
  }

  /**
   * All of them, in the order of installation.
   *
   * @param tenantOrNull whose indices they read; the ids do not depend on it
   */
  public static List<DataView> all(String tenantOrNull) {
    return DOCUMENTS.stream()
        .map(documents ->
            DataView.of(
                documents,
                (ObjectNode) Resources.json("/data-views/" + documents + ".json"),
                tenantOrNull))
        .toList();
  }
}
