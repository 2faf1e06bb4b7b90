package org.barograph.jobs.config.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.BrandConfig;
import org.barograph.jobs.config.ConfigLoader;
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
    BarographConfig live = ConfigSnapshot.of(seed, book).at(effectiveAt).config();
    List<ConfigRecord> records = new ArrayList<>();
    for (BrandConfig brand : changes.brands()) {
      if (!live.brands().contains(brand)) {
        add(records, ConfigRecord.BRAND, brand.id(), n -> ConfigVersion.of(n, effectiveAt, brand));
      }
    }
    for (TopicConfig topic : changes.topics()) {
      if (!live.topics().contains(topic)) {
        add(records, ConfigRecord.TOPIC, topic.id(), n -> ConfigVersion.of(n, effectiveAt, topic));
      }
    }
    for (String id : removed) {
      if (live.brands().stream().noneMatch(brand -> brand.id().equals(id))) {
        throw new RefusedChangeException(List.of("no brand '" + id + "' is live"));
      }
      add(records, ConfigRecord.BRAND, id, n -> ConfigVersion.removed(n, effectiveAt));
    }
    after(records);
    return records;
  }

  private interface Numbered {
    ConfigVersion version(long number);
  }

  private void add(List<ConfigRecord> records, String type, String id, Numbered next) {
    ConfigRecord before = known.get(type + ":" + id);
    if (before == null) {
      records.add(new ConfigRecord(type, id, List.of(next.version(1))));
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
    records.add(before.with(next.version(latest.version() + 1)));
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
