package org.barograph.dashboards.viewer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.barograph.dashboards.lens.Queries;
import org.barograph.dashboards.lens.Search;
import org.barograph.dashboards.lens.TimeRange;

/**
 * All about one incident: its document as it is, the windows around it, the brand's earlier ones.
 */
final class IncidentAnswers {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String INCIDENTS = "barograph-incidents";
  private static final String WINDOWS = "barograph-windows";
  private static final Duration BEFORE = Duration.ofHours(18);
  private static final Duration AFTER = Duration.ofHours(6);
  private static final Duration LONGEST = Duration.ofDays(3);
  private static final int MAX_WINDOWS = 1_000;
  private static final int USUAL_MINUTES = 15;
  private static final int MAX_PREVIOUS = 20;

  private final MultiSearch searches;

  IncidentAnswers(MultiSearch searches) {
    this.searches = searches;
  }

  /**
   * The incident's document alone.
   *
   * @throws NotThereException if there is none of this id
   * @throws IOException if Elasticsearch cannot be reached
   */
  JsonNode document(String id) throws IOException {
    ObjectNode body = JSON.createObjectNode().put("size", 1);
    body.putObject("query").putObject("term").put("incident_id", id);
    JsonNode hits = ask(List.of(new Search(INCIDENTS, body))).getFirst().at("/hits/hits");
    if (hits.isEmpty()) {
      throw new NotThereException("no such incident");
    }
    return hits.get(0).get("_source");
  }

  /**
   * The whole page.
   *
   * @throws NotThereException if there is none of this id
   * @throws IOException if Elasticsearch cannot be reached
   */
  ObjectNode page(String id) throws IOException {
    JsonNode incident = document(id);
    List<JsonNode> answers = ask(List.of(windows(incident), previous(incident)));
    ObjectNode page = JSON.createObjectNode();
    page.set("incident", incident);
    ArrayNode windows = page.putArray("windows");
    answers.get(0).at("/hits/hits").forEach(hit -> windows.add(hit.get("_source")));
    ArrayNode previous = page.putArray("previous");
    answers.get(1).at("/hits/hits").forEach(hit -> previous.add(hit.get("_source")));
    return page;
  }

  private static Search windows(JsonNode incident) {
    Instant start = at(incident, "window_start");
    Instant end = at(incident, "window_end");
    Instant opened = at(incident, "opened_at");
    Instant last = incident.has("resolved_at") ? at(incident, "resolved_at") : end;
    Instant from = opened.minus(BEFORE);
    Instant to = last.isAfter(end) ? last.plus(AFTER) : end.plus(AFTER);
    Instant latest = from.plus(LONGEST);
    ObjectNode body = JSON.createObjectNode().put("size", MAX_WINDOWS);
    ArrayNode filter = body.putObject("query").putObject("bool").putArray("filter");
    term(filter, "brand", incident.path("brand"));
    boolean hasTopic = incident.has("topic");
    filter.addObject().putObject("term").put("kind", hasTopic ? "topic" : "brand");
    if (hasTopic) {
      term(filter, "topic", incident.path("topic"));
    }
    // A volume spike is judged over lengths that no window has: then the usual ones are shown.
    filter
        .addObject()
        .putObject("terms")
        .putArray("size")
        .add(Duration.between(start, end).toMinutes())
        .add(USUAL_MINUTES);
    filter.add(
        Queries.during(
            "start",
            new TimeRange(from.toEpochMilli(), (to.isAfter(latest) ? latest : to).toEpochMilli())));
    body.putArray("sort").addObject().put("start", "asc");
    for (String field :
        List.of(
            "start", "end", "size", "mentions", "negative_share", "expected", "band", "outcome")) {
      body.withArrayProperty("_source").add(field);
    }
    return new Search(WINDOWS, body);
  }

  private static Search previous(JsonNode incident) {
    ObjectNode body = JSON.createObjectNode().put("size", MAX_PREVIOUS);
    ObjectNode bool = body.putObject("query").putObject("bool");
    term(bool.putArray("filter"), "brand", incident.path("brand"));
    term(bool.putArray("must_not"), "incident_id", incident.path("incident_id"));
    body.putArray("sort").addObject().putObject("opened_at").put("order", "desc");
    for (String field :
        List.of(
            "incident_id",
            "brand",
            "kind",
            "topic",
            "state",
            "severity",
            "opened_at",
            "resolved_at",
            "resolution",
            "statistic",
            "observed",
            "expected",
            "feedback")) {
      body.withArrayProperty("_source").add(field);
    }
    return new Search(INCIDENTS, body);
  }

  private static void term(ArrayNode clauses, String field, JsonNode value) {
    clauses.addObject().putObject("term").set(field, value);
  }

  private static Instant at(JsonNode incident, String field) {
    return Instant.parse(incident.path(field).asText());
  }

  private List<JsonNode> ask(List<Search> all) throws IOException {
    List<JsonNode> answers = searches.ask(all);
    for (JsonNode answer : answers) {
      if (answer.has("error")) {
        throw new IOException("Elasticsearch: " + answer.at("/error/reason").asText());
      }
    }
    return answers;
  }
}
