package org.barograph.dashboards.validate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The panels of a body, those of sections among them. */
final class Panels {

  /**
   * @param at JSON pointer to the panel
   */
  record Placed(String at, JsonNode panel) {

    String type() {
      return panel.path("type").asText();
    }

    JsonNode config() {
      return panel.path("config");
    }
  }

  private Panels() {}

  static List<Placed> of(JsonNode body) {
    List<Placed> panels = new ArrayList<>();
    collect(body.path("panels"), "/panels", panels);
    return panels;
  }

  private static void collect(JsonNode list, String at, List<Placed> panels) {
    for (int i = 0; i < list.size(); i++) {
      JsonNode one = list.get(i);
      if (one.has("type")) {
        panels.add(new Placed(at + "/" + i, one));
      } else {
        collect(one.path("panels"), at + "/" + i + "/panels", panels);
      }
    }
  }

  /** The controls in the bar at the top. */
  static List<Placed> pinned(JsonNode body) {
    List<Placed> controls = new ArrayList<>();
    JsonNode list = body.path("pinned_panels");
    for (int i = 0; i < list.size(); i++) {
      controls.add(new Placed("/pinned_panels/" + i, list.get(i)));
    }
    return controls;
  }
}
