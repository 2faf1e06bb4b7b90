package org.barograph.cli.demo;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.barograph.connectors.posts.Heartbeat;
import org.barograph.jobs.config.BarographConfig;

/**
 * The heartbeats of sources that live on after the replay, until it is closed. Without them event
 * time would stand still, and nothing that people say of an incident would be followed.
 */
public final class Pulse implements AutoCloseable {

  private static final Duration EVERY = Duration.ofSeconds(10);

  private final KafkaProducer<byte[], byte[]> producer;
  private final String kafkaTopic;
  private final int partitions;
  private final Clock clock;
  private final Thread thread;

  private Pulse(BarographConfig config, Clock clock) {
    Map<String, Object> client = new HashMap<>(config.kafka().clientProperties());
    client.put("bootstrap.servers", config.kafka().bootstrap());
    this.producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
    this.kafkaTopic = config.kafka().posts();
    this.partitions = config.kafka().partitions();
    this.clock = clock;
    this.thread = Thread.ofPlatform().name("pulse").daemon().unstarted(this::beat);
  }

  /** Starts at once. */
  public static Pulse start(BarographConfig config) {
    Pulse pulse = new Pulse(config, Clock.systemUTC());
    pulse.thread.start();
    return pulse;
  }

  private void beat() {
    List<String> channels = Channels.ALL;
    try {
      while (true) {
        for (int i = 0; i < Math.max(partitions, channels.size()); i++) {
          Heartbeat beat =
              new Heartbeat(clock.millis(), i % partitions, channels.get(i % channels.size()));
          // One that does not arrive is followed by the next.
          var unused =
              producer.send(new ProducerRecord<>(kafkaTopic, beat.partition(), null, beat.json()));
        }
        Thread.sleep(EVERY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close(EVERY);
  }
}
