package org.barograph.jobs.observe;

import java.util.Map;
import java.util.Set;
import org.barograph.jobs.ops.MetricNames;

/**
 * Which operator is which stage, by the names that the jobs give their operators and that Flink
 * writes into its metrics.
 */
final class Stages {

  private static final Map<String, String> OF_OPERATOR =
      Map.ofEntries(
          Map.entry("Source__posts", "posts"),
          Map.entry("parse", "parse"),
          Map.entry("match_brands", "match"),
          Map.entry("ledger", "ledger"),
          Map.entry("language__mood__topics", "score"),
          Map.entry("deleted_authors", "authors"),
          Map.entry("latency", "documents"),
          Map.entry("count_dead_letters", "dead_letters"),
          Map.entry("index_mentions__Writer", "index"),
          Map.entry("Source__mentions", "mentions"),
          Map.entry("minute_panes", "panes"),
          Map.entry("windows__baselines__incidents", "decide"),
          Map.entry("index_windows__Writer", "index_windows"),
          Map.entry("index_incidents__Writer", "index_incidents"),
          Map.entry("Source__alerts", "alerts"),
          Map.entry("route", "route"),
          Map.entry("tell_receivers", "tell"));

  private Stages() {}

  static Set<String> operators() {
    return OF_OPERATOR.keySet();
  }

  /** The stage of {@code operator.metric}; null for operators that are none. */
  static String of(String metric) {
    int dot = metric.indexOf('.');
    return dot < 0 ? null : OF_OPERATOR.get(metric.substring(0, dot));
  }

  /** Without the operator's name. */
  static String bare(String metric) {
    return metric.substring(metric.indexOf('.') + 1);
  }

  static boolean isWanted(String metric) {
    if (of(metric) == null) {
      return false;
    }
    String bare = bare(metric);
    return switch (bare) {
      case "numRecordsIn",
          "numRecordsOut",
          "pendingRecords",
          MetricNames.LATE,
          "rejected",
          Latency.MEDIAN,
          Latency.P95,
          Latency.P99 ->
          true;
      default ->
          bare.startsWith(MetricNames.OUTCOME + ".")
              || bare.startsWith(MetricNames.DEAD_LETTERS + ".")
              || bare.startsWith(MetricNames.UNSCORED + ".");
    };
  }

  /** Names under which Flink shows the percentiles of a histogram. */
  static final class Latency {
    static final String MEDIAN = MetricNames.LATENCY + "_median";
    static final String P95 = MetricNames.LATENCY + "_p95";
    static final String P99 = MetricNames.LATENCY + "_p99";

    private Latency() {}
  }
}
