package org.barograph.jobs.kafka;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.live.ConfigBook;
import org.barograph.jobs.config.live.ConfigSnapshot;
import org.barograph.jobs.config.live.EffectiveConfig;
import org.barograph.jobs.config.live.KnownAnnotation;
import org.barograph.jobs.config.live.LiveConfig;
import org.barograph.jobs.config.live.RefusedConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the Kafka topic of the configuration on a thread of its own, which looks at its end
 * several times a second. The clock decides only how long a post waits for that, never what becomes
 * of it: what holds at an event time is a function of the topic's records.
 */
final class ConfigReader implements LiveConfig {

  private static final Logger LOG = LoggerFactory.getLogger(ConfigReader.class);

  private static final long LOOK_MILLIS = 200;
  private static final long RETRY_MILLIS = 1_000;

  private static final long STOP_MILLIS = 5_000;

  /** Longer than a broker's restart; then the job fails, and Flink tries again. */
  private static final long PATIENCE_MILLIS = 120_000;

  /** What takes effect while something is compiled for it still counts as to come. */
  private static final long LATELY_MILLIS = 60_000;

  private final BarographConfig seed;
  private final Thread thread;
  private final ExecutorService making;
  private final List<Consumer<EffectiveConfig>> makers = new CopyOnWriteArrayList<>();

  private volatile ConfigSnapshot snapshot;
  private volatile long knownBefore = Long.MIN_VALUE;
  private volatile RuntimeException failure;
  private final CountDownLatch stopped = new CountDownLatch(1);

  ConfigReader(BarographConfig seed) {
    this.seed = seed;
    this.snapshot = ConfigSnapshot.of(seed, new ConfigBook());
    this.thread = Thread.ofPlatform().daemon().name("barograph-config").unstarted(this::run);
    this.making =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("barograph-config-making").factory());
  }

  private boolean isClosed() {
    return stopped.getCount() == 0;
  }

  void start() {
    thread.start();
  }

  @Override
  public EffectiveConfig at(long eventAt) throws IOException, InterruptedException {
    if (eventAt >= knownBefore) {
      awaitKnown(eventAt);
    }
    return snapshot.at(eventAt);
  }

  /**
   * A post that is dated ahead of the clock does not wait for its time: it is judged by what is
   * known when it comes.
   */
  private synchronized void awaitKnown(long eventAt) throws IOException, InterruptedException {
    long now = System.currentTimeMillis();
    long needed = Math.min(eventAt, now);
    long deadline = now + PATIENCE_MILLIS;
    while (needed >= knownBefore) {
      long left = deadline - System.currentTimeMillis();
      if (left <= 0 || isClosed()) {
        throw new IOException(
            seed.kafka().config() + " on " + seed.kafka().bootstrap() + " cannot be read", failure);
      }
      wait(left);
    }
  }

  private void run() {
    while (!isClosed()) {
      ConfigBook book = new ConfigBook();
      try (ConfigConsumer consumer = new ConfigConsumer(seed.kafka())) {
        follow(consumer, book);
      } catch (KafkaException | IllegalStateException e) {
        if (!isClosed()) {
          failure = e;
          LOG.warn("{} cannot be read: {}", seed.kafka().config(), e.toString());
          pause(RETRY_MILLIS);
        }
      }
    }
  }

  private void follow(ConfigConsumer consumer, ConfigBook book) {
    boolean first = true;
    while (!isClosed()) {
      // The clock before the look: whatever is written from now on takes effect later.
      long now = System.currentTimeMillis();
      if (consumer.readToEnd(book) || first) {
        snapshot = snapshot.next(seed, book);
        announce(now);
      }
      first = false;
      confirm(now + ConfigLead.CONFIRMED_MILLIS);
      pause(LOOK_MILLIS);
    }
  }

  private synchronized void confirm(long before) {
    knownBefore = Math.max(knownBefore, before);
    notifyAll();
  }

  private void announce(long now) {
    ConfigSnapshot current = snapshot;
    LOG.info(
        "{}: {} changes, {} refused",
        seed.kafka().config(),
        current.instants().size(),
        current.refused().size());
    making.execute(() ->
        current
            .from(now - LATELY_MILLIS)
            .forEach(config -> makers.forEach(maker -> maker.accept(config))));
  }

  /** Ends early when this is closed; an interrupt would make Kafka's client stumble. */
  private void pause(long millis) {
    try {
      stopped.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts " + thread.getName(), e);
    }
  }

  @Override
  public List<RefusedConfig> refused() {
    return snapshot.refused();
  }

  @Override
  public List<KnownAnnotation> annotations() {
    return snapshot.annotations();
  }

  @Override
  public void prepare(Consumer<EffectiveConfig> make) {
    makers.add(make);
  }

  void forget(List<Consumer<EffectiveConfig>> made) {
    makers.removeAll(made);
  }

  /** Waits a moment for the thread: its classes may be gone soon after. */
  @Override
  public void close() {
    stopped.countDown();
    making.shutdownNow();
    synchronized (this) {
      notifyAll();
    }
    try {
      thread.join(STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
