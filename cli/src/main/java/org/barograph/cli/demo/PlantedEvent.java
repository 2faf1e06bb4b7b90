package org.barograph.cli.demo;

import java.time.Duration;
import java.time.Instant;

/**
 * Something that happens to a brand and that the detectors ought to find.
 *
 * @param topic null when the event is about the brand as a whole
 * @param kind the kind of incident that it calls for: sentiment_drop or topic_spike
 */
public record PlantedEvent(String brand, String topic, String kind, Instant start, Instant end) {

  public static final String SENTIMENT_DROP = "sentiment_drop";
  public static final String TOPIC_SPIKE = "topic_spike";

  private static final Duration RAMP = Duration.ofMinutes(6);
  private static final double DECAY_MINUTES = 12;

  /** How much of the event is on at a moment, in [0, 1]: a short ramp, a plateau, a decay. */
  double intensity(Instant at) {
    if (at.isBefore(start)) {
      return 0;
    }
    if (at.isAfter(end)) {
      double minutes = Duration.between(end, at).toMillis() / 60_000.0;
      double left = StrictMath.exp(-minutes / DECAY_MINUTES);
      return left < 0.02 ? 0 : left;
    }
    double risen = (double) Duration.between(start, at).toMillis() / RAMP.toMillis();
    return Math.min(1, 0.15 + 0.85 * risen);
  }
}
