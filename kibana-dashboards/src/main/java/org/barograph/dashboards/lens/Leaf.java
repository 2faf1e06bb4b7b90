package org.barograph.dashboards.lens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.barograph.dashboards.expression.Formula;

/**
 * One number that Elasticsearch works out.
 *
 * @param id name of its aggregation
 * @param field empty for a plain count
 * @param settings the metric as the dashboard has it, for what only some operations know
 * @param filters that its documents must pass besides the layer's
 */
record Leaf(
    String id, String operation, String field, JsonNode settings, List<ObjectNode> filters) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String INNER = "value";

  static Leaf of(String id, JsonNode metric, LayerTime time) {
    List<ObjectNode> filters = new ArrayList<>(time.filter(text(metric, "time_shift")));
    filters.addAll(Queries.written(metric.path("filter")));
    String reduced = text(metric, "reduced_time_range");
    // Beside a date histogram Kibana ignores it.
    if (reduced != null && !time.hasSteps()) {
      long to = time.range().to();
      TimeRange last = new TimeRange(to - DateMath.millis(reduced), to);
      filters.add(Queries.during(time.field(), last));
    }
    if (metric.has("time_scale")) {
      throw new UnsupportedPanelException("A metric by unit of time is not drawn.");
    }
    return new Leaf(
        id, metric.path("operation").asText(), metric.path("field").asText(), metric, filters);
  }

  static Leaf of(String id, Formula.Call call, LayerTime time) {
    List<ObjectNode> filters = new ArrayList<>(time.filter(call.shift()));
    if (call.kql() != null) {
      filters.add(Queries.kql(call.kql()));
    }
    String field = call.field() == null ? "" : call.field();
    return new Leaf(id, call.function(), field, MissingNode.getInstance(), filters);
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).isTextual() ? node.get(name).textValue() : null;
  }

  /** Whether it needs no aggregation: the bucket's own count is the answer. */
  private boolean isBare() {
    return filters.isEmpty() && isCount();
  }

  private boolean isCount() {
    return operation.equals("count") && field.isEmpty();
  }

  void addTo(ObjectNode aggregations) {
    if (isBare()) {
      return;
    }
    ObjectNode own = isCount() ? null : aggregation();
    if (filters.isEmpty()) {
      aggregations.set(id, own);
      return;
    }
    ObjectNode filtered = aggregations.putObject(id);
    filtered.set("filter", filters.size() == 1 ? filters.getFirst() : Queries.all(filters));
    if (own != null) {
      filtered.putObject("aggs").set(INNER, own);
    }
  }

  private ObjectNode aggregation() {
    ObjectNode node = JSON.objectNode();
    switch (operation) {
      case "count" -> node.putObject("value_count").put("field", field);
      case "unique_count" -> node.putObject("cardinality").put("field", field);
      case "average" -> node.putObject("avg").put("field", field);
      case "sum", "min", "max" -> node.putObject(operation).put("field", field);
      case "median" ->
          node.putObject("percentiles").put("field", field).putArray("percents").add(50);
      case "percentile" ->
          node.putObject("percentiles")
              .put("field", field)
              .putArray("percents")
              .add(setting("percentile", 95));
      case "percentile_rank" ->
          node.putObject("percentile_ranks")
              .put("field", field)
              .putArray("values")
              .add(setting("rank", 0));
      case "standard_deviation" -> node.putObject("extended_stats").put("field", field);
      // Kibana's top_metrics is not in the server module; the newest document says the same.
      case "last_value" -> {
        ObjectNode hits = node.putObject("top_hits").put("size", 1).put("_source", false);
        hits.putArray("sort")
            .addObject()
            .put(settings.path("time_field").asText("@timestamp"), "desc");
        hits.putArray("fields").add(field);
      }
      default ->
          throw new UnsupportedPanelException("The operation " + operation + " is not drawn.");
    }
    return node;
  }

  /** A number as it is written, so that the name of its answer is the written one. */
  private JsonNode setting(String name, int otherwise) {
    return settings.path(name).isNumber() ? settings.get(name) : JSON.numberNode(otherwise);
  }

  /** What terms are ordered by to rank by it; null where the bucket's own count does. */
  String orderPath() {
    if (isBare()) {
      return null;
    }
    if (isCount()) {
      return id;
    }
    String path = filters.isEmpty() ? id : id + ">" + INNER;
    return switch (operation) {
      case "median" -> path + "[50]";
      case "percentile" -> path + "[" + settings.path("percentile").asText("95") + "]";
      case "standard_deviation" -> path + ".std_deviation";
      case "last_value", "percentile_rank" ->
          throw new UnsupportedPanelException("Terms cannot be ranked by " + operation + ".");
      default -> path;
    };
  }

  /** Its value in a bucket; null for none. */
  Object value(JsonNode bucket) {
    if (isBare()) {
      return count(bucket.path("doc_count"));
    }
    JsonNode own = bucket.path(id);
    if (isCount()) {
      return count(own.path("doc_count"));
    }
    JsonNode answer = filters.isEmpty() ? own : own.path(INNER);
    return switch (operation) {
      case "count", "unique_count" -> count(answer.path("value"));
      case "median", "percentile", "percentile_rank" -> first(answer.path("values"));
      case "standard_deviation" -> number(answer.path("std_deviation"));
      case "last_value" -> Cells.scalar(answer.at("/hits/hits/0/fields").path(field).path(0));
      default -> number(answer.path("value"));
    };
  }

  private Object count(JsonNode value) {
    long count = value.asLong();
    return count == 0 && settings.path("empty_as_null").asBoolean() ? null : (Object) count;
  }

  private Double number(JsonNode value) {
    boolean isNone =
        !value.isNumber()
            || (value.doubleValue() == 0 && settings.path("empty_as_null").asBoolean());
    return isNone ? null : (Double) value.doubleValue();
  }

  private Double first(JsonNode values) {
    return values.isEmpty() ? null : number(values.elements().next());
  }
}
