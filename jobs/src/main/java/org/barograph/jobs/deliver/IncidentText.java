package org.barograph.jobs.deliver;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.barograph.connectors.alerts.Alert;
import org.barograph.connectors.alerts.Link;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.BrandConfig;
import org.barograph.jobs.config.TopicConfig;

/**
 * Writes an incident as an alert: what, how bad against normal, since when, how many, the main
 * drivers, how sure, which rule, and where to look.
 */
public final class IncidentText {

  private final Map<String, BrandConfig> brands = new TreeMap<>();
  private final Map<String, String> topics = new TreeMap<>();

  public IncidentText(BarographConfig config) {
    config.brands().forEach(brand -> brands.put(brand.id(), brand));
    config.topics().forEach((TopicConfig topic) -> topics.put(topic.id(), topic.name()));
  }

  /**
   * The alert of a state.
   *
   * @param note empty, or a sentence that the status begins with
   */
  public Alert alert(IncidentState incident, String note) {
    return new Writer(incident).alert(note);
  }

  private final class Writer {
    private final IncidentState incident;
    private final JsonNode json;
    private final BrandConfig brandOrNull;
    private final ZoneId zone;
    private final Statistic statistic;
    private final EvidenceText evidence;
    private final Instant openedAt;

    Writer(IncidentState incident) {
      this.incident = incident;
      this.json = IncidentReader.tree(incident);
      this.brandOrNull = brands.get(incident.brand());
      this.zone = brandOrNull == null ? ZoneId.of("UTC") : brandOrNull.zone();
      this.statistic = Statistic.of(json.path("statistic").asText());
      this.evidence = new EvidenceText(json.path("evidence"), statistic, topics);
      this.openedAt = time("opened_at");
    }

    Alert alert(String note) {
      return new Alert(
          incident.incidentId(),
          state(),
          severity(),
          who() + ": " + kind() + " since " + Words.day(openedAt, zone),
          headline(),
          (note + " " + status()).strip(),
          facts(),
          evidence.quotes(),
          links(),
          labels(),
          openedAt,
          changedAt(),
          incident.isOpen() ? null : changedAt(),
          false);
    }

    /** What a phone shows of it. */
    private String headline() {
      return who()
          + ": "
          + silentChannels()
          + statistic.observed(number("observed"))
          + ", normal is "
          + statistic.value(number("expected"))
          + evidence.cause(incident.topic());
    }

    /** It is not the brand that is silent; empty for every other kind. */
    private String silentChannels() {
      return isMissingData() ? evidence.names() + " " : "";
    }

    private boolean isMissingData() {
      return incident.kind().equals("data_missing");
    }

    private String who() {
      String brand = brandOrNull == null ? incident.brand() : brandOrNull.name();
      return incident.topic() == null ? brand : brand + " / " + topic(incident.topic());
    }

    private String topic(String id) {
      return topics.getOrDefault(id, id);
    }

    private String kind() {
      return incident.kind().replace('_', ' ');
    }

    private Alert.State state() {
      return Alert.State.valueOf(incident.state().toUpperCase(Locale.ROOT));
    }

    private Alert.Severity severity() {
      return switch (incident.severity()) {
        case "info" -> Alert.Severity.INFO;
        case "warning" -> Alert.Severity.WARNING;
        case "critical" -> Alert.Severity.CRITICAL;
        default -> Alert.Severity.ERROR;
      };
    }

    private Instant changedAt() {
      Instant resolved = timeOrNull(json.path("resolved_at"));
      if (resolved != null) {
        return resolved;
      }
      JsonNode history = json.path("history");
      Instant last = timeOrNull(history.path(history.size() - 1).path("at"));
      return last == null ? openedAt : last;
    }

    private String status() {
      String at = Words.clock(changedAt(), zone);
      return switch (incident.state()) {
        case IncidentState.RESOLVED ->
            "Resolved at "
                + at
                + " after "
                + Words.span(Duration.between(openedAt, changedAt()))
                + ": "
                + resolution()
                + ".";
        case IncidentState.ACKNOWLEDGED -> acknowledged();
        case IncidentState.UPDATED ->
            "Worse at " + at + ": " + kind() + ", now " + incident.severity() + ".";
        default -> capital(kind()) + ", triggered at " + at + ", " + incident.severity() + ".";
      };
    }

    private String acknowledged() {
      String said = "Acknowledged";
      for (JsonNode step : json.path("history")) {
        if (step.path("command").asText().equals("acknowledge")) {
          String by = step.path("by").asText();
          String why = step.path("note").asText();
          said =
              "Acknowledged at "
                  + Words.clock(Instant.parse(step.path("at").asText()), zone)
                  + (by.isEmpty() ? "" : " by " + by)
                  + (why.isEmpty() ? "" : ": " + why);
        }
      }
      return said + ".";
    }

