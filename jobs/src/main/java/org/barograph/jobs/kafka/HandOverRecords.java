package org.barograph.jobs.kafka;

import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.barograph.jobs.index.MentionRecord;

/**
 * Writes changes by the key of their post, signs of life by their channel, progress into the
 * partition that it is meant for.
 */
final class HandOverRecords implements KafkaRecordSerializationSchema<HandOver> {

  private final String topic;

  HandOverRecords(String topic) {
    this.topic = topic;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      HandOver handOver, KafkaSinkContext context, Long timestamp) {
    if (handOver.progress() != null) {
      return new ProducerRecord<>(
          topic, handOver.partition(), null, MentionRecord.json(handOver.progress()));
    }
    if (handOver.heard() != null) {
      return new ProducerRecord<>(
          topic,
          handOver.heard().channel().getBytes(StandardCharsets.UTF_8),
          MentionRecord.json(handOver.heard()));
    }
    return new ProducerRecord<>(
        topic,
        handOver.change().postKey().getBytes(StandardCharsets.UTF_8),
        MentionRecord.json(handOver.change()));
  }
}
