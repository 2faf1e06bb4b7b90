package org.barograph.jobs.deliver;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.ConfigLoader;

/** States of incidents, made of the sample of schema/alert.json. */
final class States {

  /** A Sunday at noon, UTC. */
  static final long NOW = 1_795_348_800_000L;

  private static final ObjectMapper JSON = new ObjectMapper();

  private States() {}

  /** Incidents of the sample's day are told on any later one, unless a test says otherwise. */
  static BarographConfig config(String given) {
    String delivery = given.contains("past_after:") ? given : "past_after: 3650d\n" + given;
    return ConfigLoader.parse(
        """
        brands:
          - {id: acme, name: Acme, aliases: [Acme], time_zone: Europe/Berlin, owner: Acme care, runbook: "https://wiki.example/r"}
          - {id: bolt, name: Bolt, aliases: [Bolt]}
        topics:
          - {id: delivery, name: Delivery, any: [parcel]}
          - {id: price, name: Price, any: [price]}
        delivery:
        """
            + delivery.indent(2),
        "test.yaml");
  }

  static ObjectNode sample() {
    try (InputStream in = States.class.getResourceAsStream("/samples/alert.json")) {
      return (ObjectNode) JSON.readTree(in).at("/valid/0/record/incident");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A state of an incident of the brand acme. */
  static IncidentState of(String id, long revision, String state) {
    return of(id, revision, state, null, "error");
  }

  static IncidentState of(String id, long revision, String state, String topic, String severity) {
    ObjectNode incident = sample();
    incident.put("incident_id", id).put("revision", revision).put("state", state);
    incident.put("severity", severity);
    if (topic == null) {
      incident.remove("topic");
    } else {
      incident.put("topic", topic);
    }
    if (!state.equals(IncidentState.RESOLVED)) {
      incident.remove("resolved_at");
      incident.remove("resolution");
    }
    return read(incident);
  }

  static IncidentState silenced(IncidentState incident) {
    return read(IncidentReader.tree(incident).put("silenced", true));
  }

  static IncidentState kind(IncidentState incident, String kind) {
    return read(IncidentReader.tree(incident).put("kind", kind));
  }

  /** After a person's word. */
  static IncidentState said(IncidentState incident, String word, String by) {
    ObjectNode json = IncidentReader.tree(incident);
    json.withArrayProperty("history")
        .addObject()
        .put("at", "2026-11-22T11:00:00.000Z")
        .put("state", incident.state())
        .put("command", word)
        .put("by", by);
    if (word.equals("silence")) {
      json.put("silenced", true);
    }
    return read(json);
  }

  static IncidentState read(ObjectNode incident) {
    try {
      return IncidentReader.document(incident, NOW);
    } catch (BadAlertException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
