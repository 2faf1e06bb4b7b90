package org.barograph.dashboards.validate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules between keys that Kibana's own code has and that a JSON Schema cannot say. */
final class CrossFieldRules {

  private static final Pattern SHIFT = Pattern.compile("previous|[1-9]\\d*[smhdwMy]");
  private static final Pattern INTERVAL = Pattern.compile("auto|[1-9]\\d*(ms|[smhd])|1[wMqy]");
  private static final Pattern DATE =
      Pattern.compile(
          "now(?:[+-][1-9]\\d*[smhdwMy])?(?:/[smhdwMy])?"
              + "|\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,3})?Z");
  private static final Set<String> COMPUTED =
      Set.of("formula", "differences", "moving_average", "cumulative_sum", "counter_rate");

  private CrossFieldRules() {}

  static void check(JsonNode body, Faults faults) {
    Walk.objects(
        body,
        "",
        (at, node) -> {
          String type = node.path("type").asText();
          if (type.equals("dynamic") || type.equals("legacy_dynamic")) {
            checkSteps(node.path("steps"), at + "/steps", faults);
          }
          if (type.equals("data_table")) {
            checkSort(node, at, faults);
          }
          checkTerms(node, at, faults);
          form(node, "time_shift", SHIFT, "previous, or a length such as 1d", at, faults);
          form(node, "suggested_interval", INTERVAL, "auto, or a length such as 1h", at, faults);
          if (node.has("time_range")) {
            form(node.get("time_range"), "from", DATE, "a date", at + "/time_range", faults);
            form(node.get("time_range"), "to", DATE, "a date", at + "/time_range", faults);
          }
        });
    for (Panels.Placed panel : Panels.of(body)) {
      if (panel.type().equals("vis")) {
        checkRanks(panel.config(), panel.at() + "/config", faults);
      }
    }
  }

  private static void form(
      JsonNode node, String key, Pattern form, String rule, String at, Faults faults) {
    if (node.has(key) && !form.matcher(node.get(key).asText()).matches()) {
      faults.add(at + "/" + key, "'" + node.get(key).asText() + "' must be " + rule);
    }
  }

  /** Steps of colours: the first may begin, the last may end openly, all others join. */
  private static void checkSteps(JsonNode steps, String at, Faults faults) {
    JsonNode end = null;
    for (int i = 0; i < steps.size(); i++) {
      JsonNode step = steps.get(i);
      String here = at + "/" + i;
      boolean last = i == steps.size() - 1;
      if (!step.hasNonNull("gte") && !step.hasNonNull("lt") && !step.hasNonNull("lte")) {
        faults.add(here, "one of gte, lt, lte is needed");
      }
      if (step.hasNonNull("lt") && step.hasNonNull("lte")) {
        faults.add(here, "lt and lte stand together");
      }
      if (i > 0 && !step.hasNonNull("gte")) {
        faults.add(here, "gte is needed in every step but the first");
      }
      if (!last && !step.hasNonNull("lt")) {
        faults.add(here, "lt is needed in every step but the last");
      }
      double from = step.path("gte").asDouble(Double.NEGATIVE_INFINITY);
      double to = step.path("lt").asDouble(step.path("lte").asDouble(Double.POSITIVE_INFINITY));
      if (from > to) {
        faults.add(here, "begins at " + from + ", after its end " + to);
      }
      if (end != null && from != end.asDouble()) {
        faults.add(here, "steps must join: begins at " + from + ", the one before ends at " + end);
      }
      end = step.hasNonNull("lt") ? step.get("lt") : null;
    }
  }

  /** A table may only be sorted by a column that it has. */
  private static void checkSort(JsonNode table, String at, Faults faults) {
    JsonNode sort = table.at("/styling/sort_by");
    if (sort.isMissingNode()) {
      return;
    }
    boolean byRow = sort.path("column_type").asText().equals("row");
    int columns = table.path(byRow ? "rows" : "metrics").size();
    if (sort.path("index").asInt() >= columns) {
      faults.add(
          at + "/styling/sort_by",
          "index " + sort.path("index") + ", but there are " + columns + " such columns");
    }
  }

  private static void checkTerms(JsonNode node, String at, Faults faults) {
    if (!node.path("operation").asText().equals("terms")) {
      return;
    }
    int limit = node.path("limit").asInt(5);
    if (limit < 1 || limit > 1000) {
      faults.add(at + "/limit", limit + " must be 1 to 1000");
    }
    if (!node.has("rank_by")) {
      faults.add(at, "rank_by is needed: the first metric may not be able to rank");
    }
  }

  /** Terms are ranked by a metric that exists and that Elasticsearch itself can compute. */
  private static void checkRanks(JsonNode config, String at, Faults faults) {
    JsonNode layers = config.path("layers");
    for (int i = 0; i < layers.size(); i++) {
      checkRanks(layers.get(i), at + "/layers/" + i, faults);
    }
    JsonNode metrics = config.has("metrics") ? config.get("metrics") : config.path("y");
    JsonNode single = config.path("metric");
    Walk.objects(
        config,
        at,
        (place, node) -> {
          boolean ofLayer = config.has("layers");
          if (ofLayer || !node.path("type").asText().equals("metric") || !place.endsWith("rank_by"))
            return;
          int index = node.path("metric_index").asInt(0);
          JsonNode metric =
              single.isMissingNode() ? metrics.path(index) : index == 0 ? single : metrics.path(-1);
          if (metric.isMissingNode()) {
            faults.add(place, "metric_index " + index + ": there is no such metric");
          } else if (COMPUTED.contains(metric.path("operation").asText())) {
            faults.add(place, "a " + metric.path("operation").asText() + " cannot rank terms");
          }
        });
  }
}
