package org.barograph.dashboards.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * How what is stored differs from what was sent. Only keys that were sent are looked at, as Kibana
 * fills in defaults; lists must agree element by element.
 */
final class Differences {

  /** A report is for people. */
  private static final int SHOWN = 60;

  private final List<String> found = new ArrayList<>();

  private Differences() {}

  /** One line each: {@code /panels/3/config/title: "Volume" -> "Mentions"}. */
  static List<String> between(JsonNode stored, JsonNode sent) {
    var differences = new Differences();
    differences.compare("", stored, sent);
    return List.copyOf(differences.found);
  }

  private void compare(String at, JsonNode stored, JsonNode sent) {
    if (sent.isObject() && stored.isObject()) {
      sent.properties()
          .forEach(e -> compare(at + "/" + e.getKey(), stored.path(e.getKey()), e.getValue()));
    } else if (sent.isArray() && stored.isArray()) {
      for (int i = 0; i < Math.max(sent.size(), stored.size()); i++) {
        compare(at + "/" + i, stored.path(i), sent.path(i));
      }
    } else if (!same(stored, sent)) {
      found.add("%s: %s -> %s".formatted(at, shown(stored), shown(sent)));
    }
  }

  private static boolean same(JsonNode stored, JsonNode sent) {
    if (stored.isNumber() && sent.isNumber()) {
      return stored.doubleValue() == sent.doubleValue();
    }
    // Nothing sent and nothing stored: an empty list may come back as none.
    boolean empty = sent.isContainerNode() && sent.isEmpty();
    return stored.equals(sent) || (empty && stored.isMissingNode());
  }

  private static String shown(JsonNode value) {
    if (value.isMissingNode()) {
      return "(nothing)";
    }
    String text = value.toString().replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ");
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
  }
}
