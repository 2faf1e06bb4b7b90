package org.barograph.cli.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends one record of commands and waits until Kafka has it. */
public final class CommandSender {

  private static final int PATIENCE_MILLIS = 20_000;

  private CommandSender() {}

  /**
   * Sends it.
   *
   * @param client {@code bootstrap.servers} and what else a Kafka client needs
   * @return where it stands: {@code topic-partition@offset}
   * @throws IOException if Kafka does not take it within 20 seconds
   */
  public static String send(Map<String, String> client, String topic, String key, byte[] record)
      throws IOException {
    Map<String, Object> properties = new HashMap<>(client);
    properties.put("max.block.ms", PATIENCE_MILLIS);
    properties.put("delivery.timeout.ms", PATIENCE_MILLIS);
    properties.put("request.timeout.ms", PATIENCE_MILLIS / 2);
    properties.put("linger.ms", 0);
    try (var producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      RecordMetadata written =
          producer
              .send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), record))
              .get();
      return written.topic() + "-" + written.partition() + "@" + written.offset();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IOException(topic + ": " + e.getCause().getMessage(), e);
    } catch (KafkaException e) {
      throw new IOException(topic + ": " + e.getMessage(), e);
    }
  }
}
