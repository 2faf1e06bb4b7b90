package org.barograph.jobs.kafka;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.live.EffectiveConfig;
import org.barograph.jobs.config.live.KnownAnnotation;
import org.barograph.jobs.config.live.LiveConfig;
import org.barograph.jobs.config.live.LiveConfigSource;
import org.barograph.jobs.config.live.RefusedConfig;

/**
 * The configuration of the Kafka topic over that of the file. The tasks of a process share one
 * reader, and what is compiled for it.
 */
record KafkaLiveConfig(BarographConfig seed) implements LiveConfigSource {

  private static final Map<BarographConfig, Shared> SHARED = new HashMap<>();

  private static final class Shared {
    private final ConfigReader reader;
    private int users;

    Shared(BarographConfig seed) {
      reader = new ConfigReader(seed);
      reader.start();
    }
  }

  @Override
  public LiveConfig open() {
    synchronized (SHARED) {
      Shared shared = SHARED.computeIfAbsent(seed, Shared::new);
      shared.users++;
      return new Lease(seed, shared.reader);
    }
  }

  private static void release(BarographConfig seed) {
    synchronized (SHARED) {
      Shared shared = SHARED.get(seed);
      if (--shared.users == 0) {
        SHARED.remove(seed);
        shared.reader.close();
      }
    }
  }

  /** One task's share. */
  private static final class Lease implements LiveConfig {
    private final BarographConfig seed;
    private final ConfigReader reader;
    private final List<Consumer<EffectiveConfig>> makers = new ArrayList<>();
    private boolean closed;

    Lease(BarographConfig seed, ConfigReader reader) {
      this.seed = seed;
      this.reader = reader;
    }

    @Override
    public EffectiveConfig at(long eventAt) throws IOException, InterruptedException {
      return reader.at(eventAt);
    }

    @Override
    public List<RefusedConfig> refused() {
      return reader.refused();
    }

    @Override
    public List<KnownAnnotation> annotations() {
      return reader.annotations();
    }

    @Override
    public void prepare(Consumer<EffectiveConfig> make) {
      makers.add(make);
      reader.prepare(make);
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        reader.forget(makers);
        release(seed);
      }
    }
  }
}
