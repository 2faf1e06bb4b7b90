package org.barograph.cli.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.barograph.jobs.config.KafkaConfig;
import org.barograph.jobs.deliver.BadAlertException;
import org.barograph.jobs.deliver.IncidentReader;
import org.barograph.jobs.deliver.IncidentState;
import org.barograph.jobs.model.DeadLetter;

/** Dead letters of delivery, and a mark up to where they were sent again. */
final class Undelivered implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** One of them and where it stands. */
  record Found(TopicPartition partition, long offset, String reason, String payload) {
    String place() {
      return partition + "@" + offset;
    }
  }

  private final KafkaConfig kafka;
  private final WholeTopic letters;

  /**
   * @throws IOException if Kafka does not answer
   */
  Undelivered(KafkaConfig kafka) throws IOException {
    this.kafka = kafka;
    this.letters = new WholeTopic(kafka, kafka.deadLetters());
  }

  /**
   * Those behind the mark, in the order in which they were written to each partition.
   *
   * @param all those before it, too
   */
  List<Found> read(boolean all) throws IOException {
    List<Found> found = new ArrayList<>();
    letters.read(
        all,
        record -> {
          JsonNode letter = JSON.readTree(record.value());
          if (letter.path("stage").asText().equals(DeadLetter.DELIVER)) {
            found.add(
                new Found(
                    new TopicPartition(record.topic(), record.partition()),
                    record.offset(),
                    letter.path("reason").asText(),
                    letter.path("payload").asText()));
          }
        });
    return found;
  }

  /** The newest states of incidents in the outbox, by id, as long as Kafka has them. */
  Map<String, IncidentState> newestStates() throws IOException {
    Map<String, IncidentState> newest = new HashMap<>();
    try (WholeTopic outbox = new WholeTopic(kafka, kafka.alerts())) {
      outbox.read(
          true,
          record -> {
            try {
              IncidentState state = IncidentReader.record(record.value(), record.timestamp());
              newest.merge(
                  state.incidentId(),
                  state,
                  (known, next) -> next.revision() >= known.revision() ? next : known);
            } catch (BadAlertException e) {
              // Delivery has made a dead letter of it.
            }
          });
    }
    return newest;
  }

  /** Sets the mark: before the first that failed, or behind all that was read. */
  void mark(List<Found> failed) {
    letters.mark(
        failed.stream().collect(Collectors.toMap(Found::partition, Found::offset, Math::min)));
  }

  @Override
  public void close() {
    letters.close();
  }
}
