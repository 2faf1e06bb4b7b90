package org.barograph.jobs.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barograph.jobs.deliver.States.NOW;

import java.time.Duration;
import java.util.List;
import org.barograph.connectors.alerts.Outcome;
import org.barograph.jobs.config.DeliveryConfig;
import org.barograph.jobs.config.ReceiverType;
import org.junit.jupiter.api.Test;

class DeliveryDeskTest {

  private static final DeliveryConfig CONFIG =
      States.config("max_attempts: 3\nmax_age: 1h\nfirst_pause: 1s\nlongest_pause: 4s\n")
          .delivery();

  private final DeliveryDesk desk = new DeliveryDesk(ReceiverType.SLACK, CONFIG);

  private static Dispatch dispatch(long revision, String state) {
    return new Dispatch("chat", States.of("a", revision, state), "", NOW);
  }

  private static Outbox add(DeliveryDesk desk, Outbox outbox, Dispatch dispatch) {
    DeliveryDesk.Step step = desk.add(outbox, dispatch, false, NOW);
    assertThat(step.givenUp()).isEmpty();
    return step.outbox();
  }

  private static List<Long> revisions(Outbox outbox) {
    return outbox.waiting().stream()
        .map(letter -> letter.dispatch().incident().revision())
        .toList();
  }

  @Test
  void whatIsDeliveredIsDone() {
    Outbox outbox = add(desk, Outbox.EMPTY, dispatch(1, "triggered"));

    assertThat(desk.after(outbox, Outcome.delivered(), NOW).outbox().isEmpty()).isTrue();
  }

  @Test
  void theStatesOfAnIncidentStayInOrder() {
    Outbox outbox = add(desk, Outbox.EMPTY, dispatch(1, "triggered"));
    outbox = add(desk, outbox, dispatch(2, "updated"));
    outbox = add(desk, outbox, dispatch(3, "updated"));
    outbox = add(desk, outbox, dispatch(4, "resolved"));

    // The later update says all that the earlier one would have said.
    assertThat(revisions(outbox)).containsExactly(1L, 3L, 4L);
  }

  @Test
  void whatIsUnderWayIsNotReplaced() {
    Outbox outbox = add(desk, Outbox.EMPTY, dispatch(1, "updated"));

    Outbox more = desk.add(outbox, dispatch(2, "updated"), true, NOW).outbox();

    assertThat(revisions(more)).containsExactly(1L, 2L);
  }

  @Test
  void aFailureIsTriedAgainAndThenGivenUp() {
    Outbox outbox = add(desk, Outbox.EMPTY, dispatch(1, "triggered"));
    for (int attempt = 1; attempt < 3; attempt++) {
      DeliveryDesk.Step step = desk.after(outbox, Outcome.retry("HTTP 500"), NOW);
      outbox = step.outbox();
      assertThat(step.givenUp()).isEmpty();
      assertThat(outbox.next().attempts()).isEqualTo(attempt);
      assertThat(outbox.next().nextAt()).isGreaterThan(NOW);
    }

    DeliveryDesk.Step last = desk.after(outbox, Outcome.retry("HTTP 500"), NOW);

    assertThat(last.outbox().isEmpty()).isTrue();
    assertThat(last.givenUp())
        .hasValueSatisfying(given -> {
          assertThat(given.reason()).isEqualTo("retries_exhausted");
          assertThat(given.detail()).isEqualTo("3 attempts, the last: HTTP 500");
        });
  }

  @Test
  void ageEndsTheAttemptsToo() {
    Outbox outbox = add(desk, Outbox.EMPTY, dispatch(1, "triggered"));
    long late = NOW + Duration.ofHours(1).toMillis();

    assertThat(desk.after(outbox, Outcome.retry("no connection"), late).givenUp())
        .hasValueSatisfying(given -> assertThat(given.reason()).isEqualTo("retries_exhausted"));
    assertThat(desk.add(Outbox.EMPTY, dispatch(2, "updated"), false, late).givenUp())
        .hasValueSatisfying(given -> assertThat(given.reason()).isEqualTo("too_old"));
  }

