package org.barograph.dashboards.lens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.barograph.dashboards.lens.Table.Column;

/**
 * One level of buckets.
 *
 * @param definition as the dashboard has it
 */
record Bucket(JsonNode definition, LayerTime time) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int MAX_TERMS = 1_000;

  /** A bucket of an answer and its key. */
  record Entry(Object key, JsonNode bucket) {}

  Bucket {
    if (definition.has("collapse_by")) {
      throw new UnsupportedPanelException("A collapsed level is not drawn.");
    }
  }

  String operation() {
    return definition.path("operation").asText();
  }

  boolean isTerms() {
    return operation().equals("terms");
  }

  String field() {
    JsonNode field = isTerms() ? definition.path("fields").path(0) : definition.path("field");
    return field.asText();
  }

  Column column() {
    String label = definition.path("label").asText();
    boolean isSteps = operation().equals("date_histogram");
    return new Column(
        label.isEmpty() ? field() : label,
        Table.Role.BUCKET,
        operation(),
        field(),
        isSteps ? interval().millis() : 0,
        definition.path("format"));
  }

  private Interval interval() {
    return Interval.of(definition.path("suggested_interval").asText(null), time.range());
  }

  /** Its aggregation, with the sub-aggregations that only its order needs. */
  ObjectNode aggregation(List<Measure> measures) {
    ObjectNode node = JSON.objectNode();
    switch (operation()) {
      case "terms" -> terms(node, measures);
      case "date_histogram" -> steps(node.putObject("date_histogram"));
      case "filters" -> {
        ObjectNode filters = node.putObject("filters").putObject("filters");
        definition.path("filters").forEach(filter -> filters.set(label(filter), query(filter)));
      }
      case "range" -> {
        ArrayNode ranges = node.putObject("range").put("field", field()).putArray("ranges");
        definition.path("ranges").forEach(range -> range(ranges.addObject(), range));
      }
      default ->
          throw new UnsupportedPanelException("Buckets by " + operation() + " are not drawn.");
    }
    return node;
  }

  private void steps(ObjectNode histogram) {
    boolean hasEmptyRows = definition.path("include_empty_rows").asBoolean(true);
    histogram.put("field", field());
    interval().writeTo(histogram);
    histogram.put("time_zone", time.zone().getId()).put("min_doc_count", hasEmptyRows ? 0 : 1);
    if (hasEmptyRows) {
      histogram
          .putObject("extended_bounds")
          .put("min", time.range().from())
          .put("max", time.range().to());
    }
  }

  private void terms(ObjectNode node, List<Measure> measures) {
    if (definition.path("fields").size() != 1) {
      throw new UnsupportedPanelException("Terms of several fields together are not drawn.");
    }
    int size = Math.min(definition.path("limit").asInt(5), MAX_TERMS);
    JsonNode rank = definition.path("rank_by");
    switch (rank.path("type").asText()) {
      case "rare" ->
          node.putObject("rare_terms")
              .put("field", field())
              .put("max_doc_count", rank.path("max").asInt(1));
      case "significant" ->
          node.putObject("significant_terms").put("field", field()).put("size", size);
      default -> {
        ObjectNode terms = node.putObject("terms").put("field", field()).put("size", size);
        order(terms, node, measures);
        if (definition.path("increase_accuracy").asBoolean()) {
          terms.put("shard_size", Math.max(1_000, size * 3 / 2 + 10));
        } else if (size <= 10) {
          terms.put("shard_size", 25);
        }
        values(terms, "includes", "include");
        values(terms, "excludes", "exclude");
        if (definition.at("/other_bucket/include_documents_without_field").asBoolean()) {
          terms.put("missing", "__missing__");
        }
      }
    }
  }

  private void order(ObjectNode terms, ObjectNode node, List<Measure> measures) {
    JsonNode rank = definition.path("rank_by");
    String direction = rank.path("direction").asText("desc");
    String type = rank.path("type").asText(measures.isEmpty() ? "alphabetical" : "metric");
    ObjectNode order = terms.putObject("order");
    if (type.equals("alphabetical")) {
      order.put("_key", rank.path("direction").asText("asc"));
      return;
    }
    Leaf leaf =
        type.equals("custom")
            ? Leaf.of("rank", rank, time)
            : measures.get(rank.path("metric_index").asInt(0)).rank();
    String path = leaf == null ? null : leaf.orderPath();
    if (path == null) {
      order.put("_count", direction);
      return;
    }
    order.put(path, direction);
    // Terms hold what they are ordered by themselves, whatever is nested in them.
    leaf.addTo(node.putObject("aggs"));
  }

  private void values(ObjectNode terms, String from, String to) {
    JsonNode chosen = definition.path(from);
    if (chosen.path("values").isEmpty()) {
      return;
    }
    if (chosen.path("as_regex").asBoolean()) {
      throw new UnsupportedPanelException("Terms chosen by an expression are not drawn.");
    }
    terms.set(to, chosen.get("values").deepCopy());
  }

  private static void range(ObjectNode range, JsonNode written) {
    // Elasticsearch includes 'from' and leaves 'to' out, whatever the keys of the API say.
    if (written.path("gt").isNumber()) {
      range.set("from", written.get("gt"));
    }
    if (written.path("lte").isNumber()) {
      range.set("to", written.get("lte"));
    }
    if (written.path("label").isTextual()) {
      range.set("key", written.get("label"));
    }
  }

  private static String label(JsonNode filter) {
    String label = filter.path("label").asText();
    return label.isEmpty() ? filter.at("/filter/expression").asText() : label;
  }

  private static ObjectNode query(JsonNode filter) {
    return Queries.written(filter.path("filter")).stream().findFirst().orElseGet(Queries::matchAll);
  }

  /**
   * The query of one of its filters.
   *
   * @throws IllegalArgumentException if there is none of this label
   */
  ObjectNode query(String label) {
    for (JsonNode filter : definition.path("filters")) {
      if (label(filter).equals(label)) {
        return query(filter);
      }
    }
    throw new IllegalArgumentException("no filter of that name");
  }

  /** The buckets of an answer, in the order of the dashboard or of Elasticsearch. */
  List<Entry> read(JsonNode answer) {
    List<Entry> entries = new ArrayList<>();
    if (operation().equals("filters")) {
      JsonNode buckets = answer.path("buckets");
      for (JsonNode filter : definition.path("filters")) {
        if (buckets.has(label(filter))) {
          entries.add(new Entry(label(filter), buckets.get(label(filter))));
        }
      }
      return entries;
    }
    answer.path("buckets").forEach(bucket -> entries.add(new Entry(key(bucket), bucket)));
    return entries;
  }

  private static Object key(JsonNode bucket) {
    String written = bucket.path("key_as_string").asText();
    if (written.equals("true") || written.equals("false")) {
      return Boolean.valueOf(written);
    }
    return Cells.scalar(bucket.path("key"));
  }
}
