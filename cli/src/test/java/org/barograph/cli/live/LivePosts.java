package org.barograph.cli.live;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Posts as a live source sends them: each of now, so many a second, until stopped. */
final class LivePosts implements AutoCloseable {

  /** Of so many posts one names Quillo, and another one Zyntra. */
  static final int EACH = 10;

  private static final List<String> CHATTER =
      List.of(
          "good morning everybody, what a day",
          "does anyone know a good place for lunch near the station",
          "the match last night was the best one of the season so far",
          "I have been reading about old barometers all week",
          "my train was on time today, can you believe it",
          "new blog post about sourdough is up, tell me what you think",
          "who else is watching the storm from the window right now",
          "three meetings before noon should be against the law");

  private final Installation installation;
  private final int perSecond;
  private final List<String> lines = new ArrayList<>();
  private final Map<String, Instant> sent = new HashMap<>();
  private final CompletableFuture<Void> sending;
  private volatile boolean stopped;

  private LivePosts(Installation installation, int perSecond) {
    this.installation = installation;
    this.perSecond = perSecond;
    // Not on the common pool: on a small machine it has one thread, which Flink needs.
    this.sending =
        CompletableFuture.runAsync(this::send, task -> Thread.ofPlatform().daemon().start(task));
  }

  static LivePosts start(Installation installation, int perSecond) {
    return new LivePosts(installation, perSecond);
  }

  static boolean namesZyntra(String id) {
    return Integer.parseInt(id) % EACH == 1;
  }

  private void send() {
    Map<String, Object> client = new HashMap<>(installation.client());
    client.put("linger.ms", "5");
    // With more, a Kafka topic whose leader is not ready yet can upset the sequence for good.
    client.put("max.in.flight.requests.per.connection", "1");
    try (var producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
      long started = System.nanoTime();
      for (int i = 0; !stopped || i % EACH != 0; i++) {
        LockSupport.parkNanos(started + i * 1_000_000_000L / perSecond - System.nanoTime());
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        String id = String.valueOf(i);
        String line =
            "{\"channel\":\"live\",\"id\":\"%s\",\"created_at\":\"%s\",\"text\":\"%s (%s)\"}"
                .formatted(id, now, text(i), id);
        lines.add(line);
        sent.put(id, now);
        // The test waits for an outcome of each: one that Kafka refused would be missed.
        var unused =
            producer.send(
                new ProducerRecord<>(
                    installation.config().kafka().posts(),
                    ("live:" + id).getBytes(StandardCharsets.UTF_8),
                    line.getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  private static String text(int i) {
    return switch (i % EACH) {
      case 0 -> "Quillo is great, the app just works";
      case 1 -> "Zyntra is awful, nothing of it works";
      default -> CHATTER.get(i % CHATTER.size());
    };
  }

  /** Ends with the last full round; all of it is in Kafka then. Returns the times by id. */
  Map<String, Instant> stop() throws InterruptedException, ExecutionException {
    stopped = true;
    try {
      sending.get(1, TimeUnit.MINUTES);
    } catch (java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException("Kafka does not take the posts", e);
    }
    return sent;
  }

  /** The posts as they were sent; after {@link #stop}. */
  List<String> lines() {
    return lines;
  }

  @Override
  public void close() {
    stopped = true;
  }
}
