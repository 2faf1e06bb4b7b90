package org.barograph.jobs.deliver;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.barograph.connectors.alerts.Delivery;
import org.barograph.connectors.alerts.Outcome;
import org.barograph.connectors.alerts.Receiver;
import org.barograph.jobs.config.DeliveryConfig;
import org.barograph.jobs.config.ReceiverConfig;
import org.barograph.jobs.config.ReceiverType;

/**
 * The way to one receiver: its client, what is under way, and its limits. Used by the task's thread
 * only; nothing of it is in a checkpoint.
 */
final class Line implements AutoCloseable {

  private static final Duration SLACK_INTERVAL = Duration.ofSeconds(1);

  private final Receiver receiver;
  private final DeliveryDesk desk;
  private final int maxInFlight;
  private final long minInterval;
  private final ReceiverMetrics metrics;
  private final Map<String, Flight> inFlight = new TreeMap<>();
  private long notBefore;

  /** An attempt under way; {@code key}: the idempotency key of what is sent. */
  private record Flight(String key, CompletableFuture<Outcome> outcome) {}

  /** What came of an attempt. */
  record Landed(String key, Outcome outcome) {}

  Line(
      ReceiverConfig config,
      DeliveryConfig delivery,
      InstantSource clock,
      ReceiverMetrics metrics) {
    this.metrics = metrics;
    this.receiver = Receivers.openOrBroken(config, delivery.externalUrl(), clock);
    this.desk = new DeliveryDesk(config.type(), delivery);
    boolean isSlack = config.type() == ReceiverType.SLACK;
    this.maxInFlight = isSlack ? 1 : config.maxInFlight();
    this.minInterval =
        isSlack
            ? Math.max(config.minInterval().toMillis(), SLACK_INTERVAL.toMillis())
            : config.minInterval().toMillis();
  }

  DeliveryDesk desk() {
    return desk;
  }

  ReceiverMetrics metrics() {
    return metrics;
  }

  boolean isSending(String incident) {
    return inFlight.containsKey(incident);
  }

  boolean isBusy() {
    return !inFlight.isEmpty();
  }

  boolean mayStart(long now) {
    return inFlight.size() < maxInFlight && now >= notBefore;
  }

  /** Epoch milliseconds. */
  long notBefore() {
    return notBefore;
  }

  void pause(Duration pause, long now) {
    notBefore = Math.max(notBefore, now + pause.toMillis());
  }

  void start(String incident, Delivery delivery, long now) {
    inFlight.put(incident, new Flight(delivery.key(), receiver.send(delivery)));
    notBefore = Math.max(notBefore, now + minInterval);
  }

  /** What has landed since the last look, by incident. */
  Map<String, Landed> landed() {
    Map<String, Landed> landed = new TreeMap<>();
    inFlight.forEach((incident, flight) -> {
      if (flight.outcome().isDone()) {
        landed.put(incident, new Landed(flight.key(), outcome(flight.outcome())));
      }
    });
    landed.keySet().forEach(inFlight::remove);
    return landed;
  }

  private static Outcome outcome(CompletableFuture<Outcome> attempt) {
    return attempt.isCompletedExceptionally()
        ? Outcome.retry("the client failed")
        : attempt.resultNow();
  }

  @Override
  public void close() {
    inFlight.values().forEach(flight -> flight.outcome().cancel(true));
    receiver.close();
  }
}
