package org.barograph.jobs.config.live;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import org.barograph.jobs.config.BarographConfig;

/**
 * A configuration whose changes are all known beforehand: a backtest's.
 *
 * @param changes records of the Kafka topic of the configuration, one JSON object each
 * @param name of the file that they come from
 */
public record FixedConfig(BarographConfig seed, List<String> changes, String name)
    implements LiveConfigSource {

  /** The tasks of a process share one, and what is compiled for it. */
  private static final Map<FixedConfig, ConfigSnapshot> SHARED =
      Collections.synchronizedMap(new WeakHashMap<>());

  public FixedConfig {
    changes = List.copyOf(changes);
  }

  public static FixedConfig of(BarographConfig seed) {
    return new FixedConfig(seed, List.of(), "");
  }

  public ConfigSnapshot snapshot() {
    ConfigBook book = new ConfigBook();
    for (int i = 0; i < changes.size(); i++) {
      book.take(null, changes.get(i).getBytes(StandardCharsets.UTF_8), name, 0, i + 1);
    }
    return ConfigSnapshot.of(seed, book);
  }

  @Override
  public LiveConfig open() {
    ConfigSnapshot snapshot = SHARED.computeIfAbsent(this, FixedConfig::snapshot);
    return new LiveConfig() {
      @Override
      public EffectiveConfig at(long eventAt) {
        return snapshot.at(eventAt);
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
        // Made when the first post needs it: nothing waits for it that could be late.
      }

      @Override
      public void close() {}
    };
  }
}
