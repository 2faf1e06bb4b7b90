package org.barograph.connectors.posts;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes a {@link PostStream} into a Kafka topic and counts what Kafka has acknowledged. The first
 * record that Kafka refuses ends it: half a file must not look like a whole one.
 *
 * <p>Posts go where their key's hash says, heartbeats into the partition they name. A record's
 * timestamp is the wall clock, as with any live source.
 */
public final class PostPublisher {
  private static final Duration LAST_WORDS = Duration.ofSeconds(10);

  private final Map<String, Object> properties;
  private final String kafkaTopic;
  private final Pacer pacer;
  private final AtomicLong posts = new AtomicLong();
  private final AtomicLong acknowledgedPosts = new AtomicLong();
  private final AtomicLong heartbeats = new AtomicLong();
  private final AtomicLong acknowledgedHeartbeats = new AtomicLong();
  private final AtomicLong eventAt = new AtomicLong();
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final AtomicReference<Thread> publishing = new AtomicReference<>();
  private volatile boolean stopped;

  /**
   * @param clientProperties {@code bootstrap.servers} and what else a Kafka client needs
   */
  public PostPublisher(Map<String, String> clientProperties, String kafkaTopic, Pacer pacer) {
    this.properties = producerProperties(clientProperties);
    this.kafkaTopic = kafkaTopic;
    this.pacer = pacer;
  }

  /**
   * Returns when everything is acknowledged, or something failed, or {@link #stop()} was called.
   */
  public Published publish(PostStream stream) {
    publishing.set(Thread.currentThread());
    try (var resource = new Closing(new KafkaProducer<>(properties))) {
      sendAll(stream, resource.producer());
    } catch (UncheckedIOException | KafkaException e) {
      fail(e);
    } finally {
      publishing.set(null);
    }
    return progress();
  }

  /** How far it has come; from any thread. */
  public Published progress() {
    return new Published(
        posts.get(),
        acknowledgedPosts.get(),
        heartbeats.get(),
        acknowledgedHeartbeats.get(),
        eventAt.get(),
        failure.get(),
        stopped);
  }

  /** Ends {@link #publish} soon, from another thread; what was handed to Kafka is still counted. */
  public void stop() {
    stopped = true;
    var thread = publishing.get();
    if (thread != null) {
      thread.interrupt();
    }
  }

  private void sendAll(PostStream stream, KafkaProducer<byte[], byte[]> producer) {
    try {
      while (!isOver() && stream.hasNext()) {
        var item = stream.next();
        pacer.await(item.eventAt());
        send(item, producer);
      }
      if (!isOver()) {
        producer.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopped = true;
    }
  }

  private boolean isOver() {
    return stopped || failure.get() != null;
  }

  private void send(StreamItem item, KafkaProducer<byte[], byte[]> producer) {
    var record =
        switch (item) {
          case PostRecord post -> new ProducerRecord<>(kafkaTopic, bytes(post.key()), post.json());
          case Heartbeat beat ->
              new ProducerRecord<>(kafkaTopic, beat.partition(), (byte[]) null, beat.json());
        };
    boolean isPost = item instanceof PostRecord;
    var acknowledged = isPost ? acknowledgedPosts : acknowledgedHeartbeats;
    // The callback hears all that the future would tell.
    var unused =
        producer.send(
            record,
            (metadata, exception) -> {
              if (exception == null) {
                acknowledged.incrementAndGet();
              } else {
                fail(exception);
              }
            });
    (isPost ? posts : heartbeats).incrementAndGet();
    eventAt.set(item.eventAt());
  }

  /** Only the first failure tells why; what follows are its consequences, as are stop()'s. */
  private void fail(Exception exception) {
    if (!stopped) {
      failure.compareAndSet(null, exception);
    }
  }

  private static byte[] bytes(String key) {
    return key == null ? null : key.getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, Object> producerProperties(Map<String, String> clientProperties) {
    var properties = new HashMap<String, Object>();
    // Who replays waits for an answer: a broker may be away for a restart, not for minutes.
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "45000");
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "15000");
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "45000");
    properties.put(ProducerConfig.LINGER_MS_CONFIG, "10");
    properties.put(ProducerConfig.BATCH_SIZE_CONFIG, "131072");
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    properties.putAll(clientProperties);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    return properties;
  }

  /** Closes with a limit, so that a broker that is gone does not hold back the report. */
  private record Closing(KafkaProducer<byte[], byte[]> producer) implements AutoCloseable {
    @Override
    public void close() {
      // The interrupt of stop() has done its work; it would now cut the last words short.
      boolean interrupted = Thread.interrupted();
      producer.close(LAST_WORDS);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
