package org.barograph.jobs.links;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.barograph.jobs.config.KibanaConfig;

/**
 * Addresses of Kibana 9: a dashboard, or posts in Discover, of one brand and span of time. The
 * space and the ids are those that {@code ./barograph dashboards} deploys.
 */
final class KibanaLinks {

  static final String INCIDENT_DASHBOARD = "barograph-incident";
  static final String MENTIONS = "barograph-mentions";

  private static final List<String> COLUMNS =
      List.of("channel", "author.handle", "sentiment.polarity", "text");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final String base;

  KibanaLinks(KibanaConfig kibana) {
    String space = kibana.space() == null || kibana.space().equals("default") ? "" : kibana.space();
    this.base =
        kibana.url().replaceAll("/+$", "") + (space.isEmpty() ? "" : "/s/" + Rison.encode(space));
  }

  /**
   * @param query in KQL, beside the brand; empty for none
   */
  String dashboard(String brand, long start, long end, String query) {
    Map<String, Object> global =
        Map.of("time", time(start, end), "filters", List.of(pinned("brand", brand)));
    String link =
        base
            + "/app/dashboards#/view/"
            + Rison.encode(INCIDENT_DASHBOARD)
            + "?_g="
            + Rison.encoded(global);
    return query.isEmpty()
        ? link
        : link
            + "&_a="
            + Rison.encoded(Map.of("query", Map.of("expression", query, "language", "kql")));
  }

  String posts(String brand, long start, long end, String query) {
    String all = "brand : " + quoted(brand) + (query.isEmpty() ? "" : " and " + query);
    Map<String, Object> app =
        Map.of(
            "columns", COLUMNS,
            "dataSource", Map.of("dataViewId", MENTIONS, "type", "dataView"),
            "filters", List.of(),
            "query", Map.of("language", "kuery", "query", all),
            "sort", List.of(List.of("@timestamp", "desc")));
    return base
        + "/app/discover#/?_g="
        + Rison.encoded(Map.of("time", time(start, end)))
        + "&_a="
        + Rison.encoded(app);
  }

  /** Kibana takes both ends in; a window's end is not in it. */
  private static Map<String, Object> time(long start, long end) {
    return Map.of(
        "from", TIME.format(Instant.ofEpochMilli(start)),
        "to", TIME.format(Instant.ofEpochMilli(end - 1)));
  }

  /** A pinned filter is in force beside those that the dashboard was saved with. */
  private static Map<String, Object> pinned(String field, String value) {
    Map<String, Object> meta = new HashMap<>();
    meta.put("alias", null);
    meta.put("disabled", false);
    meta.put("index", MENTIONS);
    meta.put("key", field);
    meta.put("negate", false);
    meta.put("params", Map.of("query", value));
    meta.put("type", "phrase");
    return Map.of(
        "$state", Map.of("store", "globalState"),
        "meta", meta,
        "query", Map.of("match_phrase", Map.of(field, value)));
  }

  /** A KQL string. */
  static String quoted(String value) {
    return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
