package org.barograph.dashboards.body;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The dashboards that come with Barograph. */
public final class Dashboards {

  /** Every id starts with it, so that ours are told from those of others. */
  public static final String PREFIX = "barograph-";

  private static final List<String> NAMES =
      List.of("mood", "incident", "topics", "audience", "pipeline");

  private Dashboards() {}

  /** All of them, in the order of their links. */
  public static List<Dashboard> all() {
    return NAMES.stream().map(Dashboards::read).toList();
  }

  private static Dashboard read(String name) {
    return new Dashboard(
        PREFIX + name, (ObjectNode) Resources.json("/dashboards/" + name + ".json"));
  }
}