  @Test
  void aRefusalIsFinalAndTheNextStateGoesOn() {
    Outbox outbox = add(desk, Outbox.EMPTY, dispatch(1, "triggered"));
    outbox = add(desk, outbox, dispatch(2, "resolved"));

    DeliveryDesk.Step step = desk.after(outbox, new Outcome.Refused("HTTP 400"), NOW);

    assertThat(step.givenUp())
        .hasValueSatisfying(given -> assertThat(given.reason()).isEqualTo("refused_by_receiver"));
    assertThat(revisions(step.outbox())).containsExactly(2L);
  }

  @Test
  void theReceiverIsLeftAloneAsLongAsItAsks() {
    Outbox outbox = add(desk, Outbox.EMPTY, dispatch(1, "triggered"));

    DeliveryDesk.Step step =
        desk.after(outbox, new Outcome.Retry("HTTP 429", Duration.ofMinutes(2)), NOW);

    assertThat(step.pause()).isEqualTo(Duration.ofMinutes(2));
    assertThat(step.outbox().next().nextAt()).isGreaterThanOrEqualTo(NOW + 120_000);
  }

  @Test
  void aQueueHasAnEnd() {
    Outbox outbox = Outbox.EMPTY;
    for (int i = 1; i <= DeliveryDesk.MAX_WAITING; i++) {
      outbox = add(desk, outbox, dispatch(i, i % 2 == 1 ? "triggered" : "resolved"));
    }

    DeliveryDesk.Step step = desk.add(outbox, dispatch(99, "triggered"), false, NOW);

    assertThat(step.givenUp())
        .hasValueSatisfying(given -> {
          assertThat(given.reason()).isEqualTo("queue_full");
          assertThat(given.letter().dispatch().incident().revision()).isEqualTo(2);
        });
    assertThat(step.outbox().waiting()).hasSize(DeliveryDesk.MAX_WAITING);
  }

  @Test
  void alertmanagerHearsItAgainWhileItFiresAndFiveMinutesLonger() {
    DeliveryDesk alertmanager = new DeliveryDesk(ReceiverType.ALERTMANAGER, CONFIG);
    Outbox outbox = add(alertmanager, Outbox.EMPTY, dispatch(1, "triggered"));
    long now = NOW;
    outbox = alertmanager.after(outbox, Outcome.delivered(), now).outbox();
    for (int minute = 0; minute < 600; minute++) {
      assertThat(outbox.next().nextAt()).isEqualTo(now + 60_000);
      now += 60_000;
      outbox = alertmanager.after(outbox, Outcome.delivered(), now).outbox();
    }
    Dispatch end = new Dispatch("am", States.of("a", 2, "resolved"), "", now);
    outbox = alertmanager.add(outbox, end, false, now).outbox();
    outbox = alertmanager.after(outbox, Outcome.delivered(), now).outbox();
    int again = 0;
    while (!outbox.isEmpty()) {
      now += 60_000;
      outbox = alertmanager.after(outbox, Outcome.delivered(), now).outbox();
      again++;
    }

    assertThat(again).isEqualTo(5);
  }

  /** Else it would fire for days: who hears nothing any more takes it for over. */
  @Test
  void anEndThatIsRefusedEndsTheTelling() {
    DeliveryDesk alertmanager = new DeliveryDesk(ReceiverType.ALERTMANAGER, CONFIG);
    Outbox outbox = add(alertmanager, Outbox.EMPTY, dispatch(1, "triggered"));
    outbox = alertmanager.after(outbox, Outcome.delivered(), NOW).outbox();
    outbox = add(alertmanager, outbox, dispatch(2, "resolved"));

    DeliveryDesk.Step step = alertmanager.after(outbox, new Outcome.Refused("HTTP 400"), NOW);

    assertThat(step.givenUp()).isPresent();
    assertThat(step.outbox().isEmpty()).isTrue();
  }

  @Test
  void pausesGrowAndAreBounded() {
    Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(4));

    assertThat(List.of(1, 2, 3, 4, 99))
        .extracting(backoff::most)
        .containsExactly(1_000L, 2_000L, 4_000L, 4_000L, 4_000L);
    assertThat(backoff.pause(3, "k")).isEqualTo(backoff.pause(3, "k")).isBetween(10L, 4_010L);
    // Full jitter: what waited together does not come back together.
    assertThat(
            java.util.stream.IntStream.range(0, 100)
                .mapToObj(i -> backoff.pause(3, "k" + i))
                .distinct())
        .hasSizeGreaterThan(80);
  }
}
