package org.barograph.dashboards.validate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.BiConsumer;

/** Visits every object of a body, with the JSON pointer to it. */
final class Walk {

  private Walk() {}

  static void objects(JsonNode node, String at, BiConsumer<String, ObjectNode> visit) {
    if (node instanceof ObjectNode object) {
      visit.accept(at, object);
      object.properties().forEach(e -> objects(e.getValue(), at + "/" + e.getKey(), visit));
    } else {
      for (int i = 0; i < node.size(); i++) {
        objects(node.get(i), at + "/" + i, visit);
      }
    }
  }
}
