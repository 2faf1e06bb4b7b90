package org.barograph.dashboards.recount;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** One document: its id and its source. */
public record Doc(String id, JsonNode source) {

  /** All values at a path with dots, arrays opened; empty for none. */
  List<JsonNode> values(String path) {
    List<JsonNode> found = new ArrayList<>();
    collect(source, path.split("\\.", -1), 0, found);
    return found;
  }

  /** The same as texts. */
  public List<String> texts(String path) {
    return values(path).stream().map(JsonNode::asText).toList();
  }

  private static void collect(JsonNode node, String[] path, int at, List<JsonNode> found) {
    if (node.isArray()) {
      node.forEach(element -> collect(element, path, at, found));
    } else if (at == path.length) {
      if (node.isValueNode() && !node.isNull()) {
        found.add(node);
      }
    } else {
      collect(node.path(path[at]), path, at + 1, found);
    }
  }

  /** Epoch milliseconds; null for none. */
  Long time(String path) {
    List<JsonNode> values = values(path);
    return values.isEmpty()
        ? null
        : OffsetDateTime.parse(values.getFirst().textValue()).toInstant().toEpochMilli();
  }
}
