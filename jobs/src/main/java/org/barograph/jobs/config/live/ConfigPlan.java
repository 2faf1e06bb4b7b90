package org.barograph.jobs.config.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.barograph.jobs.config.AnnotationConfig;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.BrandConfig;
import org.barograph.jobs.config.ConfigLoader;
import org.barograph.jobs.config.DetectionConfig;
import org.barograph.jobs.config.DetectionRule;
import org.barograph.jobs.config.TopicConfig;

/**
 * Works a change out before it is written: which records it takes, and whether the jobs would
 * follow it. What stays as it is gets no new version.
 */
public final class ConfigPlan {

  private final BarographConfig seed;
  private final ConfigBook book;
  private final Map<String, ConfigRecord> known = new HashMap<>();
  private final long effectiveAt;

  /**
   * @param seed the file that the jobs run with
   * @param book what the Kafka topic holds; not changed
   * @param effectiveAt of the change, epoch milliseconds
   */
  public ConfigPlan(BarographConfig seed, ConfigBook book, long effectiveAt) {
    this.seed = seed;
    this.book = book;
    this.effectiveAt = effectiveAt;
    book.records().forEach(record -> known.put(record.key(), record));
  }

  /**
   * The records to write, all of which take effect together; empty when nothing changes.
   *
   * @param removed ids of brands to remove
   * @throws RefusedChangeException with every reason why it cannot be
   */
  public List<ConfigRecord> records(ConfigLoader.Changes changes, Set<String> removed) {
    BarographConfig live = live();
    List<ConfigRecord> records = new ArrayList<>();
    for (BrandConfig brand : changes.brands()) {
      if (!live.brands().contains(brand)) {
        add(records, ConfigType.BRAND, brand.id(), brand);
      }
    }
    for (TopicConfig topic : changes.topics()) {
      if (!live.topics().contains(topic)) {
        add(records, ConfigType.TOPIC, topic.id(), topic);
      }
    }
    for (String id : removed) {
      if (live.brands().stream().noneMatch(brand -> brand.id().equals(id))) {
        throw new RefusedChangeException(List.of("no brand '" + id + "' is live"));
      }
      add(records, ConfigType.BRAND, id, null);
    }
    after(records);
    return records;
  }

  /**
   * As {@link #records}, of rules and annotations.
   *
   * @param reset rules that shall be as in the file again
   * @param removed ids of annotations to remove
   */
  public List<ConfigRecord> ruleRecords(
      ConfigLoader.RuleChanges changes, Set<DetectionRule> reset, Set<String> removed) {
    DetectionConfig live = live().detection();
    List<ConfigRecord> records = new ArrayList<>();
    changes
        .rules()
        .forEach((rule, part) -> {
          if (!rule.in(live).equals(part)) {
            add(records, ConfigType.RULE, rule.id(), part);
          }
        });
    for (AnnotationConfig annotation : changes.annotations()) {
      if (!live.annotations().contains(annotation)) {
        add(records, ConfigType.ANNOTATION, annotation.id(), annotation);
      }
    }
    for (DetectionRule rule : reset) {
      if (!rule.in(live).equals(rule.in(seed.detection()))) {
        add(records, ConfigType.RULE, rule.id(), null);
      }
    }
    for (String id : removed) {
      if (live.annotations().stream().noneMatch(annotation -> annotation.id().equals(id))) {
        throw new RefusedChangeException(List.of("no annotation '" + id + "' is live"));
      }
      add(records, ConfigType.ANNOTATION, id, null);
    }
    after(records);
    return records;
  }

  private BarographConfig live() {
    return ConfigSnapshot.of(seed, book).at(effectiveAt).config();
  }

  /**
   * @param content null: it is removed
   */
  private void add(List<ConfigRecord> records, ConfigType type, String id, Record content) {
    ConfigRecord before = known.get(type.key(id));
    if (before == null) {
      ConfigVersion first = new ConfigVersion(1, effectiveAt, content, null);
      records.add(new ConfigRecord(type, id, List.of(first)));
      return;
    }
    ConfigVersion latest = before.latest();
    if (latest.effectiveAt() >= effectiveAt) {
      throw new RefusedChangeException(
          List.of(
              before.key()
                  + " version "
                  + latest.version()
                  + " takes effect at "
                  + Instant.ofEpochMilli(latest.effectiveAt())
                  + ": the next one must be later"));
    }
    records.add(before.with(new ConfigVersion(latest.version() + 1, effectiveAt, content, null)));
  }

  /**
   * The configuration as it will be.
   *
   * @throws RefusedChangeException if the jobs would refuse a part of it that they now follow
   */
  public ConfigSnapshot after(Collection<ConfigRecord> records) {
    ConfigBook next = new ConfigBook();
    Map<String, ConfigRecord> all = new HashMap<>(known);
    records.forEach(record -> all.put(record.key(), record));
    all.values().forEach(r -> next.take(r.key(), ConfigRecords.json(r), "", 0, 0));
    ConfigSnapshot after = ConfigSnapshot.of(seed, next);
    List<String> before =
        ConfigSnapshot.of(seed, book).refused().stream().map(RefusedConfig::reason).toList();
    List<String> reasons =
        after.refused().stream()
            .map(RefusedConfig::reason)
            .filter(reason -> !before.contains(reason))
            .toList();
    if (!reasons.isEmpty()) {
      throw new RefusedChangeException(reasons);
    }
    return after;
  }
}
