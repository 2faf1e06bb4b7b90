package org.barograph.cli.alerts;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.barograph.jobs.config.KafkaConfig;

/** A Kafka topic up to where it ended when this was opened. */
final class WholeTopic implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(500);

  /** Takes one record. */
  interface Taker {
    void take(ConsumerRecord<byte[], byte[]> record) throws IOException;
  }

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Long> ends;

  /**
   * @throws IOException if Kafka does not answer
   */
  WholeTopic(KafkaConfig kafka, String topic) throws IOException {
    Map<String, Object> client = new HashMap<>(kafka.clientProperties());
    client.put("bootstrap.servers", kafka.bootstrap());
    client.put("group.id", kafka.topicPrefix() + ".resend");
    client.put("enable.auto.commit", false);
    client.put("auto.offset.reset", "earliest");
    client.put("isolation.level", "read_committed");
    client.put("default.api.timeout.ms", 20_000);
    consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      ends = consumer.endOffsets(partitions);
      consumer.assign(partitions);
    } catch (KafkaException e) {
      consumer.close();
      throw new IOException(topic + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads, each partition in its order.
   *
   * @param all from the beginning; else from the group's mark on
   */
  void read(boolean all, Taker taker) throws IOException {
    if (all) {
      consumer.seekToBeginning(ends.keySet());
    }
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        taker.take(record);
      }
    }
  }

  /** Sets the group's mark: where given, there; else behind all that was there. */
  void mark(Map<TopicPartition, Long> earlier) {
    Map<TopicPartition, OffsetAndMetadata> marks = new HashMap<>();
    ends.forEach((partition, end) ->
        marks.put(partition, new OffsetAndMetadata(earlier.getOrDefault(partition, end))));
    consumer.commitSync(marks);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
