package org.barograph.jobs.ingest;

import java.util.HashMap;
import java.util.Map;

/**
 * Thins the posts and heartbeats of channels to one sign of life a minute. Every minute of a
 * channel is told at least once and now and then twice: what becomes of it must not hang on which
 * task saw what.
 */
final class SignsOfLife {

  private static final long MINUTE = 60_000;

  /** Names come with the posts. */
  private static final int MAX_CHANNELS = 1_000;

  private final Map<String, Long> told = new HashMap<>();

  /** Whether this minute of the channel is to be told. */
  boolean isNew(String channel, long eventAt) {
    if (told.size() >= MAX_CHANNELS && !told.containsKey(channel)) {
      told.clear();
    }
    long minute = minuteOf(eventAt);
    Long before = told.put(channel, minute);
    return before == null || before != minute;
  }

  static long minuteOf(long eventAt) {
    return Math.floorDiv(eventAt, MINUTE) * MINUTE;
  }
}