    private String resolution() {
      return switch (json.path("resolution").asText()) {
        case "recovered" -> "back to normal";
        case "faded" -> "too little is said to judge any longer";
        case "not_confirmed" -> "the whole window did not confirm it";
        case "config_changed" -> "its brand, topic or rule has left the configuration";
        default -> "it is over";
      };
    }

    private List<Alert.Fact> facts() {
      List<Alert.Fact> facts = new ArrayList<>();
      fact(facts, "Observed", statistic.observed(number("observed")) + counts());
      fact(
          facts,
          "Normal",
          statistic.value(number("expected"))
              + "; unusual from "
              + statistic.value(number("threshold")));
      fact(facts, "Since", Words.day(openedAt, zone) + " (" + zone + ")" + window());
      fact(facts, "Confidence", confidence());
      fact(facts, "Driven by", evidence.contributions());
      fact(facts, "Largest story", evidence.story());
      fact(facts, "Checks", isMissingData() ? null : evidence.checks());
      fact(facts, "Owner", brandOrNull == null ? null : brandOrNull.owner());
      fact(facts, "Rule", rule());
      if (incident.isOpen() && !incident.isAcknowledged()) {
        fact(
            facts,
            "Acknowledge",
            "./barograph incidents acknowledge " + incident.incidentId() + " --by YOU");
      }
      return facts;
    }

    private void fact(List<Alert.Fact> facts, String name, String valueOrNull) {
      if (valueOrNull != null && !valueOrNull.isEmpty()) {
        facts.add(new Alert.Fact(name, valueOrNull));
      }
    }

    private String counts() {
      long n = json.path("n").asLong();
      return n == 0
          ? ""
          : " ("
              + Words.count(n, "mention")
              + " by about "
              // An estimate; there are no more authors than mentions.
              + Words.count(Math.min(n, json.path("authors").asLong()), "author")
              + ")";
    }

    /** That which the numbers are of. */
    private String window() {
      if (isMissingData()) {
        return "";
      }
      Instant start = time("window_start");
      Instant end = time("window_end");
      Duration length = Duration.between(start, end);
      boolean isToday = Duration.between(openedAt, end).abs().compareTo(Duration.ofHours(12)) < 0;
      return "; worst "
          + Words.span(length)
          + " until "
          + (isToday ? Words.clock(end, zone) : Words.day(end, zone));
    }

    /** What {@code score} means stands in FIELDS.md. */
    private String confidence() {
      double score = number("score");
      if (incident.kind().equals("volume_spike")) {
        return "a peak as high comes once in " + Words.number(score) + " days";
      }
      if (isMissingData()) {
        return null;
      }
      return score < 6
          ? "by chance once in " + Words.number(Math.rint(Math.pow(10, score))) + " windows"
          : "by chance less than once in a million windows";
    }

    private String rule() {
      String models =
          StreamSupport.stream(json.path("model_versions").spliterator(), false)
              .map(JsonNode::asText)
              .filter(model -> !model.equals("none"))
              .collect(Collectors.joining(", "));
      String rule = json.path("rule").asText() + ", version " + json.path("rule_version").asText();
      return models.isEmpty() ? rule : rule + "; model " + models;
    }

    private List<Link> links() {
      Map<String, String> addresses = new LinkedHashMap<>();
      for (String first : List.of("dashboard", "posts", "runbook")) {
        addresses.put(first, json.path("links").path(first).textValue());
      }
      if (addresses.get("runbook") == null && brandOrNull != null) {
        addresses.put("runbook", brandOrNull.runbook());
      }
      json.path("links")
          .properties()
          .forEach(link -> addresses.putIfAbsent(link.getKey(), link.getValue().textValue()));
      List<Link> links = new ArrayList<>();
      addresses.forEach((name, url) -> Link.of(name, url).ifPresent(links::add));
      return links;
    }

    private Map<String, String> labels() {
      Map<String, String> labels = new TreeMap<>();
      labels.put("brand", incident.brand());
      labels.put("kind", incident.kind());
      if (incident.topic() != null) {
        labels.put("topic", incident.topic());
      }
      return labels;
    }

    private double number(String field) {
      return json.path(field).asDouble();
    }

    private Instant time(String field) {
      return Instant.parse(json.path(field).asText());
    }

    private static Instant timeOrNull(JsonNode value) {
      return value.isTextual() ? Instant.parse(value.textValue()) : null;
    }

    private static String capital(String text) {
      return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
  }
}
