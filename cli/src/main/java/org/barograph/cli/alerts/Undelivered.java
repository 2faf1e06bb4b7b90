package org.barograph.cli.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.barograph.jobs.config.KafkaConfig;
import org.barograph.jobs.model.DeadLetter;

/** Dead letters of delivery, and a mark up to where they were sent again. */
final class Undelivered implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** One of them and where it stands. */
  record Found(TopicPartition partition, long offset, String reason, String payload) {
    String place() {
      return partition + "@" + offset;
    }
  }

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final Map<TopicPartition, Long> ends;

  /**
   * @throws IOException if Kafka does not answer
   */
  Undelivered(KafkaConfig kafka) throws IOException {
    Map<String, Object> client = new HashMap<>(kafka.clientProperties());
    client.put("bootstrap.servers", kafka.bootstrap());
    client.put("group.id", kafka.topicPrefix() + ".resend");
    client.put("enable.auto.commit", false);
    client.put("auto.offset.reset", "earliest");
    client.put("default.api.timeout.ms", 20_000);
    consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      partitions =
          consumer.partitionsFor(kafka.deadLetters()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      ends = consumer.endOffsets(partitions);
    } catch (KafkaException e) {
      consumer.close();
      throw new IOException(kafka.deadLetters() + ": " + e.getMessage(), e);
    }
  }

  /**
   * Those behind the mark, in the order in which they were written to each partition.
   *
   * @param all those before it, too
   */
  List<Found> read(boolean all) throws IOException {
    consumer.assign(partitions);
    if (all) {
      consumer.seekToBeginning(partitions);
    }
    List<Found> found = new ArrayList<>();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        JsonNode letter = JSON.readTree(record.value());
        if (letter.path("stage").asText().equals(DeadLetter.DELIVER)) {
          found.add(
              new Found(
                  new TopicPartition(record.topic(), record.partition()),
                  record.offset(),
                  letter.path("reason").asText(),
                  letter.path("payload").asText()));
        }
      }
    }
    return found;
  }

  /** Sets the mark: before the first that failed, or behind all that was read. */
  void mark(List<Found> failed) {
    Map<TopicPartition, Long> firstFailed =
        failed.stream().collect(Collectors.toMap(Found::partition, Found::offset, Math::min));
    Set<TopicPartition> touched = ends.keySet();
    consumer.commitSync(
        touched.stream()
            .collect(
                Collectors.toMap(
                    partition -> partition,
                    partition ->
                        new OffsetAndMetadata(
                            firstFailed.getOrDefault(partition, ends.get(partition))))));
  }

  @Override
  public void close() {
    consumer.close();
  }
}
