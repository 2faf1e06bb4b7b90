package org.barograph.jobs.config.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.barograph.jobs.config.AnnotationConfig;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.BrandConfig;
import org.barograph.jobs.config.DetectionConfig;
import org.barograph.jobs.config.DetectionRule;
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

  private record Change(ConfigType type, String id, ConfigVersion version) {
    String key() {
      return type.key(id);
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
    // By key: the same whatever came first.
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
    Map<String, AnnotationConfig> annotations = new LinkedHashMap<>();
    Map<String, String> reasons = new TreeMap<>();
    for (Change change : changes) {
      ConfigVersion version = change.version();
      if (version.problem() != null) {
        reasons.put(change.key(), version.problem());
        continue;
      }
      switch (change.type()) {
        case BRAND -> brands.put(change.id(), (BrandConfig) version.content());
        case TOPIC -> topics.put(change.id(), (TopicConfig) version.content());
        case ANNOTATION -> annotations.put(change.id(), (AnnotationConfig) version.content());
        case RULE -> {} // Goes with everything.
      }
    }
    if (reasons.isEmpty()) {
      reasons.putAll(state.apply(brands, topics, annotations));
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

  /** Those of the file and of all accepted changes, by id; the removed ones, too. */
  List<KnownAnnotation> annotations() {
    Map<String, AnnotationConfig> known = new TreeMap<>();
    seed.detection().annotations().forEach(each -> known.put(each.id(), each));
    for (List<Change> changes : accepted.values()) {
      for (Change change : changes) {
        if (change.type() == ConfigType.ANNOTATION) {
          known.put(change.id(), (AnnotationConfig) change.version().content());
        }
      }
    }
    return known.entrySet().stream()
        .map(each -> new KnownAnnotation(each.getKey(), each.getValue()))
        .toList();
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
    Map<String, BrandConfig> brands = byId(seed.brands(), BrandConfig::id);
    Map<String, TopicConfig> topics = byId(seed.topics(), TopicConfig::id);
    Map<String, AnnotationConfig> annotations =
        byId(seed.detection().annotations(), AnnotationConfig::id);
    DetectionConfig detection = seed.detection();
    for (List<Change> changes : accepted.headMap(eventAt, true).values()) {
      for (Change change : changes) {
        Record content = change.version().content();
        switch (change.type()) {
          case BRAND -> put(brands, change.id(), (BrandConfig) content);
          case TOPIC -> put(topics, change.id(), (TopicConfig) content);
          case ANNOTATION -> put(annotations, change.id(), (AnnotationConfig) content);
          case RULE -> detection = withRule(detection, change.id(), content);
        }
      }
    }
    return seed.withBrandsAndTopics(List.copyOf(brands.values()), List.copyOf(topics.values()))
        .withDetection(detection.withAnnotations(List.copyOf(annotations.values())));
  }

  private static <T> Map<String, T> byId(List<T> all, Function<T, String> id) {
    return all.stream()
        .collect(
            Collectors.toMap(id, Function.identity(), (one, other) -> one, LinkedHashMap::new));
  }

  /** Without content the file's holds again. */
  private DetectionConfig withRule(DetectionConfig detection, String id, Record content) {
    return DetectionRule.of(id)
        .map(rule -> rule.put(detection, content == null ? rule.in(seed.detection()) : content))
        .orElse(detection);
  }

  private static <T> void put(Map<String, T> all, String id, T next) {
    if (next == null) {
      all.remove(id);
    } else {
      all.put(id, next);
    }
  }
}
