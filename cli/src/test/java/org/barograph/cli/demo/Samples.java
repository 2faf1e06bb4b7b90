package org.barograph.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Incidents and events around one afternoon. */
final class Samples {

  static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  static final PlantedEvent OUTAGE =
      new PlantedEvent("quillo", null, PlantedEvent.SENTIMENT_DROP, NOON, at(90));
  static final PlantedEvent LAUNCH =
      new PlantedEvent("mellow", "new_product", PlantedEvent.TOPIC_SPIKE, at(200), at(270));

  private Samples() {}

  static Instant at(int minutes) {
    return NOON.plus(Duration.ofMinutes(minutes));
  }

  /** An incident over a span in minutes after noon that fires 15 minutes after it begins. */
  static IncidentView incident(
      String brand, String kind, String topic, String severity, int from, Integer resolved) {
    boolean isShare = kind.equals(PlantedEvent.SENTIMENT_DROP);
    return new IncidentView(
        brand + kind + from,
        brand,
        kind,
        topic,
        resolved == null ? "triggered" : "resolved",
        severity,
        severity.equals("error") || severity.equals("critical"),
        at(from + 15),
        at(from),
        at(from + 15),
        resolved == null ? null : at(resolved),
        resolved == null ? null : "recovered",
        isShare ? "negative_share" : "mentions",
        isShare ? 0.7412 : 21,
        isShare ? 0.2551 : 1.9,
        isShare ? 0.4512 : 9.5,
        96,
        90,
        kind + " 1",
        List.of(
            new IncidentView.Contribution("topic", "outage", 0.82, 61),
            new IncidentView.Contribution("topic", "other", 0.18, 35),
            new IncidentView.Contribution("channel", "chirp", 1.04, 80),
            new IncidentView.Contribution("channel", "forum", -0.04, 16)),
        List.of(
            new IncidentView.Driver("chirp", "Quillo is down again, this is awful", "negative"),
            new IncidentView.Driver(
                "chirp", "\u001b[31mred\u202e txet\n" + "so long ".repeat(30), "negative"),
            new IncidentView.Driver("forum", "Still no Quillo 😡", "negative"),
            new IncidentView.Driver("forum", "a fourth one is not shown", "negative")));
  }
}
