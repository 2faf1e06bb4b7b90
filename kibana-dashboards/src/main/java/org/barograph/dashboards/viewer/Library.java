package org.barograph.dashboards.viewer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.barograph.dashboards.body.Dashboard;

/** The dashboards, and what a browser may name of them. */
final class Library {

  /**
   * One dashboard.
   *
   * @param panels by id, those inside of sections as well, in the order of the file
   * @param controls of the bar, by id
   */
  record Shelf(
      String id, JsonNode body, Map<String, JsonNode> panels, Map<String, JsonNode> controls) {

    /**
     * One panel.
     *
     * @throws NotThereException if there is none of this id
     */
    JsonNode panel(String id) {
      JsonNode panel = panels.get(id);
      if (panel == null) {
        throw new NotThereException("no such panel");
      }
      return panel;
    }
  }

  private final Map<String, Shelf> shelves = new LinkedHashMap<>();
  private final Set<String> fields = new TreeSet<>();

  Library(List<Dashboard> dashboards) {
    for (Dashboard dashboard : dashboards) {
      shelves.put(dashboard.id(), shelf(dashboard));
      collect(dashboard.body());
    }
  }

  private static Shelf shelf(Dashboard dashboard) {
    Map<String, JsonNode> panels = new LinkedHashMap<>();
    for (JsonNode panel : dashboard.body().path("panels")) {
      if (!panel.has("panels")) {
        panels.put(id(panel, panels), panel);
        continue;
      }
      // The panels of a section count their rows from its own.
      int below = panel.at("/grid/y").asInt();
      for (JsonNode inner : panel.path("panels")) {
        ObjectNode moved = inner.deepCopy();
        ((ObjectNode) moved.path("grid")).put("y", below + inner.at("/grid/y").asInt());
        panels.put(id(moved, panels), moved);
      }
    }
    Map<String, JsonNode> controls = new LinkedHashMap<>();
    dashboard.body().path("pinned_panels").forEach(pin -> controls.put(id(pin, controls), pin));
    return new Shelf(dashboard.id(), dashboard.body(), panels, controls);
  }

  private static String id(JsonNode panel, Map<String, JsonNode> others) {
    return panel.path("id").asText("panel-" + others.size());
  }

  /** The fields by which buckets are made, and those of controls: what a click can speak of. */
  private void collect(JsonNode node) {
    if (node.isObject()) {
      if (node.path("operation").asText().equals("terms")) {
        node.path("fields").forEach(field -> fields.add(field.asText()));
      }
      if (node.path("operation").asText().equals("date_histogram")) {
        fields.add(node.path("field").asText());
      }
      if (node.path("field_name").isTextual()) {
        fields.add(node.path("field_name").asText());
      }
    }
    node.forEach(this::collect);
  }

  /** In their order. */
  Iterable<Shelf> shelves() {
    return shelves.values();
  }

  /**
   * One dashboard.
   *
   * @throws NotThereException if there is none of this id
   */
  Shelf shelf(String id) {
    Shelf shelf = shelves.get(id);
    if (shelf == null) {
      throw new NotThereException("no such dashboard");
    }
    return shelf;
  }

  boolean isField(String name) {
    return fields.contains(name);
  }
}
