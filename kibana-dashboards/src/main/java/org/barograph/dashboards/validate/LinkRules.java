package org.barograph.dashboards.validate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.barograph.dashboards.body.Dashboard;

/** Links and drilldowns lead to something, and every chart leads on. */
final class LinkRules {

  private final Map<String, ObjectNode> bodies;

  LinkRules(List<Dashboard> all) {
    bodies = all.stream().collect(Collectors.toMap(Dashboard::id, Dashboard::body));
  }

  void check(Dashboard dashboard, Faults faults) {
    Walk.objects(
        dashboard.body(),
        "",
        (at, node) -> {
          switch (node.path("type").asText()) {
            case "dashboardLink" ->
                target(dashboard, node, "destination", node.path("options"), at, faults);
            case "dashboard_drilldown" -> target(dashboard, node, "dashboard_id", node, at, faults);
            case "externalLink", "url_drilldown" -> address(node, at, faults);
            default -> {}
          }
        });
    for (Panels.Placed panel : Panels.of(dashboard.body())) {
      if (panel.type().equals("vis")) {
        leadsOn(panel, faults);
      }
    }
  }

  private void target(
      Dashboard from, JsonNode link, String key, JsonNode options, String at, Faults faults) {
    String id = link.path(key).asText();
    if (!bodies.containsKey(id)) {
      faults.add(at + "/" + key, "unknown dashboard '" + id + "'");
    } else if (id.equals(from.id())) {
      faults.add(at + "/" + key, "leads to its own dashboard");
    } else if (options.path("use_filters").asBoolean(true) && !sameViews(from.body(), id)) {
      faults.add(
          at, "use_filters, but '" + id + "' reads other documents: a filter would empty them");
    }
  }

  private boolean sameViews(ObjectNode from, String id) {
    Set<String> others = new HashSet<>(FieldUses.viewsUnderFilters(bodies.get(id)));
    others.removeAll(FieldUses.viewsUnderFilters(from));
    return others.isEmpty();
  }

  private static void address(JsonNode link, String at, Faults faults) {
    String address = link.path(link.has("url") ? "url" : "destination").asText();
    if (!address.startsWith("https://") && !address.startsWith("{{kibanaUrl}}")) {
      faults.add(at, "'" + address + "' must be https");
    }
  }

  private static void leadsOn(Panels.Placed panel, Faults faults) {
    JsonNode drilldowns = panel.config().path("drilldowns");
    if (drilldowns.isEmpty()) {
      faults.add(panel.at() + "/config", "a chart needs a drilldown to what it counts");
    }
    long dataLayers = 0;
    for (JsonNode layer : panel.config().path("layers")) {
      dataLayers += layer.has("y") ? 1 : 0;
    }
    for (JsonNode drilldown : drilldowns) {
      if (drilldown.path("type").asText().equals("discover_drilldown") && dataLayers > 1) {
        faults.add(
            panel.at() + "/config/drilldowns", "Discover opens from one data layer, not several");
      }
    }
  }
}
