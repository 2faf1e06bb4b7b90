package org.barograph.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the report needs of an incident document (FIELDS.md).
 *
 * @param topic null for an incident of the brand as a whole
 * @param resolvedAt null while it is open
 * @param isPage whether it was error or critical at any time
 */
public record IncidentView(
    String id,
    String brand,
    String kind,
    String topic,
    String state,
    String severity,
    boolean isPage,
    Instant firedAt,
    Instant windowStart,
    Instant windowEnd,
    Instant resolvedAt,
    String resolution,
    String statistic,
    double observed,
    double expected,
    double threshold,
    long n,
    long authors,
    String rule,
    List<Contribution> contributions,
    List<Driver> drivers) {

  /**
   * What a topic, channel or author has added to the change.
   *
   * @param share of the whole change, signed
   */
  public record Contribution(String dimension, String key, double share, long n) {}

  /** A mention that moved the statistic; its text is hostile. */
  public record Driver(String channel, String text, String polarity) {}

  /**
   * Reads a document of the index of incidents.
   *
   * @throws IllegalArgumentException if a field that every incident has is absent
   */
  public static IncidentView of(JsonNode json) {
    List<Contribution> contributions = new ArrayList<>();
    for (JsonNode part : json.path("evidence").path("contributions")) {
      contributions.add(
          new Contribution(
              part.path("dimension").asText(),
              part.path("key").asText(),
              part.path("share").asDouble(),
              part.path("n").asLong()));
    }
    List<Driver> drivers = new ArrayList<>();
    for (JsonNode driver : json.path("evidence").path("drivers")) {
      drivers.add(
          new Driver(
              driver.path("channel").asText(),
              driver.path("text").asText(),
              driver.path("polarity").asText()));
    }
    return new IncidentView(
        required(json, "incident_id"),
        required(json, "brand"),
        required(json, "kind"),
        json.path("topic").asText(null),
        required(json, "state"),
        required(json, "severity"),
        wasPage(json),
        Instant.parse(required(json, "fired_at")),
        Instant.parse(required(json, "window_start")),
        Instant.parse(required(json, "window_end")),
        json.hasNonNull("resolved_at") ? Instant.parse(json.get("resolved_at").asText()) : null,
        json.path("resolution").asText(null),
        json.path("statistic").asText(),
        json.path("observed").asDouble(),
        json.path("expected").asDouble(),
        json.path("threshold").asDouble(),
        json.path("n").asLong(),
        json.path("authors").asLong(),
        json.path("rule").asText() + " " + json.path("rule_version").asText(),
        List.copyOf(contributions),
        List.copyOf(drivers));
  }

  private static boolean wasPage(JsonNode json) {
    boolean page = isPage(json);
    for (JsonNode change : json.path("history")) {
      page |= isPage(change);
    }
    return page;
  }

  private static boolean isPage(JsonNode json) {
    String severity = json.path("severity").asText();
    return severity.equals("error") || severity.equals("critical");
  }

  private static String required(JsonNode json, String field) {
    if (!json.hasNonNull(field)) {
      throw new IllegalArgumentException("incident " + json.path("incident_id") + ": no " + field);
    }
    return json.get(field).asText();
  }

  /** Whether it was open at some moment of a span. */
  boolean overlaps(Instant start, Instant end) {
    return windowStart.isBefore(end) && (resolvedAt == null || resolvedAt.isAfter(start));
  }
}
