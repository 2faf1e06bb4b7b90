package org.barograph.cli.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.barograph.cli.UsageException;
import org.barograph.connectors.posts.KafkaTopics;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.index.IncidentCommandRecord;
import org.barograph.jobs.ingest.IncidentCommandIntake;
import org.barograph.jobs.ingest.IncidentCommandParser;
import org.barograph.jobs.ingest.Origin;
import org.barograph.jobs.model.IncidentCommand;
import org.barograph.jobs.model.IncidentCommandKind;

/** Hands over what people say of incidents: the command line and the viewer write the same. */
public final class IncidentSayings {

  private final BarographConfig config;

  /**
   * For an installation.
   *
   * @param config names Kafka and Elasticsearch
   */
  public IncidentSayings(BarographConfig config) {
    this.config = config;
  }

  /**
   * One word on an incident.
   *
   * @param until only of a silence, else null
   * @param note null unless it is a note, or there is a reason
   */
  public record Saying(
      String incidentId,
      IncidentCommandKind kind,
      String by,
      Instant at,
      Instant until,
      String note) {}

  /**
   * What was sent.
   *
   * @param place {@code topic-partition@offset}
   */
  public record Sent(String place, String record) {}

  /**
   * Looks the incident up, and sends the command.
   *
   * @throws UsageException if there is no such incident, or the command breaks a rule
   * @throws IOException if Elasticsearch or Kafka does not answer
   */
  public Sent say(Saying saying) throws IOException {
    String brand;
    try (Documents documents = new Documents(config)) {
      brand = find(documents, saying.incidentId()).path("brand").asText();
    }
    IncidentCommand command =
        new IncidentCommand(
            UUID.randomUUID().toString(),
            saying.kind(),
            saying.incidentId(),
            brand,
            saying.at().toEpochMilli(),
            saying.by(),
            saying.until() == null ? 0 : saying.until().toEpochMilli(),
            saying.note());
    byte[] record = IncidentCommandRecord.json(command);
    check(record, saying.at());
    Map<String, String> client = new HashMap<>(config.kafka().clientProperties());
    client.put("bootstrap.servers", config.kafka().bootstrap());
    new KafkaTopics(config.kafka().topicPrefix()).create(client, config.kafka().partitions());
    String place =
        CommandSender.send(client, config.kafka().commands(), saying.incidentId(), record);
    return new Sent(place, new String(record, StandardCharsets.UTF_8));
  }

  /** By the job's own rules, so that nothing is sent that would be a dead letter. */
  private static void check(byte[] record, Instant at) {
    long latest = Math.max(at.toEpochMilli(), System.currentTimeMillis());
    IncidentCommandIntake intake =
        new IncidentCommandParser().parse(record, new Origin("", 0, 0, null, 0, latest));
    if (intake.rejected() != null) {
      throw new UsageException(intake.rejected().detail());
    }
  }

  /**
   * An incident's document.
   *
   * @throws UsageException if there is none
   */
  public static JsonNode find(Documents documents, String incidentId) throws IOException {
    return documents
        .incident(incidentId)
        .orElseThrow(
            () -> new UsageException("INCIDENT_ID: no incident \"" + incidentId + "\" is indexed"));
  }
}
