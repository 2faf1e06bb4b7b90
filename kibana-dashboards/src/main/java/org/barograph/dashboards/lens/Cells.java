package org.barograph.dashboards.lens;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reads JSON as the values of table cells. */
final class Cells {

  private Cells() {}

  /** A String, Long, Double or Boolean; null for anything else. */
  static Object scalar(JsonNode value) {
    if (value.isTextual()) {
      return value.textValue();
    }
    if (value.isIntegralNumber()) {
      return value.longValue();
    }
    if (value.isNumber()) {
      return value.doubleValue();
    }
    return value.isBoolean() ? (Object) value.booleanValue() : null;
  }

  /**
   * What stands at a path of a document: one value, a list where arrays are on the way, null for
   * nothing.
   *
   * @param path with dots
   */
  static Object at(JsonNode document, String path) {
    List<Object> found = new ArrayList<>();
    boolean isList = collect(document, path, found);
    if (found.isEmpty()) {
      return null;
    }
    return isList ? found : found.getFirst();
  }

  private static boolean collect(JsonNode node, String path, List<Object> found) {
    if (node.isArray()) {
      node.forEach(element -> collect(element, path, found));
      return true;
    }
    if (path.isEmpty()) {
      Object value = scalar(node);
      if (value != null) {
        found.add(value);
      }
      return false;
    }
    int dot = path.indexOf('.');
    String first = dot < 0 ? path : path.substring(0, dot);
    return collect(node.path(first), dot < 0 ? "" : path.substring(dot + 1), found);
  }
}
