package org.barograph.jobs.deliver;

import java.time.Duration;
import java.util.Optional;
import org.barograph.connectors.alerts.Outcome;
import org.barograph.jobs.config.DeliveryConfig;
import org.barograph.jobs.config.ReceiverType;

/** Decides what becomes of letters to one receiver: again, when, or never. Plain logic. */
final class DeliveryDesk {

  /** Letters of one incident that may wait. */
  static final int MAX_WAITING = 16;

  /** Alertmanager takes an alert for resolved when it hears nothing for 5 minutes. */
  static final Duration STANDING_EVERY = Duration.ofMinutes(1);

  static final Duration STANDING_AFTER_END = Duration.ofMinutes(5);

  static final String REFUSED = "refused_by_receiver";
  static final String EXHAUSTED = "retries_exhausted";
  static final String TOO_OLD = "too_old";
  static final String QUEUE_FULL = "queue_full";
  static final String UNKNOWN = "unknown_receiver";

  /** A letter that is given up. */
  record GivenUp(Outbox.Letter letter, String reason, String detail) {}

  /**
   * What is there now.
   *
   * @param givenUp empty, or the letter that becomes a dead letter
   * @param pause how long the receiver is left alone
   */
  record Step(Outbox outbox, Optional<GivenUp> givenUp, Duration pause) {
    static Step of(Outbox outbox) {
      return new Step(outbox, Optional.empty(), Duration.ZERO);
    }
  }

  private final ReceiverType type;
  private final Backoff backoff;
  private final int maxAttempts;
  private final long maxAge;

  DeliveryDesk(ReceiverType type, DeliveryConfig delivery) {
    this.type = type;
    this.backoff = new Backoff(delivery.firstPause(), delivery.longestPause());
    this.maxAttempts = delivery.maxAttempts();
    this.maxAge = delivery.maxAge().toMillis();
  }

  /**
   * A new dispatch.
   *
   * @param isSending whether the first that waits is under way, and so cannot be replaced
   */
  Step add(Outbox outbox, Dispatch dispatch, boolean isSending, long now) {
    Outbox.Letter letter = new Outbox.Letter(dispatch, 0, now);
    if (now - dispatch.decidedAt() >= maxAge) {
      return givingUp(
          outbox, letter, TOO_OLD, "decided at " + dispatch.decidedAt() + ", too old at " + now);
    }
    int last = outbox.waiting().size() - 1;
    boolean isFree = last > 0 || (last == 0 && !isSending && !outbox.nextIsStanding());
    if (isFree && isSuperseded(outbox.waiting().get(last), dispatch)) {
      // Comes when the other would have come: a new state does not cut the pause short.
      long due = outbox.waiting().get(last).nextAt();
      return Step.of(outbox.without(last).with(letter.later(0, due)));
    }
    if (last + 1 >= MAX_WAITING) {
      Outbox.Letter oldest = outbox.waiting().get(1);
      return givingUp(
          outbox.without(1).with(letter), oldest, QUEUE_FULL, MAX_WAITING + " states wait");
    }
    return Step.of(outbox.with(letter));
  }

  private static Step givingUp(Outbox outbox, Outbox.Letter letter, String reason, String detail) {
    // An end that cannot be told must not leave the beginning to be told for ever: whoever hears
    // nothing of it any more takes it for over.
    boolean isEnd = !letter.dispatch().incident().isOpen();
    return new Step(
        isEnd ? outbox.withStanding(null) : outbox,
        Optional.of(new GivenUp(letter, reason, detail)),
        Duration.ZERO);
  }

  /** Whether the later one says all that the earlier one would have said. */
  private boolean isSuperseded(Outbox.Letter earlier, Dispatch later) {
    boolean bothUpdates =
        earlier.dispatch().incident().state().equals(IncidentState.UPDATED)
            && later.incident().state().equals(IncidentState.UPDATED);
    return bothUpdates || type == ReceiverType.ALERTMANAGER;
  }

  /** The outcome of the attempt on {@link Outbox#next()}. */
  Step after(Outbox outbox, Outcome outcome, long now) {
    if (outbox.nextIsStanding()) {
      return Step.of(outbox.withStanding(stillStanding(outbox.standing(), outcome, now)));
    }
    Outbox.Letter letter = outbox.next();
    return switch (outcome) {
      case Outcome.Delivered done -> Step.of(delivered(outbox, letter, now));
      case Outcome.Refused refused ->
          givingUp(outbox.without(0), letter, REFUSED, refused.reason());
      case Outcome.Retry retry -> failed(outbox, letter, retry, now);
    };
  }

  private Outbox delivered(Outbox outbox, Outbox.Letter letter, long now) {
    Outbox rest = outbox.without(0);
    if (type != ReceiverType.ALERTMANAGER) {
      return rest;
    }
    Dispatch told = letter.dispatch();
    Dispatch again = new Dispatch(told.receiver(), told.incident(), told.note(), now);
    return rest.withStanding(new Outbox.Letter(again, 0, now + STANDING_EVERY.toMillis()));
  }

  private Step failed(Outbox outbox, Outbox.Letter letter, Outcome.Retry retry, long now) {
    int attempts = letter.attempts() + 1;
    boolean isTooOld = now - letter.dispatch().decidedAt() >= maxAge;
    if (attempts >= maxAttempts || isTooOld) {
      return givingUp(
          outbox.without(0),
          letter,
          EXHAUSTED,
          attempts + (attempts == 1 ? " attempt" : " attempts") + ", the last: " + retry.reason());
    }
    long pause = backoff.pause(attempts, letter.dispatch().idempotencyKey());
    Duration asked = retry.after() == null ? Duration.ZERO : retry.after();
    long next = now + Math.max(pause, asked.toMillis());
    return new Step(outbox.withFirst(letter.later(attempts, next)), Optional.empty(), asked);
  }

  /** Null when it needs no more telling. */
  private static Outbox.Letter stillStanding(Outbox.Letter letter, Outcome outcome, long now) {
    boolean isOver =
        letter.dispatch().incident().isOpen()
            ? now - letter.dispatch().decidedAt() > RoutingDesk.FORGOTTEN.toMillis()
            : now - letter.dispatch().decidedAt() >= STANDING_AFTER_END.toMillis();
    if (isOver || outcome instanceof Outcome.Refused) {
      return null;
    }
    return letter.later(0, now + STANDING_EVERY.toMillis());
  }
}
