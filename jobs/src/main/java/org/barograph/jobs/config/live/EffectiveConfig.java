package org.barograph.jobs.config.live;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.barograph.jobs.config.BarographConfig;

/**
 * The configuration of a span of event time, with what was made of it: a matcher is compiled once
 * for all that ask, however many tasks share this process.
 */
public final class EffectiveConfig {

  private final BarographConfig config;
  private final String version;
  private final Map<Class<?>, Made<?>> made = new ConcurrentHashMap<>();

  EffectiveConfig(BarographConfig config, String version) {
    this.config = config;
    this.version = version;
  }

  public BarographConfig config() {
    return config;
  }

  /** {@link BarographConfig#version()}: stands in the documents that it makes. */
  public String version() {
    return version;
  }

  /**
   * What {@code make} makes of the configuration, made by whoever asks first; others wait for it.
   *
   * @param make pure; its result is shared between threads
   */
  public <T> T made(Class<T> type, Function<BarographConfig, T> make) {
    return type.cast(made.computeIfAbsent(type, t -> new Made<T>()).get(config, make));
  }

  /** Not made inside of the map: that would stop others who ask for something else. */
  private static final class Made<T> {
    private volatile T value;

    Object get(BarographConfig config, Function<BarographConfig, ?> make) {
      T known = value;
      return known != null ? known : first(config, make);
    }

    @SuppressWarnings("unchecked") // By its class in the map.
    private synchronized Object first(BarographConfig config, Function<BarographConfig, ?> make) {
      if (value == null) {
        value = (T) make.apply(config);
      }
      return value;
    }
  }
}
