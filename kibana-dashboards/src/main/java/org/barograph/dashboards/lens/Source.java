package org.barograph.dashboards.lens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * The documents that a part of a panel looks at.
 *
 * @param dataView id of the data view; of one that stands in the panel itself, its index pattern
 * @param queries all of them hold; time is apart
 */
record Source(
    String dataView, String timeField, TimeRange range, ZoneId zone, List<ObjectNode> queries) {

  private static final String TIME = "@timestamp";

  /**
   * Reads where a layer of a panel looks.
   *
   * @param config of the panel: its own time, query and filters
   * @param layer holds {@code data_source}, and may have a query and filters, too
   * @throws UnsupportedPanelException if it is no data view
   */
  static Source of(JsonNode config, JsonNode layer, Scope scope) {
    Source source = read(config, layer, scope);
    List<ObjectNode> queries = new ArrayList<>(source.queries());
    queries.addAll(Queries.written(layer.path("query")));
    queries.addAll(Queries.filters(layer.path("filters")));
    return new Source(
        source.dataView(), source.timeField(), source.range(), source.zone(), queries);
  }

  /**
   * Reads where a panel of one layer looks.
   *
   * @throws UnsupportedPanelException if it is no data view
   */
  static Source of(JsonNode config, Scope scope) {
    return read(config, config, scope);
  }

  private static Source read(JsonNode config, JsonNode layer, Scope scope) {
    JsonNode source = layer.path("data_source");
    String dataView =
        switch (source.path("type").asText("(none)")) {
          case "data_view_reference" -> source.path("ref_id").asText();
          case "data_view_spec" -> source.path("index_pattern").asText();
          default ->
              throw new UnsupportedPanelException("data source " + source.path("type").asText());
        };
    JsonNode own = config.path("time_range");
    TimeRange range =
        own.isObject()
            ? TimeRange.of(
                own.path("from").asText(), own.path("to").asText(), scope.now(), scope.zone())
            : scope.range();
    List<ObjectNode> queries = new ArrayList<>();
    if (!config.path("ignore_global_filters").asBoolean()
        && !layer.path("ignore_global_filters").asBoolean()) {
      queries.addAll(scope.queries());
    }
    queries.addAll(Queries.written(config.path("query")));
    queries.addAll(Queries.filters(config.path("filters")));
    String timeField = source.path("time_field").asText(TIME);
    return new Source(dataView, timeField, range, scope.zone(), queries);
  }

  /** With one more query. */
  Source and(ObjectNode query) {
    List<ObjectNode> more = new ArrayList<>(queries);
    more.add(query);
    return new Source(dataView, timeField, range, zone, more);
  }

  /** With another time field. */
  Source by(String field) {
    return new Source(dataView, field, range, zone, queries);
  }

  /** Its whole query, the time first. */
  ObjectNode query(ObjectNode time) {
    List<ObjectNode> parts = new ArrayList<>(List.of(time));
    parts.addAll(queries);
    return Queries.all(parts);
  }

  ObjectNode query() {
    return query(Queries.during(timeField, range));
  }
}
