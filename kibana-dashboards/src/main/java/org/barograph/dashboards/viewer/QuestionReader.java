package org.barograph.dashboards.viewer;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.barograph.dashboards.lens.TimeRange;

/** Reads the browser's JSON by its rules; what is not listed is refused. */
final class QuestionReader {

  private static final int MAX_TEXT = 256;
  private static final int MAX_VALUES = 50;
  private static final int MAX_FILTERS = 20;
  private static final Set<String> KEYS =
      Set.of(
          "from",
          "to",
          "zone",
          "controls",
          "filters",
          "only",
          "without",
          "panel",
          "layer",
          "clicked",
          "order");

  private final Library library;

  QuestionReader(Library library) {
    this.library = library;
  }

  /**
   * Reads a question on a dashboard.
   *
   * @throws BadQuestionException if it breaks a rule
   */
  Question read(Library.Shelf shelf, JsonNode json) {
    if (!json.isObject()) {
      throw new BadQuestionException("must be an object");
    }
    json.fieldNames()
        .forEachRemaining(key -> require(KEYS.contains(key), "unknown key " + shown(key)));
    Map<String, List<String>> selected = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> control : json.path("controls").properties()) {
      require(shelf.controls().containsKey(control.getKey()), "controls: no such control");
      List<String> values = new ArrayList<>();
      for (JsonNode value : list(control.getValue(), "controls", MAX_VALUES)) {
        values.add(text(value, "controls"));
      }
      selected.put(control.getKey(), values);
    }
    return new Question(
        text(json.path("from"), "from"),
        text(json.path("to"), "to"),
        zone(json.path("zone")),
        selected,
        filters(json.path("filters"), "filters"),
        panels(shelf, json.path("only"), "only"),
        panels(shelf, json.path("without"), "without"));
  }

  private static List<String> panels(Library.Shelf shelf, JsonNode json, String place) {
    List<String> panels = new ArrayList<>();
    if (!json.isMissingNode()) {
      for (JsonNode panel : list(json, place, MAX_VALUES)) {
        panels.add(text(panel, place));
        require(shelf.panels().containsKey(panels.getLast()), place + ": no such panel");
      }
    }
    return panels;
  }

  /** What was clicked. */
  List<Filter> filters(JsonNode json, String place) {
    List<Filter> filters = new ArrayList<>();
    if (json.isMissingNode()) {
      return filters;
    }
    for (JsonNode filter : list(json, place, MAX_FILTERS)) {
      filters.add(filter(filter, place));
    }
    return filters;
  }

  private Filter filter(JsonNode json, String place) {
    if (json.has("panel")) {
      return new Filter.Named(
          text(json.path("panel"), place),
          number(json.path("layer"), place),
          number(json.path("bucket"), place),
          text(json.path("label"), place));
    }
    String field = text(json.path("field"), place);
    require(library.isField(field), place + ": no such field");
    if (json.has("from")) {
      require(
          json.path("from").isIntegralNumber() && json.path("to").isIntegralNumber(),
          place + ": from and to must be epoch milliseconds");
      long from = json.get("from").longValue();
      long to = json.get("to").longValue();
      require(from <= to, place + ": must not end before it begins");
      return new Filter.During(field, new TimeRange(from, to));
    }
    List<Object> values = new ArrayList<>();
    for (JsonNode value : list(json.path("values"), place, MAX_VALUES)) {
      values.add(
          value.isBoolean()
              ? (Object) value.booleanValue()
              : value.isNumber() ? (Object) value.doubleValue() : text(value, place));
    }
    require(!values.isEmpty(), place + ": needs a value");
    return new Filter.OneOf(field, values);
  }

  private static ZoneId zone(JsonNode json) {
    try {
      return ZoneId.of(text(json, "zone"));
    } catch (DateTimeException e) {
      throw new BadQuestionException("zone: unknown");
    }
  }

  private static JsonNode list(JsonNode json, String place, int most) {
    require(json.isArray() && json.size() <= most, place + ": must be a list of at most " + most);
    return json;
  }

  static String text(JsonNode json, String place) {
    require(
        json.isTextual() && !json.textValue().isEmpty() && json.textValue().length() <= MAX_TEXT,
        place + ": must be a text of 1 to " + MAX_TEXT + " characters");
    return json.textValue();
  }

  static int number(JsonNode json, String place) {
    require(
        json.isMissingNode() || (json.canConvertToInt() && json.intValue() >= 0),
        place + ": must be a number from 0");
    return json.asInt(0);
  }

  static void require(boolean condition, String rule) {
    if (!condition) {
      throw new BadQuestionException(rule);
    }
  }

  private static String shown(String key) {
    return key.length() <= 32 ? "'" + key + "'" : "of " + key.length() + " characters";
  }
}
