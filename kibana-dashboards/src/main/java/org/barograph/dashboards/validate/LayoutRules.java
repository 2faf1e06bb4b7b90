package org.barograph.dashboards.validate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Rules of ours: Kibana would take these bodies, but the dashboard would be wrong. */
final class LayoutRules {

  private static final int COLUMNS = 48;
  private static final int WIDTH = 24;
  private static final int HEIGHT = 15;

  private static final Pattern ID = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

  private record Box(int x, int y, int w, int h, String at) {
    boolean meets(Box other) {
      return x < other.x + other.w && other.x < x + w && y < other.y + other.h && other.y < y + h;
    }
  }

  private final Faults faults;
  private final Map<String, String> ids = new HashMap<>();

  private LayoutRules(Faults faults) {
    this.faults = faults;
  }

  static void check(JsonNode body, Faults faults) {
    var rules = new LayoutRules(faults);
    rules.plane(body.path("panels"), "/panels");
    for (Panels.Placed control : Panels.pinned(body)) {
      rules.id(control.panel(), control.at());
    }
    for (Panels.Placed panel : Panels.of(body)) {
      rules.title(panel);
    }
  }

  private void id(JsonNode panel, String at) {
    String id = panel.path("id").asText();
    if (!ID.matcher(id).matches()) {
      faults.add(at + "/id", "'" + id + "' must be words of a-z and 0-9 joined by hyphens");
    }
    String other = ids.putIfAbsent(id, at);
    if (other != null) {
      faults.add(at + "/id", "'" + id + "' is used twice, also at " + other);
    }
  }

  private void title(Panels.Placed panel) {
    boolean shown = panel.type().equals("vis") || panel.type().equals("discover_session");
    if (shown && panel.config().path("title").asText().isBlank()) {
      faults.add(panel.at() + "/config", "a panel needs a title: screen readers name it by it");
    }
  }

  private void plane(JsonNode panels, String at) {
    List<Box> boxes = new ArrayList<>();
    for (int i = 0; i < panels.size(); i++) {
      String here = at + "/" + i;
      if (!panels.get(i).has("type")) {
        plane(panels.get(i).path("panels"), here + "/panels");
        continue;
      }
      id(panels.get(i), here);
      Box box = box(panels.get(i).path("grid"), here);
      for (Box other : boxes) {
        if (box.meets(other)) {
          faults.add(here, "lies over " + other.at());
        }
      }
      boxes.add(box);
    }
  }

  private Box box(JsonNode grid, String at) {
    for (String key : List.of("x", "y", "w", "h")) {
      JsonNode value = grid.path(key);
      boolean whole = value.isMissingNode() || (value.isIntegralNumber() && value.intValue() >= 0);
      if (!whole) {
        faults.add(at + "/grid/" + key, value + " must be whole and not below 0");
      }
    }
    var box =
        new Box(
            grid.path("x").asInt(),
            grid.path("y").asInt(),
            grid.path("w").asInt(WIDTH),
            grid.path("h").asInt(HEIGHT),
            at);
    if (box.x() + box.w() > COLUMNS) {
      faults.add(at + "/grid", "x + w is " + (box.x() + box.w()) + ", the grid has 48 columns");
    }
    return box;
  }
}
