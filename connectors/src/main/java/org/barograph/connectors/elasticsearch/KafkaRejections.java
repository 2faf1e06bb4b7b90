package org.barograph.connectors.elasticsearch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes rejected documents as dead letters to a Kafka topic, at least once. Where a document came
 * from is not known here: {@code topic} is its index, {@code key} its id, and there is no partition
 * and offset.
 */
public final class KafkaRejections implements RejectedDocuments {

  /** Characters of the document that are kept. */
  static final int MAX_PAYLOAD = 64 * 1024;

  private static final int MAX_DETAIL = 2_000;
  private static final int MAX_TOPIC = 1_024;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HashMap<String, String> producer;
  private final String topic;

  /**
   * @param producer configuration of the Kafka producer, {@code bootstrap.servers} at least
   * @param topic the Kafka topic of the dead letters
   */
  public KafkaRejections(Map<String, String> producer, String topic) {
    this.producer = new HashMap<>(producer);
    this.topic = topic;
  }

  @Override
  public Handler open() {
    Map<String, Object> config = new HashMap<>(producer);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    return new ToKafka(
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer()), topic);
  }

  static byte[] deadLetter(Rejection rejection) {
    DocumentOperation operation = rejection.operation();
    ObjectNode letter = JSON.createObjectNode();
    letter.put("schema", 1);
    letter.put("stage", "index");
    letter.put("reason", "rejected_document");
    letter.put("detail", cut(rejection.text(), MAX_DETAIL));
    letter.put(
        "payload",
        operation.isDelete() ? "" : cut(new String(operation.json(), UTF_8), MAX_PAYLOAD));
    letter.put("topic", cut(operation.index(), MAX_TOPIC));
    letter.put("key", operation.id());
    return letter.toString().getBytes(UTF_8);
  }

  private static String cut(String text, int most) {
    return text.length() > most ? text.substring(0, most) : text;
  }

  private static final class ToKafka implements Handler {

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;

    /** Set by the producer's thread. */
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    private ToKafka(KafkaProducer<byte[], byte[]> producer, String topic) {
      this.producer = producer;
      this.topic = topic;
    }

    @Override
    public void reject(Rejection rejection) throws IOException {
      failOnEarlierFailure();
      byte[] key = rejection.operation().id().getBytes(UTF_8);
      try {
        var unused =
            producer.send(
                new ProducerRecord<>(topic, key, deadLetter(rejection)),
                (written, e) -> failure.compareAndSet(null, e));
      } catch (KafkaException e) {
        throw new IOException("cannot write a dead letter to Kafka topic " + topic, e);
      }
    }

    @Override
    public void flush() throws IOException {
      producer.flush();
      failOnEarlierFailure();
    }

    @Override
    public void close() {
      producer.close();
    }

    private void failOnEarlierFailure() throws IOException {
      if (failure.get() != null) {
        throw new IOException("cannot write a dead letter to Kafka topic " + topic, failure.get());
      }
    }
  }
}
