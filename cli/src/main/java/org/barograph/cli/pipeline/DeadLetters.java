package org.barograph.cli.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.barograph.jobs.config.KafkaConfig;

/** Reads the dead letters on Kafka. */
public final class DeadLetters {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final ObjectMapper JSON = new ObjectMapper();

  private DeadLetters() {}

  /** How many there are now, by reason. */
  public static Map<String, Long> byReason(KafkaConfig kafka) throws IOException {
    Map<String, Long> counts = new TreeMap<>();
    read(kafka, letter -> counts.merge(letter.path("reason").asText(), 1L, Long::sum));
    return counts;
  }

  /** The reason of the last one of each key of the input. */
  public static Map<String, String> reasonsByKey(KafkaConfig kafka) throws IOException {
    Map<String, String> reasons = new TreeMap<>();
    read(kafka, letter -> reasons.put(letter.path("key").asText(), letter.path("reason").asText()));
    return reasons;
  }

  private static void read(KafkaConfig kafka, Consumer<JsonNode> letters) throws IOException {
    Map<String, Object> client = new HashMap<>(kafka.clientProperties());
    client.put("bootstrap.servers", kafka.bootstrap());
    try (var consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(kafka.deadLetters()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          letters.accept(JSON.readTree(record.value()));
        }
      }
    }
  }
}
