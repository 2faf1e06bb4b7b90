package org.barograph.dashboards.viewer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.barograph.dashboards.lens.Queries;
import org.barograph.dashboards.lens.Scope;
import org.barograph.dashboards.lens.TimeRange;

/**
 * What the browser wants to see.
 *
 * @param from as the time picker writes it
 * @param to as the time picker writes it
 * @param zone of the browser
 * @param selected values by control; a control that is not listed selects nothing
 * @param only ids of panels; they are asked for without the controls' lists. Empty for everything
 * @param without ids of panels that are not asked for
 */
record Question(
    String from,
    String to,
    ZoneId zone,
    Map<String, List<String>> selected,
    List<Filter> filters,
    List<String> only,
    List<String> without) {

  /**
   * The scope of a dashboard's panels.
   *
   * @param exceptControlOrNull whose selection does not count: its own list must show the others
   * @throws BadQuestionException if the times are none
   */
  Scope scope(Library.Shelf shelf, Instant now, String exceptControlOrNull) {
    List<ObjectNode> queries = new ArrayList<>();
    JsonNode written = shelf.body().path("query").path("expression");
    if (!written.asText().isBlank()) {
      queries.add(Queries.kql(written.asText()));
    }
    queries.addAll(Queries.filters(shelf.body().path("filters")));
    selected.forEach((control, values) -> {
      if (!control.equals(exceptControlOrNull) && !values.isEmpty()) {
        queries.add(selection(shelf.controls().get(control), values));
      }
    });
    Scope bare = new Scope(now, zone, range(now), queries);
    for (Filter filter : filters) {
      queries.add(filter.query(shelf, bare));
    }
    return new Scope(now, zone, bare.range(), queries);
  }

  private static ObjectNode selection(JsonNode control, List<String> values) {
    List<JsonNode> nodes = new ArrayList<>();
    values.forEach(value -> nodes.add(JsonNodeFactory.instance.textNode(value)));
    return Queries.oneOf(control.at("/config/field_name").asText(), nodes);
  }

  private TimeRange range(Instant now) {
    try {
      return TimeRange.of(from, to, now, zone);
    } catch (IllegalArgumentException e) {
      throw new BadQuestionException(e.getMessage());
    }
  }
}
