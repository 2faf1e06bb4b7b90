package org.barograph.dashboards.recount;

import java.time.Instant;
import java.util.Map;

/**
 * A stretch of time, both ends included.
 *
 * @param from epoch milliseconds
 * @param to epoch milliseconds
 */
public record Span(long from, long to) {

  private static final Map<Character, Long> UNITS =
      Map.of('s', 1_000L, 'm', 60_000L, 'h', 3_600_000L, 'd', 86_400_000L, 'w', 604_800_000L);

  /** As a dashboard writes it; only what ours use: {@code now}, {@code now-24h}. */
  public static Span of(String from, String to, Instant now) {
    return new Span(at(from, now), at(to, now));
  }

  private static long at(String text, Instant now) {
    if (!text.startsWith("now")) {
      return Instant.parse(text).toEpochMilli();
    }
    return now.toEpochMilli() - (text.equals("now") ? 0 : length(text.substring(4)));
  }

  static long length(String text) {
    char unit = text.charAt(text.length() - 1);
    if (!UNITS.containsKey(unit)) {
      throw new IllegalArgumentException("no length that is counted here: " + text);
    }
    return Long.parseLong(text.substring(0, text.length() - 1)) * UNITS.get(unit);
  }

  Span shifted(String shiftOrNull) {
    if (shiftOrNull == null) {
      return this;
    }
    long by = shiftOrNull.equals("previous") ? to - from : length(shiftOrNull);
    return new Span(from - by, to - by);
  }

  boolean holds(Long time) {
    return time != null && time >= from && time <= to;
  }
}
