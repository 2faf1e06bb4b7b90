package org.barograph.jobs.config.live;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects records as they are read; a later one of a key replaces the earlier. One thread. */
public final class ConfigBook {

  private static final int MAX_PAYLOAD = 64 * 1024;

  /** Of refused records that are kept; whoever writes more than these is told nothing new. */
  private static final int MAX_REFUSED = 1_000;

  private record Entry(ConfigRecord record, RefusedConfig origin) {}

  private final Map<String, Entry> entries = new TreeMap<>();
  private final List<RefusedConfig> unreadable = new ArrayList<>();

  /**
   * Takes a record. One that cannot be read is refused, and what its key held stays.
   *
   * @param key of the Kafka record; null in a file
   * @param value null: the key is forgotten, and what the file says of it holds again
   * @param source the Kafka topic or file
   * @param offset Kafka offset, or line of a file
   */
  public void take(String key, byte[] value, String source, int partition, long offset) {
    if (value == null) {
      entries.remove(key);
      return;
    }
    RefusedConfig origin = new RefusedConfig(null, payload(value), source, partition, offset, key);
    try {
      ConfigRecords.read(key, value)
          .ifPresent(record -> entries.put(record.key(), new Entry(record, origin)));
    } catch (BadConfigException e) {
      if (unreadable.size() < MAX_REFUSED) {
        unreadable.add(because(origin, e.getMessage()));
      }
    }
  }

  public Collection<ConfigRecord> records() {
    return entries.values().stream().map(Entry::record).toList();
  }

  /** The effective time of the last version of all, epoch milliseconds; 0 without any. */
  public long lastInstant() {
    return entries.values().stream()
        .mapToLong(entry -> entry.record().latest().effectiveAt())
        .max()
        .orElse(0);
  }

  /** Records that cannot be read, in the order in which they came. */
  public List<RefusedConfig> unreadable() {
    return List.copyOf(unreadable);
  }

  /** Those that cannot be read and those that cannot be followed. */
  List<RefusedConfig> refused(ConfigTimeline timeline) {
    List<RefusedConfig> refused = new ArrayList<>(unreadable);
    for (ConfigTimeline.Refused each : timeline.refused()) {
      String reason = each.key() + " version " + each.version().version() + ": " + each.reason();
      refused.add(because(entries.get(each.key()).origin(), reason));
    }
    return List.copyOf(refused);
  }

  private static RefusedConfig because(RefusedConfig origin, String reason) {
    return new RefusedConfig(
        wellFormed(reason),
        origin.payload(),
        origin.topic(),
        origin.partition(),
        origin.offset(),
        origin.key());
  }

  private static String payload(byte[] value) {
    return wellFormed(
        new String(value, 0, Math.min(value.length, MAX_PAYLOAD), StandardCharsets.UTF_8));
  }

  /** Half a surrogate pair, which JSON can hold, has no UTF-8 form. */
  private static String wellFormed(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
