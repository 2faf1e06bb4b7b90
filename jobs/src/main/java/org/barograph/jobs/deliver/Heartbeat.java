package org.barograph.jobs.deliver;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.barograph.connectors.alerts.Alert;
import org.barograph.connectors.alerts.Delivery;
import org.barograph.connectors.alerts.Outcome;
import org.barograph.connectors.alerts.Receiver;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.ReceiverConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a receiver at an interval that all is well, so that it can raise an alarm when it hears
 * nothing. Begins with the first checkpoint, so that a job that only ever starts is not taken for
 * one that works, and falls silent when the checkpoints do. A beat that fails is not tried again:
 * the next one comes soon.
 */
final class Heartbeat implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

  private static final int CHECKPOINTS_MISSED = 10;
  private static final Duration LEAST = Duration.ofMinutes(2);

  private final Receiver receiver;
  private final InstantSource clock;
  private final Duration patience;
  private final ScheduledExecutorService beats;
  private volatile Instant since;
  private volatile Instant aliveAt;
  private volatile boolean failing;

  private Heartbeat(Receiver receiver, InstantSource clock, Duration patience) {
    this.receiver = receiver;
    this.clock = clock;
    this.patience = patience;
    this.beats =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("heartbeat").factory());
  }

  /** Null if nobody wants to hear it. */
  static Heartbeat start(BarographConfig config, InstantSource clock) {
    String id = config.delivery().heartbeatReceiver();
    if (id == null) {
      return null;
    }
    ReceiverConfig found = config.delivery().receiver(id).orElseThrow();
    Duration missed = config.pipeline().checkpointInterval().multipliedBy(CHECKPOINTS_MISSED);
    Heartbeat heartbeat =
        new Heartbeat(
            Receivers.openOrBroken(found, config.delivery().externalUrl(), clock),
            clock,
            missed.compareTo(LEAST) > 0 ? missed : LEAST);
    long millis = config.delivery().heartbeatInterval().toMillis();
    var unused =
        heartbeat.beats.scheduleAtFixedRate(heartbeat::beat, 0, millis, TimeUnit.MILLISECONDS);
    return heartbeat;
  }

  void jobIsAlive() {
    Instant now = clock.instant();
    since = since == null ? now : since;
    aliveAt = now;
  }

  private void beat() {
    Instant now = clock.instant();
    if (aliveAt == null) {
      return;
    }
    if (aliveAt.plus(patience).isBefore(now)) {
      LOG.warn("no checkpoint since {}: no heartbeat is sent", aliveAt);
      return;
    }
    var unused =
        receiver
            .send(new Delivery("heartbeat-" + now.toEpochMilli(), alert(since, now)))
            .thenAccept(this::note);
  }

  private void note(Outcome outcome) {
    boolean failed = !(outcome instanceof Outcome.Delivered);
    if (failed && !failing) {
      LOG.warn("the heartbeat does not arrive: {}", outcome);
    }
    failing = failed;
  }

  static Alert alert(Instant since, Instant now) {
    return new Alert(
        "barograph-heartbeat",
        Alert.State.TRIGGERED,
        Alert.Severity.INFO,
        "Barograph: heartbeat",
        "Barograph delivers alerts",
        "All is well. Raise an alarm when this stops.",
        List.of(),
        List.of(),
        List.of(),
        Map.of("kind", "heartbeat"),
        since,
        now,
        null,
        false);
  }

  @Override
  public void close() {
    beats.shutdownNow();
    receiver.close();
  }
}
