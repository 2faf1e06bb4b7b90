package org.barograph.dashboards.recount;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Counts what the panels of a dashboard must show, from all documents at once. */
public final class Recount {

  private static final String TIME = "@timestamp";
  private static final int MOST_DOCUMENTS = 100;
  private static final int LEAST_SIGNIFICANT = 3;

  private final Map<String, List<Doc>> documents;
  private final Instant now;

  /**
   * Counts over these documents.
   *
   * @param documents by id of the data view
   * @param now what {@code now} means in a panel's own time range
   */
  public Recount(Map<String, List<Doc>> documents, Instant now) {
    this.documents = documents;
    this.now = now;
  }

  /**
   * The parts of a panel, in the order of its layers; none for one that only shows text.
   *
   * @param dashboard the time that it is shown for
   * @param chosen values that its controls have chosen, by field
   */
  public List<Counted> panel(JsonNode panel, Span dashboard, Map<String, List<String>> chosen) {
    JsonNode config = panel.get("config");
    Span span =
        config.has("time_range")
            ? Span.of(
                config.at("/time_range/from").asText(), config.at("/time_range/to").asText(), now)
            : dashboard;
    List<Counted> parts = new ArrayList<>();
    switch (panel.get("type").asText()) {
      case "vis" -> chart(config, span, chosen, parts);
      case "discover_session" -> parts.add(session(config, span, chosen));
      default -> {}
    }
    return parts;
  }

  private void chart(
      JsonNode config, Span span, Map<String, List<String>> chosen, List<Counted> parts) {
    switch (config.get("type").asText()) {
      case "xy" -> {
        for (int i = 0; i < config.get("layers").size(); i++) {
          JsonNode layer = config.get("layers").get(i);
          if (layer.has("y")) {
            List<Doc> docs = docs(layer, config, chosen);
            parts.add(
                rows(
                    "" + i,
                    docs,
                    span,
                    list(layer.get("breakdown_by"), layer.get("x")),
                    all(layer.get("y"))));
          } else if (layer.has("events")) {
            marks("" + i, layer, span, chosen, parts);
          }
        }
      }
      case "metric" -> {
        List<Doc> docs = docs(config, config, chosen);
        parts.add(rows("0", docs, span, list(), all(config.get("metrics"))));
        if (config.at("/metrics/0/background_chart/type").asText().equals("trend")) {
          JsonNode steps =
              JsonNodeFactory.instance
                  .objectNode()
                  .put("operation", "date_histogram")
                  .put("field", TIME);
          parts.add(rows("trend", docs, span, list(steps), List.of(config.at("/metrics/0"))));
        }
      }
      case "gauge" -> {
        JsonNode metric = config.get("metric");
        parts.add(
            rows(
                "0",
                docs(config, config, chosen),
                span,
                list(),
                list(metric, metric.get("min"), metric.get("max"), metric.get("goal"))));
      }
      case "heatmap" ->
          parts.add(
              rows(
                  "0",
                  docs(config, config, chosen),
                  span,
                  list(config.get("x"), config.get("y")),
                  list(config.get("metric"))));
      case "tag_cloud" -> {
        JsonNode by = config.get("tag_by");
        List<Doc> docs = docs(config, config, chosen);
        parts.add(
            by.at("/rank_by/type").asText().equals("significant")
                ? significant(config, by, docs, span)
                : rows("0", docs, span, list(by), list(config.get("metric"))));
      }
      case "pie" ->
          parts.add(
              rows(
                  "0",
                  docs(config, config, chosen),
                  span,
                  all(config.get("group_by")),
                  all(config.get("metrics"))));
      case "data_table" ->
          parts.add(
              rows(
                  "0",
                  docs(config, config, chosen),
                  span,
                  all(config.get("rows")),
                  all(config.get("metrics"))));
      default -> throw new IllegalArgumentException(config.get("type") + " is not counted here");
    }
  }

  /** The documents of a layer, whatever their time. */
  private List<Doc> docs(JsonNode layer, JsonNode config, Map<String, List<String>> chosen) {
    Predicate<Doc> only = Ask.of(config.path("query"));
    if (!layer.path("ignore_global_filters").asBoolean()) {
      for (Map.Entry<String, List<String>> choice : chosen.entrySet()) {
        only = only.and(Ask.oneOf(choice.getKey(), choice.getValue()));
      }
    }
    return ofView(layer).stream().filter(only).toList();
  }

  private List<Doc> ofView(JsonNode holder) {
    return documents.getOrDefault(holder.at("/data_source/ref_id").asText(), List.of());
  }

  private static Counted rows(
      String name, List<Doc> docs, Span span, List<JsonNode> buckets, List<JsonNode> metrics) {
    List<Span> looked = new ArrayList<>(List.of(span));
    for (JsonNode metric : metrics) {
      if (metric.toString().contains("previous")) {
        looked.add(span.shifted("previous"));
      }
    }
    List<Doc> seen =
        docs.stream()
            .filter(doc -> looked.stream().anyMatch(s -> s.holds(doc.time(TIME))))
            .toList();
    List<List<Object>> rows = new ArrayList<>();
    collect(seen, span, buckets, metrics, List.of(), rows);
    return new Counted.Rows(name, rows);
  }

