package org.barograph.jobs.deliver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.barograph.connectors.alerts.Alert;

/** The evidence of an incident in words. */
final class EvidenceText {

  private static final int MAIN = 3;
  private static final double HALF = 0.5;

  private final JsonNode evidence;
  private final Statistic statistic;
  private final Map<String, String> topics;

  /**
   * Of one incident.
   *
   * @param topics names by id
   */
  EvidenceText(JsonNode evidence, Statistic statistic, Map<String, String> topics) {
    this.evidence = evidence;
    this.statistic = statistic;
    this.topics = topics;
  }

  /** The main contributions' names alone. */
  String names() {
    return named().limit(MAIN).map(EvidenceText::key).collect(Collectors.joining(", "));
  }

  /**
   * The topic or author that makes most of the change; empty if none does.
   *
   * @param ownTopicOrNull of the incident: says nothing new
   */
  String cause(String ownTopicOrNull) {
    return named()
        .filter(each -> !each.path("dimension").asText().equals("channel"))
        .filter(each -> each.path("share").asDouble() > HALF)
        .filter(each -> !key(each).equals(ownTopicOrNull))
        .findFirst()
        .map(each -> "; mostly " + part(each))
        .orElse("");
  }

  /** Those of channels, topics and authors that moved most; empty if none has a name. */
  String contributions() {
    return named()
        .limit(MAIN)
        .map(each -> part(each) + " " + statistic.change(each.path("delta").asDouble()))
        .collect(Collectors.joining("; "));
  }

  /** The greatest first. */
  private Stream<JsonNode> named() {
    return stream(evidence.path("contributions"))
        .filter(each -> isNamed(key(each)))
        .sorted(
            Comparator.comparingDouble(
                (JsonNode each) -> -Math.abs(each.path("delta").asDouble())));
  }

  private static boolean isNamed(String key) {
    return !key.equals("other") && !key.equals("none");
  }

  private String part(JsonNode contribution) {
    String dimension = contribution.path("dimension").asText();
    return switch (dimension) {
      case "topic" -> "topic " + topics.getOrDefault(key(contribution), key(contribution));
      case "author" -> key(contribution).isEmpty() ? "one author" : "author " + key(contribution);
      default -> dimension + " " + key(contribution);
    };
  }

  /** Null if nothing was told often. */
  String story() {
    JsonNode story = evidence.path("stories").path(0);
    if (story.path("n").asLong() < MAIN) {
      return null; // Twice is no story.
    }
    String text = story.path("text").asText("");
    return Words.count(story.path("n").asLong(), "mention")
        + ", reach "
        + Words.number(story.path("reach").asDouble())
        + (text.isEmpty() ? "" : ": " + text);
  }

  /** Null if nothing was left out. */
  String checks() {
    JsonNode bots = evidence.path("without_bots");
    JsonNode reposts = evidence.path("without_reposts");
    if (!bots.has("observed") || !reposts.has("observed")) {
      return null;
    }
    return check(bots, "suspected bots") + "; " + check(reposts, "reposts");
  }

  private String check(JsonNode value, String without) {
    return statistic.observed(value.path("observed").asDouble())
        + " without "
        + without
        + " ("
        + Words.count(value.path("n").asLong(), "mention")
        + ")";
  }

  /** The main drivers. */
  List<Alert.Quote> quotes() {
    return stream(evidence.path("drivers"))
        .limit(MAIN)
        .map(driver ->
            new Alert.Quote(
                driver.path("text").asText(), source(driver), driver.path("url").textValue()))
        .toList();
  }

  private String source(JsonNode driver) {
    List<String> parts = new ArrayList<>();
    parts.add(driver.path("channel").asText());
    if (driver.has("author_handle")) {
      parts.add(driver.get("author_handle").asText());
    }
    parts.add(driver.path("polarity").asText());
    String reasons =
        stream(driver.path("reasons"))
            .map(reason -> reason.asText().replaceFirst(" [-+−]?[0-9.]+$", ""))
            .collect(Collectors.joining(", "));
    if (!reasons.isEmpty()) {
      parts.add("because of: " + reasons);
    }
    return String.join(", ", parts);
  }

  private static String key(JsonNode contribution) {
    return contribution.path("key").asText();
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
