package org.barograph.jobs.kafka;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes records of one topic by key and value. */
final class Records<T> implements KafkaRecordSerializationSchema<T> {

  /** A function that can be shipped with the job. */
  interface Field<T, R> extends Function<T, R>, Serializable {}

  private final String topic;
  private final Field<T, String> key;
  private final Field<T, byte[]> value;

  Records(String topic, Field<T, String> key, Field<T, byte[]> value) {
    this.topic = topic;
    this.key = key;
    this.value = value;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      T element, KafkaSinkContext context, Long timestamp) {
    String text = key.apply(element);
    byte[] bytes = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(topic, bytes, value.apply(element));
  }
}
