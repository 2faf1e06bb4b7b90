package org.barograph.jobs.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.barograph.jobs.config.KafkaConfig;
import org.barograph.jobs.config.live.ConfigBook;

/** Reads the Kafka topic of the configuration from its beginning. One thread. */
final class ConfigConsumer implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private static final long SEEN_MILLIS = 10_000;
  private static final long LOOK_MILLIS = 10;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;

  /**
   * @throws org.apache.kafka.common.KafkaException if Kafka does not answer or has no such topic
   */
  ConfigConsumer(KafkaConfig kafka) {
    Map<String, Object> client = new HashMap<>(kafka.clientProperties());
    client.put("bootstrap.servers", kafka.bootstrap());
    // A push is a transaction: what takes effect together is seen together.
    client.put("isolation.level", "read_committed");
    client.put("enable.auto.commit", "false");
    client.put("default.api.timeout.ms", "10000");
    consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      partitions =
          consumer.partitionsFor(kafka.config()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  /**
   * Reads everything that is there when it is called.
   *
   * @return whether there was anything
   */
  boolean readToEnd(ConfigBook book) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    boolean any = false;
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        book.take(
            record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8),
            record.value(),
            record.topic(),
            record.partition(),
            record.offset());
        any = true;
      }
    }
    return any;
  }

  /**
   * Waits until records can be read: a transaction that its producer has committed is there a
   * moment later.
   *
   * @return whether that happened in time
   */
  boolean awaitSeen(Collection<RecordMetadata> written) throws InterruptedException {
    long deadline = System.currentTimeMillis() + SEEN_MILLIS;
    while (!isSeen(written)) {
      if (System.currentTimeMillis() > deadline) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    return true;
  }

  private boolean isSeen(Collection<RecordMetadata> written) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    return written.stream()
        .allMatch(record ->
            ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L)
                > record.offset());
  }

  @Override
  public void close() {
    consumer.close();
  }
}
