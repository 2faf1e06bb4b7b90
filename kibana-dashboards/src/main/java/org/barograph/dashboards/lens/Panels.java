package org.barograph.dashboards.lens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the panels of a dashboard ask of Elasticsearch. */
public final class Panels {

  private static final int MAX_MARKS = 100;

  private Panels() {}

  /**
   * What a panel asks, in the order of its layers; nothing for one that only shows text.
   *
   * @param panel as it stands in the dashboard
   * @throws UnsupportedPanelException if the panel, or something in it, is not known
   * @throws org.barograph.dashboards.expression.ExpressionException if a query or formula in it
   *     cannot be read
   * @throws IllegalArgumentException if a time in it cannot be read
   */
  public static List<Part> parts(JsonNode panel, Scope scope) {
    JsonNode config = panel.path("config");
    return switch (panel.path("type").asText()) {
      case "vis" -> chart(config, scope);
      case "discover_session" -> List.of(Documents.of(config, scope));
      case "markdown", "links" -> List.of();
      default ->
          throw new UnsupportedPanelException(
              "Panels of type " + panel.path("type").asText() + " are not drawn here.");
    };
  }

  private static List<Part> chart(JsonNode config, Scope scope) {
    List<Part> parts = new ArrayList<>();
    if (config.path("type").asText().equals("xy")) {
      for (int i = 0; i < config.path("layers").size(); i++) {
        JsonNode layer = config.get("layers").get(i);
        if (layer.path("type").asText().equals("annotations")) {
          parts.addAll(marks(i, config, layer, scope));
        } else if (!layer.path("type").asText().equals("reference_lines")) {
          parts.add(layer(config, i, scope));
        }
      }
      return parts;
    }
    parts.add(layer(config, 0, scope));
    JsonNode primary = config.path("metrics").path(0);
    if (primary.at("/background_chart/type").asText().equals("trend")) {
      parts.add(trend(config, primary, scope));
    }
    return parts;
  }

  /** Layer {@code index} of an xy chart; of any other chart the only one. */
  static Layer layer(JsonNode config, int index, Scope scope) {
    String type = config.path("type").asText();
    JsonNode layer = config.path("layers").path(index);
    Source source = type.equals("xy") ? Source.of(config, layer, scope) : Source.of(config, scope);
    String name = Integer.toString(index);
    return switch (type) {
      case "metric" ->
          Layer.of(name, source, some(config.path("breakdown_by")), all(config, "metrics"));
      case "gauge" -> {
        JsonNode metric = config.path("metric");
        yield Layer.of(
            name,
            source,
            List.of(),
            some(metric, metric.path("min"), metric.path("max"), metric.path("goal")));
      }
      case "heatmap" ->
          Layer.of(
              name, source, some(config.path("x"), config.path("y")), some(config.path("metric")));
      case "tag_cloud" ->
          Layer.of(name, source, some(config.path("tag_by")), some(config.path("metric")));
      case "data_table" -> {
        List<JsonNode> buckets = new ArrayList<>(all(config, "split_metrics_by"));
        buckets.addAll(all(config, "rows"));
        yield Layer.of(name, source, buckets, all(config, "metrics"));
      }
      case "pie", "treemap" ->
          Layer.of(name, source, all(config, "group_by"), all(config, "metrics"));
      case "xy" -> {
        JsonNode x = layer.path("x");
        JsonNode breakdown = layer.path("breakdown_by");
        boolean isBreakdownFirst = breakdown.path("aggregate_first").asBoolean(true);
        yield Layer.of(
            name,
            source,
            isBreakdownFirst ? some(breakdown, x) : some(x, breakdown),
            all(layer, "y"));
      }
      default ->
          throw new UnsupportedPanelException("Charts of type " + type + " are not drawn here.");
    };
  }

  private static Part trend(JsonNode config, JsonNode primary, Scope scope) {
    ObjectNode steps =
        JsonNodeFactory.instance
            .objectNode()
            .put("operation", "date_histogram")
            .put("field", "@timestamp");
    return Layer.of("trend", Source.of(config, scope), List.of(steps), List.of(primary));
  }

  private static List<Part> marks(int index, JsonNode config, JsonNode layer, Scope scope) {
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < layer.path("events").size(); i++) {
      JsonNode event = layer.get("events").get(i);
      if (!event.path("type").asText().equals("query")) {
        throw new UnsupportedPanelException("Events other than queries are not drawn.");
      }
      // The chart's own query speaks of its own documents, not of those of the marks.
      ObjectNode bare = ((ObjectNode) config).deepCopy();
      bare.remove(List.of("query", "filters"));
      String field = event.path("time_field").asText("@timestamp");
      Source source = Source.of(bare, layer, scope).by(field);
      for (ObjectNode query : Queries.written(event.path("query"))) {
        source = source.and(query);
      }
      List<String> fields = new ArrayList<>(List.of(field));
      if (event.at("/text/field").isTextual()) {
        fields.add(event.at("/text/field").asText());
      }
      event.path("extra_fields").forEach(extra -> fields.add(extra.asText()));
      parts.add(new Documents(index + "." + i, source, fields, Map.of(field, "asc"), MAX_MARKS));
    }
    return parts;
  }

  /**
   * The documents behind a panel, or behind what somebody clicked in it.
   *
   * @param layer that was clicked; 0 where there is one
   * @param columns to read
   * @param sort fields, each with {@code asc} or {@code desc}
   * @param size at most 100
   * @throws UnsupportedPanelException as {@link #parts}
   */
  public static Part documents(
      JsonNode panel,
      int layer,
      Scope scope,
      List<String> columns,
      Map<String, String> sort,
      int size) {
    return new Documents(
        "posts", source(panel, layer, scope), columns, new LinkedHashMap<>(sort), size);
  }

  /** The data view whose documents a panel shows. */
  public static String dataView(JsonNode panel, int layer) {
    JsonNode config = panel.path("config");
    JsonNode holder =
        panel.path("type").asText().equals("discover_session")
            ? config.path("tabs").path(0)
            : config.path("type").asText().equals("xy")
                ? config.path("layers").path(layer)
                : config;
    return holder.at("/data_source/ref_id").asText();
  }

  private static Source source(JsonNode panel, int layer, Scope scope) {
    JsonNode config = panel.path("config");
    if (panel.path("type").asText().equals("discover_session")) {
      return Source.of(config, config.path("tabs").path(0), scope);
    }
    return config.path("type").asText().equals("xy")
        ? Source.of(config, config.path("layers").path(layer), scope)
        : Source.of(config, scope);
  }

  /**
   * The query behind one bucket of filters.
   *
   * @param bucket counted from the outside in
   * @throws IllegalArgumentException if the panel has no such bucket, or it no such filter
   */
  public static ObjectNode filterOf(
      JsonNode panel, int layer, int bucket, String label, Scope scope) {
    List<Bucket> buckets = layer(panel.path("config"), layer, scope).buckets();
    if (bucket < 0 || bucket >= buckets.size()) {
      throw new IllegalArgumentException("no bucket of that number");
    }
    return buckets.get(bucket).query(label);
  }

  private static List<JsonNode> all(JsonNode holder, String name) {
    List<JsonNode> found = new ArrayList<>();
    holder.path(name).forEach(found::add);
    return found;
  }

  private static List<JsonNode> some(JsonNode... nodes) {
    return Arrays.stream(nodes).filter(JsonNode::isObject).toList();
  }
}
