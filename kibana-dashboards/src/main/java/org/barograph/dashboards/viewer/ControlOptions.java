package org.barograph.dashboards.viewer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.barograph.dashboards.lens.Panels;
import org.barograph.dashboards.lens.Part;
import org.barograph.dashboards.lens.Scope;

/** The values that a control offers, with how many documents have each. */
final class ControlOptions {

  private static final int MAX_OPTIONS = 100;
  private static final ObjectMapper JSON = new ObjectMapper();

  private ControlOptions() {}

  /** As a table of the control's field, so that there is one way to ask for terms. */
  static Part of(JsonNode config, Scope scope) {
    ObjectNode panel = JSON.createObjectNode().put("type", "vis");
    ObjectNode table = panel.putObject("config").put("type", "data_table");
    table
        .putObject("data_source")
        .put("type", "data_view_reference")
        .put("ref_id", config.path("data_view_id").asText());
    ObjectNode terms =
        table.putArray("rows").addObject().put("operation", "terms").put("limit", MAX_OPTIONS);
    terms.putArray("fields").add(config.path("field_name").asText());
    boolean isByCount = config.at("/sort/by").asText("_count").equals("_count");
    ObjectNode rank = terms.putObject("rank_by");
    if (isByCount) {
      rank.put("type", "metric").put("metric_index", 0);
    } else {
      rank.put("type", "alphabetical");
    }
    rank.put("direction", config.at("/sort/direction").asText(isByCount ? "desc" : "asc"));
    table.putArray("metrics").addObject().put("operation", "count");
    return Panels.parts(panel, scope).getFirst();
  }
}
