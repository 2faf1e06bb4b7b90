package org.barograph.jobs.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often the phrases of a brand were said, hour by hour, in bounded space: what was said least,
 * and longest ago, is forgotten first (after Manku and Motwani, "Approximate frequency counts over
 * data streams", 2002, without their guarantee for the rarest). Integer counts of stories.
 * Immutable.
 *
 * @param from event time from which hours were seen, epoch milliseconds
 * @param until event time up to which they were learnt
 * @param hours learnt
 * @param stories in all of them, decayed
 * @param phrases at most {@link #MAX_PHRASES}
 */
public record PhrasePast(
    long from, long until, int hours, long stories, Map<String, Known> phrases) {

  /** About 300 kB. */
  static final int MAX_PHRASES = 4_000;

  /** Hours after which all counts are halved. */
  private static final int HALVING = 7 * 24;

  /** Stories that an hour's share is held against beside its own: two of three are no half. */
  private static final int STEADYING = 20;

  private static final long MILLION = 1_000_000;

  /**
   * What is known of a phrase.
   *
   * @param stories that told it, decayed
   * @param peak its largest share of the stories of an hour, in millionths
   * @param seen number of the last hour in which it was said
   */
  public record Known(int stories, int peak, int seen) {}

  private static final Known UNKNOWN = new Known(0, 0, 0);

  static PhrasePast of(long from) {
    return new PhrasePast(from, from, 0, 0, Map.of());
  }

  Known of(String phrase) {
    return phrases.getOrDefault(phrase, UNKNOWN);
  }

  /** The share of stories that usually tell it, in (0, 1). */
  double usualShare(String phrase) {
    return (of(phrase).stories() + 0.5) / (stories + 1.0);
  }

  double peakShare(String phrase) {
    return (double) of(phrase).peak() / MILLION;
  }

  /** A share of an hour's stories as {@link #peakShare} has it. */
  static double steadied(int told, int ofStories) {
    return (double) told / (ofStories + STEADYING);
  }

  /**
   * Learns an hour.
   *
   * @param told stories by phrase
   * @param ofStories all stories of the hour
   */
  PhrasePast learn(long end, Map<String, Integer> told, int ofStories) {
    int hour = hours + 1;
    Map<String, Known> next = new HashMap<>();
    boolean halves = hour % HALVING == 0;
    phrases.forEach((phrase, known) -> {
      int left = halves ? known.stories() / 2 : known.stories();
      if (left > 0) {
        int peak = halves ? known.peak() / 4 * 3 : known.peak();
        next.put(phrase, new Known(left, peak, known.seen()));
      }
    });
    told.forEach((phrase, count) -> {
      Known known = next.getOrDefault(phrase, UNKNOWN);
      int peak = (int) (MILLION * steadied(count, ofStories));
      next.put(phrase, new Known(known.stories() + count, Math.max(known.peak(), peak), hour));
    });
    return new PhrasePast(
        from, end, hour, (halves ? stories / 2 : stories) + ofStories, capped(next));
  }

  private static Map<String, Known> capped(Map<String, Known> phrases) {
    if (phrases.size() <= MAX_PHRASES) {
      return phrases;
    }
    List<Map.Entry<String, Known>> ranked = new ArrayList<>(phrases.entrySet());
    ranked.sort(
        Comparator.<Map.Entry<String, Known>>comparingInt(e -> -e.getValue().stories())
            .thenComparingInt(e -> -e.getValue().seen())
            .thenComparing(Map.Entry::getKey));
    Map<String, Known> kept = new HashMap<>();
    for (Map.Entry<String, Known> entry : ranked.subList(0, MAX_PHRASES)) {
      kept.put(entry.getKey(), entry.getValue());
    }
    return kept;
  }
}
