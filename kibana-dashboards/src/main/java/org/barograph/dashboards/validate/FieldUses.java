package org.barograph.dashboards.validate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.barograph.dashboards.expression.ExpressionException;
import org.barograph.dashboards.expression.Formula;
import org.barograph.dashboards.expression.Kql;

/** Finds every field that a dashboard names, down into queries and formulas. */
final class FieldUses {

  private final Faults faults;
  private final List<FieldUse> found = new ArrayList<>();

  private FieldUses(Faults faults) {
    this.faults = faults;
  }

  /** Expressions that cannot be read become faults. */
  static List<FieldUse> of(JsonNode body, Faults faults) {
    var uses = new FieldUses(faults);
    for (Panels.Placed panel : Panels.of(body)) {
      uses.panel(panel);
    }
    for (Panels.Placed control : Panels.pinned(body)) {
      uses.control(control);
    }
    for (String view : viewsUnderFilters(body)) {
      uses.query(body.path("query"), view, "/query");
      uses.filters(body.path("filters"), view, "/filters");
    }
    return List.copyOf(uses.found);
  }

  /** Ids of the data views whose panels follow the controls and the dashboard's query. */
  static Set<String> viewsUnderFilters(JsonNode body) {
    Set<String> views = new TreeSet<>();
    for (Panels.Placed panel : Panels.of(body)) {
      Walk.objects(
          panel.config(),
          "",
          (at, node) -> {
            if (node.has("data_source") && !node.path("ignore_global_filters").asBoolean()) {
              views.add(viewOf(node));
            }
          });
    }
    return views;
  }

  private static String viewOf(JsonNode holder) {
    return holder.at("/data_source/ref_id").asText();
  }

  private void panel(Panels.Placed panel) {
    JsonNode config = panel.config();
    String at = panel.at() + "/config";
    switch (panel.type()) {
      case "vis" -> chart(config, at);
      case "discover_session" -> {
        for (int i = 0; i < config.path("tabs").size(); i++) {
          tab(config.get("tabs").get(i), at + "/tabs/" + i);
        }
      }
      case "options_list_control", "range_slider_control" -> control(panel);
      default -> {}
    }
  }

  private void control(Panels.Placed control) {
    if (control.config().has("field_name")) {
      add(
          control.at() + "/config/field_name",
          control.config().path("data_view_id").asText(),
          control.config().get("field_name").asText(),
          control.type().equals("range_slider_control") ? Need.COMPUTED : Need.GROUPED);
    }
  }

  private void tab(JsonNode tab, String at) {
    String view = viewOf(tab);
    texts(tab.path("column_order"), view, Need.SHOWN, at + "/column_order");
    for (int i = 0; i < tab.path("sort").size(); i++) {
      add(at + "/sort/" + i, view, tab.get("sort").get(i).path("name").asText(), Need.GROUPED);
    }
    query(tab.path("query"), view, at + "/query");
    filters(tab.path("filters"), view, at + "/filters");
  }

  private void chart(JsonNode config, String at) {
    if (!config.has("layers")) {
      layer(config, config, at, at);
      return;
    }
    for (int i = 0; i < config.get("layers").size(); i++) {
      layer(config.get("layers").get(i), config, at + "/layers/" + i, at);
    }
  }

  private void layer(JsonNode layer, JsonNode config, String at, String configAt) {
    String view = viewOf(layer);
    Walk.objects(
        layer,
        at,
        (place, node) -> {
          if (node.has("operation")) operation(node, view, place);
        });
    for (int i = 0; i < layer.path("events").size(); i++) {
      event(layer.get("events").get(i), view, at + "/events/" + i);
    }
    if (!layer.has("events")) {
      query(config.path("query"), view, configAt + "/query");
      filters(config.path("filters"), view, configAt + "/filters");
    }
  }

