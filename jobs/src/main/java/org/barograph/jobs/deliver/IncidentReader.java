package org.barograph.jobs.deliver;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Reads records of the outbox, and keeps of each what receivers are told. */
public final class IncidentReader {

  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_ID = 255;
  private static final int MOST = 3;
  private static final int STEPS = 4;
  private static final Set<String> NOBODY = Set.of("other", "none", "");
  private static final Set<String> SEVERITIES = Set.of("info", "warning", "error", "critical");
  private static final Set<String> STATES =
      Set.of(
          IncidentState.TRIGGERED,
          IncidentState.UPDATED,
          IncidentState.ACKNOWLEDGED,
          IncidentState.RESOLVED);
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(20).build())
              .build());

  private IncidentReader() {}

  /**
   * A record of the Kafka topic of alerts.
   *
   * @param recordedAt its timestamp, epoch milliseconds
   * @throws BadAlertException if it is none
   */
  public static IncidentState record(byte[] value, long recordedAt) throws BadAlertException {
    JsonNode root = tree(value);
    require(root.path("schema").asInt() == 1, "schema: must be 1");
    return document(root.path("incident"), recordedAt);
  }

  /** An incident document as {@code backtest} writes it. */
  public static IncidentState document(byte[] value, long recordedAt) throws BadAlertException {
    return document(tree(value), recordedAt);
  }

  /**
   * The incident as it stood before it was resolved, for previews: the numbers are those of its
   * worst window anyway.
   *
   * @param state triggered, updated or acknowledged
   */
  public static IncidentState asOf(IncidentState incident, String state) throws BadAlertException {
    ObjectNode json = tree(incident);
    json.put("state", state);
    json.remove("resolved_at");
    json.remove("resolution");
    if (json.get("history") instanceof ArrayNode history) {
      while (history.size() > 1) {
        history.remove(history.size() - 1);
      }
    }
    return document(json, incident.recordedAt());
  }

  static IncidentState document(JsonNode incident, long recordedAt) throws BadAlertException {
    require(incident.isObject(), "incident: must be an object");
    String state = text(incident, "state");
    require(STATES.contains(state), "state: unknown");
    String severity = text(incident, "severity");
    require(SEVERITIES.contains(severity), "severity: unknown");
    String id = text(incident, "incident_id");
    require(id.length() <= MAX_ID, "incident_id: at most " + MAX_ID + " characters");
    for (String time : List.of("opened_at", "window_start", "window_end")) {
      require(isTime(text(incident, time)), time + ": must be a time");
    }
    for (JsonNode step : incident.path("history")) {
      require(isTime(text(step, "at")), "history: at must be a time");
    }
    if (incident.has("resolved_at")) {
      require(isTime(text(incident, "resolved_at")), "resolved_at: must be a time");
    }
    JsonNode last = incident.path("history").path(incident.path("history").size() - 1);
    JsonNode revision = incident.path("revision");
    require(revision.isIntegralNumber() && revision.canConvertToLong(), "revision: must be whole");
    return new IncidentState(
        id,
        revision.longValue(),
        text(incident, "brand"),
        incident.path("topic").textValue(),
        text(incident, "kind"),
        state,
        severity,
        isSilenced(incident),
        last.path("at").textValue(),
        last.path("command").textValue(),
        recordedAt,
        slim((ObjectNode) incident).toString());
  }

  private static boolean isSilenced(JsonNode incident) {
    return incident.path("silenced").asBoolean(false);
  }

  private static JsonNode tree(byte[] value) throws BadAlertException {
    require(value != null && value.length > 0, "the record is empty");
    require(value.length <= MAX_BYTES, "the record has more than 1 MB");
    try {
      return JSON.readTree(value);
    } catch (IOException e) {
      throw new BadAlertException("not JSON");
    }
  }

  static ObjectNode tree(IncidentState incident) {
    try {
      return (ObjectNode) JSON.readTree(incident.json());
    } catch (IOException e) {
      throw new IllegalStateException("written by us a moment ago", e);
    }
  }

  /** State and dead letters hold this, so it must be small whatever the incident is. */
  private static ObjectNode slim(ObjectNode incident) {
    ObjectNode slim = incident.deepCopy();
    handlesForIds(slim.path("evidence"));
    first(slim.path("evidence"), "drivers");
    first(slim.path("evidence"), "stories");
    firstOfEachDimension(slim.path("evidence"));
    for (JsonNode driver : slim.path("evidence").path("drivers")) {
      first(driver, "reasons");
    }
    if (slim.get("history") instanceof ArrayNode history) {
      while (history.size() > STEPS) {
        history.remove(1); // How it began is always told.
      }
    }
    return slim;
  }

  private static List<ObjectNode> objects(JsonNode parent, String name) {
    return StreamSupport.stream(parent.path(name).spliterator(), false)
        .filter(ObjectNode.class::isInstance)
        .map(ObjectNode.class::cast)
        .toList();
  }

  /** An author goes by the handle with an at-sign before it, or by nothing: ids are not told. */
  private static void handlesForIds(JsonNode evidence) {
    Map<String, String> handles = new HashMap<>();
    for (ObjectNode driver : objects(evidence, "drivers")) {
      String handle = driver.path("author_handle").asText("");
      if (!handle.isEmpty()) {
        String name = handle.startsWith("@") ? handle : "@" + handle;
        driver.put("author_handle", name);
        handles.put(driver.path("author_id").asText(), name);
      }
      driver.remove("author_id");
    }
    for (ObjectNode each : objects(evidence, "contributions")) {
      String key = each.path("key").asText();
      boolean isKnown = NOBODY.contains(key) || key.startsWith("@");
      if (each.path("dimension").asText().equals("author") && !isKnown) {
        each.put("key", handles.getOrDefault(key, ""));
      }
    }
  }

  private static void first(JsonNode parent, String name) {
    if (parent.get(name) instanceof ArrayNode array) {
      while (array.size() > MOST) {
        array.remove(array.size() - 1);
      }
    }
  }

  /** They come with the greatest first. */
  private static void firstOfEachDimension(JsonNode evidence) {
    if (!(evidence.get("contributions") instanceof ArrayNode array)) {
      return;
    }
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < array.size(); ) {
      String dimension = array.get(i).path("dimension").asText();
      if (seen.merge(dimension, 1, Integer::sum) > MOST + 2) {
        array.remove(i);
      } else {
        i++;
      }
    }
  }

  private static String text(JsonNode node, String field) throws BadAlertException {
    require(
        node.path(field).isTextual() && !node.get(field).textValue().isEmpty(),
        field + ": must be text");
    return node.get(field).textValue();
  }

  private static boolean isTime(String text) {
    try {
      return Instant.parse(text) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static void require(boolean holds, String message) throws BadAlertException {
    if (!holds) {
      throw new BadAlertException(message);
    }
  }
}
