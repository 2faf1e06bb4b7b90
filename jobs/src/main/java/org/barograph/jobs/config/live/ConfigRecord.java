package org.barograph.jobs.config.live;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A record of the Kafka topic of the configuration: one brand, topic, rule or annotation with its
 * versions. It holds the earlier ones, too, because the topic is compacted: a post of last week
 * that comes late, or a job that starts anew, needs what was in force last week.
 *
 * @param versions by version and by effective time, at least one, at most {@link #MAX_VERSIONS}
 */
public record ConfigRecord(ConfigType type, String id, List<ConfigVersion> versions)
    implements Serializable {

  /** Of one key. Beyond it the oldest is forgotten, as if the file had held until the next. */
  public static final int MAX_VERSIONS = 32;

  public ConfigRecord {
    versions = List.copyOf(versions);
  }

  public String key() {
    return type.key(id);
  }

  public ConfigVersion latest() {
    return versions.getLast();
  }

  /**
   * The record with one more version.
   *
   * @throws IllegalArgumentException if it is not after the others
   */
  public ConfigRecord with(ConfigVersion next) {
    if (next.version() <= latest().version() || next.effectiveAt() <= latest().effectiveAt()) {
      throw new IllegalArgumentException(key() + ": a version is after those before it");
    }
    List<ConfigVersion> longer = new ArrayList<>(versions);
    longer.add(next);
    return new ConfigRecord(type, id, newest(longer, MAX_VERSIONS));
  }

  /** With so many of the newest versions only. */
  ConfigRecord newest(int most) {
    return new ConfigRecord(type, id, newest(versions, most));
  }

  private static List<ConfigVersion> newest(List<ConfigVersion> versions, int most) {
    return versions.subList(Math.max(0, versions.size() - most), versions.size());
  }
}