  private void event(JsonNode event, String view, String at) {
    query(event.path("query"), view, at + "/query");
    field(event, "time_field", view, Need.DATED, at);
    texts(event.path("extra_fields"), view, Need.SHOWN, at + "/extra_fields");
    field(event.path("text"), "field", view, Need.SHOWN, at + "/text");
  }

  private void operation(JsonNode node, String view, String at) {
    query(node.path("filter"), view, at + "/filter");
    switch (node.get("operation").asText()) {
      case "terms" -> texts(node.path("fields"), view, Need.GROUPED, at + "/fields");
      case "date_histogram" -> field(node, "field", view, Need.DATED, at);
      case "histogram", "range" -> field(node, "field", view, Need.COMPUTED, at);
      case "filters" -> {
        for (int i = 0; i < node.path("filters").size(); i++) {
          query(node.get("filters").get(i).path("filter"), view, at + "/filters/" + i + "/filter");
        }
      }
      case "count" -> field(node, "field", view, Need.SHOWN, at);
      case "unique_count" -> field(node, "field", view, Need.GROUPED, at);
      case "min", "max" -> field(node, "field", view, Need.ORDERED, at);
      case "last_value" -> {
        field(node, "field", view, Need.GROUPED, at);
        field(node, "time_field", view, Need.DATED, at);
      }
      case "formula" -> formula(node.path("formula").asText(), view, at + "/formula");
      default -> field(node, "field", view, Need.COMPUTED, at);
    }
  }

  private void formula(String text, String view, String at) {
    try {
      for (Formula.Call call : Formula.parse(text).calls()) {
        if (call.kql() != null) {
          leaves(call.kql(), view, at);
        }
        if (call.field() != null) {
          Need need =
              switch (call.function()) {
                case "count" -> Need.SHOWN;
                case "unique_count" -> Need.GROUPED;
                default -> Need.COMPUTED;
              };
          add(at, view, call.field(), need);
        }
      }
    } catch (ExpressionException e) {
      faults.add(at, e.getMessage());
    }
  }

  private void query(JsonNode query, String view, String at) {
    if (query.isMissingNode()) {
      return;
    }
    if (!query.path("language").asText("kql").equals("kql")) {
      faults.add(at + "/language", "only kql can be checked");
      return;
    }
    try {
      leaves(Kql.parse(query.path("expression").asText()), view, at + "/expression");
    } catch (ExpressionException e) {
      faults.add(at + "/expression", e.getMessage());
    }
  }

  private void leaves(Kql query, String view, String at) {
    for (Kql leaf : query.leaves()) {
      switch (leaf) {
        case Kql.Is(String field, String value) ->
            found.add(new FieldUse(at, view, field, Need.ASKED, value));
        case Kql.Compare(String field, String operator, String value) ->
            found.add(new FieldUse(at, view, field, Need.ORDERED, value));
        case Kql.Exists(String field) -> add(at, view, field, Need.ASKED);
        default -> throw new AssertionError(leaf);
      }
    }
  }

  private void filters(JsonNode filters, String view, String at) {
    for (int i = 0; i < filters.size(); i++) {
      Walk.objects(
          filters.get(i),
          at + "/" + i,
          (place, node) -> {
            if (node.has("field") && node.has("operator")) {
              String value = node.path("value").isValueNode() ? node.get("value").asText() : null;
              found.add(new FieldUse(place, view, node.get("field").asText(), Need.ASKED, value));
            }
          });
    }
  }

  private void texts(JsonNode names, String view, Need need, String at) {
    for (int i = 0; i < names.size(); i++) {
      add(at + "/" + i, view, names.get(i).asText(), need);
    }
  }

  private void field(JsonNode node, String key, String view, Need need, String at) {
    if (node.has(key)) {
      add(at + "/" + key, view, node.get(key).asText(), need);
    }
  }

  private void add(String at, String view, String field, Need need) {
    found.add(new FieldUse(at, view, field, need, null));
  }
}