  private static void collect(
      List<Doc> docs,
      Span span,
      List<JsonNode> buckets,
      List<JsonNode> metrics,
      List<Object> keys,
      List<List<Object>> rows) {
    if (keys.size() == buckets.size()) {
      List<Object> row = new ArrayList<>(keys);
      metrics.forEach(metric -> row.add(new Figure(docs, TIME, span).of(metric)));
      rows.add(row);
      return;
    }
    new Groups(TIME, span, metrics)
        .of(buckets.get(keys.size()), docs)
        .forEach((key, group) -> {
          List<Object> more = new ArrayList<>(keys);
          more.add(key);
          collect(group, span, buckets, metrics, more, rows);
        });
  }

  /** JLH score: how much more, times how many times as often, as in all documents. */
  private Counted significant(JsonNode config, JsonNode by, List<Doc> docs, Span span) {
    List<Doc> shown = docs.stream().filter(doc -> span.holds(doc.time(TIME))).toList();
    List<Doc> all = ofView(config);
    String field = by.get("fields").get(0).asText();
    Map<Object, List<Doc>> everywhere = Groups.byValue(field, all);
    List<Counted.Term> terms = new ArrayList<>();
    Groups.byValue(field, shown)
        .forEach((key, here) -> {
          double share = (double) here.size() / shown.size();
          double usual = (double) everywhere.get(key).size() / all.size();
          double score = (share - usual) * (share / usual);
          if (score > 0 && here.size() >= LEAST_SIGNIFICANT) {
            terms.add(new Counted.Term(key.toString(), here.size(), score));
          }
        });
    terms.sort(Comparator.comparingDouble(Counted.Term::score).reversed());
    return new Counted.Significant("0", terms, by.get("limit").asInt());
  }

  private Counted session(JsonNode config, Span span, Map<String, List<String>> chosen) {
    JsonNode tab = config.get("tabs").get(0);
    List<Doc> found =
        docs(tab, tab, chosen).stream().filter(doc -> span.holds(doc.time(TIME))).toList();
    List<String> columns = new ArrayList<>();
    tab.get("column_order").forEach(column -> columns.add(column.asText()));
    return sorted(
        "0", found, all(tab.get("sort")), columns, tab.path("sample_size").asInt(MOST_DOCUMENTS));
  }

  private void marks(
      String name,
      JsonNode layer,
      Span span,
      Map<String, List<String>> chosen,
      List<Counted> parts) {
    for (int i = 0; i < layer.get("events").size(); i++) {
      JsonNode event = layer.get("events").get(i);
      String time = event.get("time_field").asText();
      List<Doc> found =
          docs(layer, JsonNodeFactory.instance.objectNode(), chosen).stream()
              .filter(Ask.of(event.get("query")))
              .filter(doc -> span.holds(doc.time(time)))
              .toList();
      List<String> columns = new ArrayList<>(List.of(time));
      if (event.at("/text/field").isTextual()) {
        columns.add(event.at("/text/field").asText());
      }
      event.path("extra_fields").forEach(extra -> columns.add(extra.asText()));
      JsonNode sort =
          JsonNodeFactory.instance.objectNode().put("name", time).put("direction", "asc");
      parts.add(sorted(name + "." + i, found, List.of(sort), columns, MOST_DOCUMENTS));
    }
  }

  private static Counted sorted(
      String name, List<Doc> docs, List<JsonNode> sort, List<String> columns, int limit) {
    List<Doc> sorted = new ArrayList<>(docs);
    List<String> fields = new ArrayList<>();
    // The last key first: sorting is stable.
    for (JsonNode by : sort.reversed()) {
      String field = by.get("name").asText();
      boolean down = by.get("direction").asText().equals("desc");
      sorted.sort((a, b) -> compare(a, b, field, down));
    }
    sort.forEach(by -> fields.add(by.get("name").asText()));
    return new Counted.Documents(name, sorted, fields, columns, Math.min(limit, MOST_DOCUMENTS));
  }

  /** Who has no value comes last, whatever the direction. */
  private static int compare(Doc a, Doc b, String field, boolean down) {
    List<JsonNode> left = a.values(field);
    List<JsonNode> right = b.values(field);
    if (left.isEmpty() || right.isEmpty()) {
      return Boolean.compare(left.isEmpty(), right.isEmpty());
    }
    JsonNode x = left.getFirst();
    JsonNode y = right.getFirst();
    int order =
        x.isNumber()
            ? Double.compare(x.asDouble(), y.asDouble())
            : x.asText().compareTo(y.asText());
    return down ? -order : order;
  }

  private static List<JsonNode> all(JsonNode list) {
    List<JsonNode> all = new ArrayList<>();
    list.forEach(all::add);
    return all;
  }

  private static List<JsonNode> list(JsonNode... some) {
    List<JsonNode> list = new ArrayList<>();
    for (JsonNode one : some) {
      if (one != null) {
        list.add(one);
      }
    }
    return list;
  }
}
