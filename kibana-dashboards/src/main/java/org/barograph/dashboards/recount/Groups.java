package org.barograph.dashboards.recount;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Parts documents as a level of buckets does. */
final class Groups {

  // Bars of "auto": the wanted length of one bar and what it becomes, coarse to fine.
  private static final String[][] AUTO = {
    {"31536000000", "1y"},
    {"1814400000", "1M"},
    {"604800000", "1w"},
    {"86400000", "1d"},
    {"21600000", "12h"},
    {"7200000", "3h"},
    {"2700000", "1h"},
    {"1200000", "30m"},
    {"540000", "10m"},
    {"180000", "5m"},
    {"45000", "1m"},
    {"15000", "30s"},
    {"7500", "10s"},
    {"5000", "5s"},
    {"0", "1s"}
  };

  private final String timeField;
  private final Span span;
  private final List<JsonNode> metrics;

  Groups(String timeField, Span span, List<JsonNode> metrics) {
    this.timeField = timeField;
    this.span = span;
    this.metrics = metrics;
  }

  /** Documents by key, in the order in which they are shown. */
  Map<Object, List<Doc>> of(JsonNode bucket, List<Doc> docs) {
    return switch (bucket.get("operation").asText()) {
      case "terms" -> terms(bucket, docs);
      case "filters" -> filters(bucket, docs);
      case "date_histogram" -> steps(bucket, docs);
      default ->
          throw new IllegalArgumentException(bucket.get("operation") + " is not counted here");
    };
  }

  private Map<Object, List<Doc>> filters(JsonNode bucket, List<Doc> docs) {
    Map<Object, List<Doc>> groups = new LinkedHashMap<>();
    for (JsonNode filter : bucket.get("filters")) {
      groups.put(
          filter.get("label").asText(),
          docs.stream().filter(Ask.of(filter.get("filter"))).toList());
    }
    return groups;
  }

  /** Every value of the field and its documents, by name. */
  static Map<Object, List<Doc>> byValue(String field, List<Doc> docs) {
    Map<Object, List<Doc>> groups = new TreeMap<>(Groups::compare);
    for (Doc doc : docs) {
      for (JsonNode value : doc.values(field)) {
        Object key =
            value.isNumber()
                ? value.isIntegralNumber() ? (Object) value.longValue() : value.doubleValue()
                : value.isBoolean() ? (Object) value.booleanValue() : value.asText();
        List<Doc> group = groups.computeIfAbsent(key, k -> new ArrayList<>());
        // A value that a document has twice still is one document.
        if (group.isEmpty() || !group.getLast().id().equals(doc.id())) {
          group.add(doc);
        }
      }
    }
    return groups;
  }

  @SuppressWarnings("unchecked") // keys of one field are of one type
  private static int compare(Object a, Object b) {
    return ((Comparable<Object>) a).compareTo(b);
  }

  private Map<Object, List<Doc>> terms(JsonNode bucket, List<Doc> docs) {
    Map<Object, List<Doc>> all = byValue(bucket.get("fields").get(0).asText(), docs);
    JsonNode rank = bucket.get("rank_by");
    boolean down = rank.path("direction").asText().equals("desc");
    List<Object> keys = new ArrayList<>(all.keySet());
    if (rank.get("type").asText().equals("alphabetical")) {
      if (down) {
        keys = keys.reversed();
      }
    } else {
      Map<Object, Double> by = new LinkedHashMap<>();
      for (Object key : keys) {
        Figure figure = new Figure(all.get(key), timeField, span);
        by.put(
            key,
            rank.get("type").asText().equals("custom")
                ? figure.of(rank)
                : figure.of(metrics.get(rank.path("metric_index").asInt())));
      }
      Comparator<Object> order = Comparator.comparing(by::get);
      // Stable, and the keys stand in order: among equals the smaller key goes first.
      keys.sort(down ? order.reversed() : order);
    }
    Map<Object, List<Doc>> groups = new LinkedHashMap<>();
    keys.stream().limit(bucket.get("limit").asInt()).forEach(key -> groups.put(key, all.get(key)));
    return groups;
  }

  private Map<Object, List<Doc>> steps(JsonNode bucket, List<Doc> docs) {
    String field = bucket.get("field").asText();
    String interval = bucket.path("suggested_interval").asText("auto");
    if (interval.equals("auto")) {
      double wanted = (span.to() - span.from()) / 50.0;
      for (int i = 0; i < AUTO.length && interval.equals("auto"); i++) {
        if (Double.parseDouble(AUTO[i][0]) <= wanted) {
          interval = AUTO[i][1];
        }
      }
    }
    Map<Object, List<Doc>> groups = new TreeMap<>();
    for (long at = start(span.from(), interval); at <= span.to(); at = next(at, interval)) {
      groups.put(at, new ArrayList<>());
    }
    for (Doc doc : docs) {
      groups.computeIfAbsent(start(doc.time(field), interval), k -> new ArrayList<>()).add(doc);
    }
    return groups;
  }

  private static long start(long time, String interval) {
    ZonedDateTime at = Instant.ofEpochMilli(time).atZone(ZoneOffset.UTC);
    return switch (interval) {
      case "1y" -> at.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1).toInstant().toEpochMilli();
      case "1M" -> at.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1).toInstant().toEpochMilli();
      case "1w" ->
          at.truncatedTo(ChronoUnit.DAYS)
              .minusDays(at.getDayOfWeek().getValue() - 1)
              .toInstant()
              .toEpochMilli();
      default -> time - Math.floorMod(time, Span.length(interval));
    };
  }

  private static long next(long at, String interval) {
    ZonedDateTime time = Instant.ofEpochMilli(at).atZone(ZoneOffset.UTC);
    return switch (interval) {
      case "1y" -> time.plusYears(1).toInstant().toEpochMilli();
      case "1M" -> time.plusMonths(1).toInstant().toEpochMilli();
      default -> at + Span.length(interval);
    };
  }
}
