package org.barograph.dashboards.lens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.barograph.dashboards.lens.Table.Column;

/** A layer of a chart: its buckets from the outside in, then its metrics. */
final class Layer implements Part {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final String name;
  private final Source source;
  private final LayerTime time;
  private final List<Bucket> buckets;
  private final List<Measure> measures;

  private Layer(
      String name, Source source, LayerTime time, List<Bucket> buckets, List<Measure> measures) {
    this.name = name;
    this.source = source;
    this.time = time;
    this.buckets = buckets;
    this.measures = measures;
  }

  /**
   * Reads a layer.
   *
   * @throws UnsupportedPanelException if something in it is not known
   */
  static Layer of(String name, Source source, List<JsonNode> buckets, List<JsonNode> metrics) {
    SortedSet<String> shifts =
        metrics.stream().flatMap(Measure::shifts).collect(Collectors.toCollection(TreeSet::new));
    boolean hasSteps =
        buckets.stream().anyMatch(b -> b.path("operation").asText().equals("date_histogram"));
    LayerTime time =
        new LayerTime(source.timeField(), source.range(), source.zone(), shifts, hasSteps);
    List<Measure> measures = new ArrayList<>();
    for (JsonNode metric : metrics) {
      measures.add(Measure.of(measures.size(), metric, time));
    }
    List<Bucket> levels = buckets.stream().map(bucket -> new Bucket(bucket, time)).toList();
    return new Layer(name, source, time, levels, measures);
  }

  @Override
  public String name() {
    return name;
  }

  /** Its buckets, from the outside in. */
  List<Bucket> buckets() {
    return buckets;
  }

  @Override
  public Search search() {
    ObjectNode aggregations = JSON.objectNode();
    measures.forEach(measure -> measure.addTo(aggregations));
    ObjectNode inner = aggregations;
    for (int level = buckets.size() - 1; level >= 0; level--) {
      ObjectNode own = buckets.get(level).aggregation(measures);
      ObjectNode below = own.has("aggs") ? (ObjectNode) own.remove("aggs") : JSON.objectNode();
      below.setAll(inner);
      if (!below.isEmpty()) {
        own.set("aggs", below);
      }
      inner = JSON.objectNode();
      inner.set("b" + level, own);
    }
    ObjectNode body = JSON.objectNode().put("size", 0).put("track_total_hits", true);
    body.set("query", source.query(time.query()));
    if (!inner.isEmpty()) {
      body.set("aggs", inner);
    }
    return new Search(source.dataView(), body);
  }

  @Override
  public Table read(JsonNode answer) {
    List<Column> columns = new ArrayList<>(buckets.stream().map(Bucket::column).toList());
    for (Measure measure : measures) {
      columns.add(
          new Column(
              measure.label(),
              Table.Role.METRIC,
              "",
              measure.definition().path("field").asText(),
              0,
              measure.definition().path("format")));
    }
    long total = answer.at("/hits/total/value").asLong();
    List<List<Object>> rows = new ArrayList<>();
    if (buckets.isEmpty() || answer.has("aggregations")) {
      ObjectNode root = JSON.objectNode();
      if (answer.path("aggregations") instanceof ObjectNode aggregations) {
        root.setAll(aggregations);
      }
      root.put("doc_count", total);
      collect(root, 0, new ArrayList<>(), rows);
    }
    return new Table(columns, rows, total);
  }

  private void collect(JsonNode bucket, int level, List<Object> keys, List<List<Object>> rows) {
    if (level == buckets.size()) {
      List<Object> row = new ArrayList<>(keys);
      measures.forEach(measure -> row.add(measure.value(bucket)));
      rows.add(row);
      return;
    }
    for (Bucket.Entry entry : buckets.get(level).read(bucket.path("b" + level))) {
      keys.add(entry.key());
      collect(entry.bucket(), level + 1, keys, rows);
      keys.removeLast();
    }
  }

  @Override
  public Optional<Part> rest(JsonNode answer) {
    boolean isAsked =
        !buckets.isEmpty() && buckets.getFirst().definition().path("other_bucket").isObject();
    JsonNode outer = answer.at("/aggregations/b0");
    if (!isAsked || outer.path("sum_other_doc_count").asLong() == 0) {
      return Optional.empty();
    }
    Bucket first = buckets.getFirst();
    List<JsonNode> keys = new ArrayList<>();
    outer.path("buckets").forEach(bucket -> keys.add(bucket.get("key")));
    Source others =
        source
            .and(Queries.exists(first.field()))
            .and(Queries.not(Queries.oneOf(first.field(), keys)));
    Layer inner = new Layer(name, others, time, buckets.subList(1, buckets.size()), measures);
    return Optional.of(new OtherTerms(inner, first.column()));
  }
}
