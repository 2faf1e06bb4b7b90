package org.barograph.jobs.config.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.BrandConfig;
import org.barograph.jobs.config.TopicConfig;

/**
 * Which configuration holds at which event time: the file's from the beginning, then every change
 * from its effective time on. A function of the file and the records alone: the order in which the
 * records came has no say. What takes effect at the same instant is taken or refused as one.
 * Immutable.
 */
final class ConfigTimeline {

  /** A change that cannot be. */
  record Refused(String key, ConfigVersion version, String reason) {}

  private record Change(String type, String id, ConfigVersion version) {
    String key() {
      return type + ":" + id;
    }
  }

  private final BarographConfig seed;
  private final NavigableMap<Long, List<Change>> accepted = new TreeMap<>();
  private final List<Refused> refused = new ArrayList<>();

  private ConfigTimeline(BarographConfig seed) {
    this.seed = seed;
  }

  static ConfigTimeline of(BarographConfig seed, Collection<ConfigRecord> records) {
    NavigableMap<Long, List<Change>> byInstant = new TreeMap<>();
    // By key: brands come before the topics that name them.
    TreeMap<String, ConfigRecord> ordered = new TreeMap<>();
    records.forEach(record -> ordered.put(record.key(), record));
    for (ConfigRecord record : ordered.values()) {
      for (ConfigVersion version : record.versions()) {
        byInstant
            .computeIfAbsent(version.effectiveAt(), at -> new ArrayList<>())
            .add(new Change(record.type(), record.id(), version));
      }
    }
    ConfigTimeline timeline = new ConfigTimeline(seed);
    ConfigState state = new ConfigState(seed);
    byInstant.forEach((at, changes) -> timeline.take(state, at, changes));
    return timeline;
  }

  private void take(ConfigState state, long at, List<Change> changes) {
    Map<String, BrandConfig> brands = new LinkedHashMap<>();
    Map<String, TopicConfig> topics = new LinkedHashMap<>();
    Map<String, String> reasons = new TreeMap<>();
    for (Change change : changes) {
      if (change.version().problem() != null) {
        reasons.put(change.key(), change.version().problem());
      } else if (change.type().equals(ConfigRecord.BRAND)) {
        brands.put(change.id(), change.version().brand());
      } else {
        topics.put(change.id(), change.version().topic());
      }
    }
    if (reasons.isEmpty()) {
      reasons.putAll(state.apply(brands, topics));
    }
    if (reasons.isEmpty()) {
      accepted.put(at, changes);
      return;
    }
    String company = "takes effect together with " + String.join(", ", reasons.keySet());
    for (Change change : changes) {
      refused.add(
          new Refused(change.key(), change.version(), reasons.getOrDefault(change.key(), company)));
    }
  }

  /** In order of effective time and key. */
  List<Refused> refused() {
    return List.copyOf(refused);
  }

  /** When the configuration changes, epoch milliseconds, ascending. */
  List<Long> instants() {
    return List.copyOf(accepted.keySet());
  }

  /** From when on the configuration of {@code eventAt} holds; the least long for the file's. */
  long since(long eventAt) {
    Long since = accepted.floorKey(eventAt);
    return since == null ? Long.MIN_VALUE : since;
  }

  /** Until when, exclusive. */
  long until(long eventAt) {
    Long until = accepted.higherKey(eventAt);
    return until == null ? Long.MAX_VALUE : until;
  }

  /** The configuration that holds at {@code eventAt}, epoch milliseconds; put together anew. */
  BarographConfig at(long eventAt) {
    Map<String, BrandConfig> brands =
        seed.brands().stream()
            .collect(
                Collectors.toMap(
                    BrandConfig::id, brand -> brand, (one, other) -> one, LinkedHashMap::new));
    Map<String, TopicConfig> topics =
        seed.topics().stream()
            .collect(
                Collectors.toMap(
                    TopicConfig::id, topic -> topic, (one, other) -> one, LinkedHashMap::new));
    for (List<Change> changes : accepted.headMap(eventAt, true).values()) {
      for (Change change : changes) {
        if (change.type().equals(ConfigRecord.BRAND)) {
          put(brands, change.id(), change.version().brand());
        } else {
          put(topics, change.id(), change.version().topic());
        }
      }
    }
    return seed.withBrandsAndTopics(List.copyOf(brands.values()), List.copyOf(topics.values()));
  }

  private static <T> void put(Map<String, T> all, String id, T next) {
    if (next == null) {
      all.remove(id);
    } else {
      all.put(id, next);
    }
  }
}
