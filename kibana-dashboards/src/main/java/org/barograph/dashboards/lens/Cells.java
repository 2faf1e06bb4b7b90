package org.barograph.dashboards.lens;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

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
   * What stands at a path of a document: one value, or a list where an array is on the way. Of a
   * list of objects there is one entry each, null where it has no such value, so that the n-th
   * entries of two paths belong together.
   *
   * @param path with dots
   * @return null for nothing
   */
  static Object at(JsonNode document, String path) {
    if (document.isArray()) {
      List<Object> entries = new ArrayList<>();
      document.forEach(element -> entries.add(at(element, path)));
      return entries.stream().allMatch(Objects::isNull) ? null : entries;
    }
    if (path.isEmpty()) {
      return scalar(document);
    }
    int dot = path.indexOf('.');
    String first = dot < 0 ? path : path.substring(0, dot);
    return at(document.path(first), dot < 0 ? "" : path.substring(dot + 1));
  }
}
