package org.barograph.jobs.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barograph.jobs.deliver.States.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingDeskTest {

  private static final String RECEIVERS =
      """
      receivers:
        - {id: pager, type: pagerduty, secret_env: KEY}
        - {id: chat, type: log}
        - {id: boss, type: log}
        - {id: am, type: alertmanager, url: "http://127.0.0.1:9093"}
      """;

  /** One brand's desk, and the clock on its wall. */
  private static final class Brand {
    private final RoutingDesk desk;
    private Map<String, Course> courses = new TreeMap<>();
    private long now = NOW;
    private long wakeAt;

    Brand(String routes) {
      desk = new RoutingDesk(States.config(RECEIVERS + routes).delivery());
    }

    /** Who is told what, as {@code receiver state}. */
    List<String> hear(IncidentState incident) {
      courses = desk.take(courses, incident, now);
      return settle();
    }

    List<String> after(Duration time) {
      now += time.toMillis();
      return settle();
    }

    private List<String> settle() {
      RoutingDesk.Decision decision = desk.settle(courses, now);
      courses = decision.courses();
      wakeAt = decision.wakeAt();
      List<String> told = new ArrayList<>();
      for (Dispatch dispatch : decision.dispatches()) {
        told.add(
            (dispatch.receiver() + " " + dispatch.incident().state() + " " + dispatch.note())
                .strip());
      }
      return told;
    }
  }

  @Test
  void withoutRoutesEverybodyGetsPagesAndNothingElse() {
    Brand brand = new Brand("");

    assertThat(brand.hear(States.of("a", 1, "triggered", null, "warning"))).isEmpty();
    assertThat(brand.hear(States.of("b", 1, "triggered", null, "error")))
        .containsExactly("pager triggered", "chat triggered", "boss triggered", "am triggered");
  }

  @Test
  void whatGetsWorseGoesToThoseWhoWantThat() {
    Brand brand =
        new Brand(
            """
            routes:
              - {receivers: [chat], severities: [warning, error, critical]}
              - {receivers: [pager], severities: [critical]}
            """);

    assertThat(brand.hear(States.of("a", 1, "triggered", null, "warning")))
        .containsExactly("chat triggered");
    assertThat(brand.hear(States.of("a", 2, "updated", null, "critical")))
        .containsExactly("chat updated", "pager updated");
    assertThat(brand.hear(States.of("a", 3, "resolved", null, "critical")))
        .containsExactly("chat resolved", "pager resolved");
  }

  @Test
  void routesGoByBrandTopicAndKind() {
    Brand brand =
        new Brand(
            """
            routes:
              - {receivers: [pager], brands: [bolt]}
              - {receivers: [boss], topics: [brand], kinds: [sentiment_drop]}
              - {receivers: [chat], topics: [delivery]}
            """);

    assertThat(brand.hear(States.of("a", 1, "triggered", "delivery", "error")))
        .containsExactly("chat triggered");
    assertThat(brand.hear(States.of("b", 1, "triggered"))).containsExactly("boss triggered");
  }

  @Test
  void anOldStateTellsNothing() {
    Brand brand = new Brand("routes: [{receivers: [chat]}]");
    brand.hear(States.of("a", 2, "updated"));

    assertThat(brand.hear(States.of("a", 1, "triggered"))).isEmpty();
    assertThat(brand.hear(States.of("a", 2, "updated"))).isEmpty();
  }

  @Test
  void theIncidentOfTheBrandInhibitsThoseOfItsTopics() {
    Brand brand = new Brand("routes: [{receivers: [chat]}]");
    brand.hear(States.of("b", 1, "triggered"));

    assertThat(brand.hear(States.of("t", 1, "triggered", "delivery", "error"))).isEmpty();
    assertThat(brand.hear(States.of("b", 2, "resolved"))).containsExactly("chat resolved");
    // It still goes on, and nothing else speaks for it any more.
    assertThat(brand.after(Duration.ofMinutes(1))).containsExactly("chat triggered");
  }

  @Test
  void aMissingChannelInhibitsNoTopic() {
    Brand brand = new Brand("routes: [{receivers: [chat]}]");
    brand.hear(States.kind(States.of("b", 1, "triggered"), "data_missing"));

    assertThat(brand.hear(States.of("t", 1, "triggered", "delivery", "error")))
        .containsExactly("chat triggered");
  }

  @Test
  void aWorseTopicIsNotInhibited() {
    Brand brand = new Brand("routes: [{receivers: [chat]}]");
    brand.hear(States.of("b", 1, "triggered"));

    assertThat(brand.hear(States.of("t", 1, "triggered", "delivery", "critical")))
        .containsExactly("chat triggered");
  }

  @Test
  void silenceHoldsBackUntilItEndsAndTheEndIsToldAnyway() {
    Brand brand = new Brand("routes: [{receivers: [chat]}]");
    brand.hear(States.of("a", 1, "triggered"));

    assertThat(brand.hear(States.silenced(States.of("a", 2, "updated")))).isEmpty();
    assertThat(brand.hear(States.of("a", 3, "updated"))).containsExactly("chat updated");
    assertThat(brand.hear(States.silenced(States.of("a", 4, "resolved"))))
        .containsExactly("chat resolved");
  }

  @Test
  void whoHeardNothingHearsNoEnd() {
    Brand brand = new Brand("routes: [{receivers: [chat]}]");
    brand.hear(States.silenced(States.of("a", 1, "triggered")));

    assertThat(brand.hear(States.of("a", 2, "resolved"))).isEmpty();
    assertThat(brand.courses).isEmpty();
  }

  /** Noon in UTC is 13:00 in Berlin. */
  @Test
  void inMuteTimeNobodyIsToldUntilItEnds() {
    Brand brand =
        new Brand(
            """
            mute_times:
              - {id: rest, time_zone: Europe/Berlin, days: [sun], from: "10:00", to: "13:30"}
            routes:
              - {receivers: [chat], mute: [rest]}
              - {receivers: [pager]}
            """);

    assertThat(brand.hear(States.of("a", 1, "triggered"))).containsExactly("pager triggered");
    assertThat(brand.wakeAt).isEqualTo(NOW + 60_000);
    assertThat(brand.after(Duration.ofMinutes(29))).isEmpty();
    assertThat(brand.after(Duration.ofMinutes(1))).containsExactly("chat triggered");
  }

  @Test
  void aRouteMayHoldInItsHoursOnly() {
    Brand brand =
        new Brand(
            """
            mute_times:
              - {id: office, time_zone: Europe/Berlin, days: [mon, tue, wed, thu, fri], from: "09:00", to: "17:00"}
            routes:
              - {receivers: [chat], only: [office]}
            """);

    assertThat(brand.hear(States.of("a", 1, "triggered"))).isEmpty();
    assertThat(brand.after(Duration.ofHours(20).minusMinutes(1))).isEmpty();
    assertThat(brand.after(Duration.ofMinutes(1))).containsExactly("chat triggered");
  }

  @Test
  void whatNobodyAcknowledgesEscalates() {
    Brand brand =
        new Brand("routes: [{receivers: [pager], escalate_after: 15m, escalate_to: [boss]}]");
    brand.hear(States.of("a", 1, "triggered"));

    assertThat(brand.wakeAt).isEqualTo(NOW + Duration.ofMinutes(15).toMillis());
    assertThat(brand.after(Duration.ofMinutes(14))).isEmpty();
    assertThat(brand.after(Duration.ofMinutes(1)))
        .containsExactly("boss triggered Nobody has acknowledged this for 15 minutes.");
    assertThat(brand.after(Duration.ofMinutes(1))).isEmpty();
    assertThat(brand.hear(States.of("a", 2, "resolved")))
        .containsExactlyInAnyOrder("pager resolved", "boss resolved");
  }

  @Test
  void whatIsAcknowledgedDoesNotEscalate() {
    Brand brand =
        new Brand("routes: [{receivers: [pager], escalate_after: 15m, escalate_to: [boss]}]");
    brand.hear(States.of("a", 1, "triggered"));

    assertThat(brand.hear(States.of("a", 2, "acknowledged"))).containsExactly("pager acknowledged");
    assertThat(brand.after(Duration.ofHours(1))).isEmpty();
    assertThat(brand.wakeAt).isEqualTo(Long.MAX_VALUE);
  }

  /** It got worse a minute ago; that somebody looked at it an hour ago is no neglect. */
  @Test
  void whatGetsWorseAfterwardsEscalatesAfterAnotherWait() {
    Brand brand =
        new Brand("routes: [{receivers: [pager], escalate_after: 15m, escalate_to: [boss]}]");
    brand.hear(States.of("a", 1, "triggered"));
    brand.hear(States.of("a", 2, "acknowledged"));
    brand.after(Duration.ofHours(1));

    assertThat(brand.hear(States.of("a", 3, "updated"))).containsExactly("pager updated");
    assertThat(brand.after(Duration.ofMinutes(14))).isEmpty();
    assertThat(brand.after(Duration.ofMinutes(1)))
        .containsExactly("boss updated Nobody has acknowledged this for 15 minutes.");
  }

  @Test
  void escalationWaitsForThoseOfItsOwnRoute() {
    Brand brand =
        new Brand(
            """
            routes:
              - {receivers: [chat], severities: [warning, error, critical]}
              - {receivers: [pager], severities: [critical], escalate_after: 15m, escalate_to: [boss]}
            """);
    brand.hear(States.of("a", 1, "triggered", null, "warning"));
    brand.after(Duration.ofHours(1));

    assertThat(brand.hear(States.of("a", 2, "updated", null, "critical")))
        .containsExactly("chat updated", "pager updated");
    assertThat(brand.after(Duration.ofMinutes(15)))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("boss");
  }

  @ParameterizedTest
  @ValueSource(strings = {"note", "useful", "noise", "silence"})
  void whatIsSaidOfAnIncidentWakesNobody(String word) {
    Brand brand = new Brand("routes: [{receivers: [pager]}]");
    brand.hear(States.of("a", 1, "triggered"));

    assertThat(brand.hear(States.said(States.of("a", 2, "triggered"), word, "ann"))).isEmpty();
    assertThat(brand.hear(States.of("a", 3, "resolved"))).containsExactly("pager resolved");
    assertThat(brand.hear(States.said(States.of("a", 4, "resolved"), word, "ann"))).isEmpty();
  }

  /** Such as evidence without what its author had deleted. */
  @Test
  void anotherRevisionOfTheSameStateWakesNobody() {
    Brand brand = new Brand("routes: [{receivers: [pager]}]");
    brand.hear(States.of("a", 1, "triggered"));

    assertThat(brand.hear(States.of("a", 2, "triggered"))).isEmpty();
  }

  /** It hears the newest every minute and wakes nobody with that. */
  @Test
  void alertmanagerGetsTheNewestRevision() {
    Brand brand = new Brand("routes: [{receivers: [chat, am]}]");
    brand.hear(States.of("a", 1, "triggered"));

    assertThat(brand.hear(States.of("a", 2, "triggered"))).containsExactly("am triggered");
  }

  @Test
  void whoHasNotHeardYetHearsItThoughANoteCameMeanwhile() {
    Brand brand =
        new Brand(
            """
            mute_times:
              - {id: rest, time_zone: Europe/Berlin, days: [sun], from: "10:00", to: "13:30"}
            routes:
              - {receivers: [chat], mute: [rest]}
            """);
    brand.hear(States.of("a", 1, "triggered"));
    brand.hear(States.said(States.of("a", 2, "triggered"), "note", "ann"));

    assertThat(brand.after(Duration.ofMinutes(30))).containsExactly("chat triggered");
  }

  @Test
  void everyAcknowledgementIsTold() {
    Brand brand = new Brand("routes: [{receivers: [chat]}]");
    brand.hear(States.of("a", 1, "triggered"));

    assertThat(brand.hear(States.said(States.of("a", 2, "acknowledged"), "acknowledge", "ann")))
        .containsExactly("chat acknowledged");
    assertThat(brand.hear(States.said(States.of("a", 3, "acknowledged"), "note", "ann"))).isEmpty();
  }

  @Test
  void aReceiverMayWantTheBeginningOnly() {
    RoutingDesk desk =
        new RoutingDesk(
            States.config(
                    "receivers: [{id: x, type: log, send_updates: false, send_resolved: false}]")
                .delivery());
    Map<String, Course> courses = desk.take(Map.of(), States.of("a", 1, "triggered"), NOW);
    RoutingDesk.Decision first = desk.settle(courses, NOW);
    RoutingDesk.Decision second =
        desk.settle(desk.take(first.courses(), States.of("a", 2, "updated"), NOW), NOW);
    RoutingDesk.Decision third =
        desk.settle(desk.take(second.courses(), States.of("a", 3, "resolved"), NOW), NOW);

    assertThat(first.dispatches()).hasSize(1);
    assertThat(second.dispatches()).isEmpty();
    assertThat(third.dispatches()).isEmpty();
  }

  @Test
  void theEndIsToldThoughTheBeginningIsNotRemembered() {
    Brand brand = new Brand("routes: [{receivers: [pager]}]");

    assertThat(brand.hear(States.of("a", 7, "resolved"))).containsExactly("pager resolved");
  }

  @Test
  void anIncidentThatComesBackIsToldAgain() {
    Brand brand = new Brand("routes: [{receivers: [pager]}]");
    brand.hear(States.of("a", 1, "triggered"));
    brand.hear(States.of("a", 2, "resolved"));

    assertThat(brand.hear(States.of("a", 3, "triggered"))).containsExactly("pager triggered");
  }

  @Test
  void whatIsNeverResolvedIsForgottenInTheEnd() {
    Brand brand = new Brand("routes: [{receivers: [pager]}]");
    brand.hear(States.of("a", 1, "triggered"));

    brand.after(RoutingDesk.FORGOTTEN);

    assertThat(brand.courses).isEmpty();
  }

  @Test
  void whatIsOfThePastIsToldOnceItStillGoesOn() {
    Brand brand = new Brand("past_after: 1h\n");

    assertThat(brand.hear(States.of("a", 1, "triggered"))).isEmpty();
    assertThat(brand.wakeAt).isEqualTo(NOW + RoutingDesk.CATCHING_UP.toMillis());
    assertThat(brand.after(RoutingDesk.CATCHING_UP)).hasSize(4).contains("pager triggered");
    assertThat(brand.hear(States.of("a", 2, "resolved"))).contains("pager resolved");
  }

  @Test
  void whatIsOfThePastAndOverWakesNobody() {
    Brand brand = new Brand("past_after: 1h\n");
    brand.hear(States.of("a", 1, "triggered"));

    assertThat(brand.hear(States.of("a", 2, "resolved"))).isEmpty();
    assertThat(brand.after(RoutingDesk.CATCHING_UP)).isEmpty();
  }

  @Test
  void theEndOfALongSilenceIsToldAtOnce() throws BadAlertException {
    Brand brand = new Brand("past_after: 1h\n");
    IncidentState silenced = States.silenced(States.of("a", 1, "triggered"));
    long inTime = Instant.parse(silenced.steppedAt()).toEpochMilli();

    brand.hear(IncidentReader.document(IncidentReader.tree(silenced), inTime));

    assertThat(brand.hear(States.of("a", 2, "triggered"))).hasSize(4).contains("pager triggered");
  }

  @Test
  void whatIsRecordedInTimeIsNotOfThePast() {
    // The sample's last step is four hours before it is recorded.
    assertThat(new Brand("past_after: 5h\n").hear(States.of("a", 1, "triggered"))).hasSize(4);
  }

  @Test
  void ageCountsFromTheOutbox() {
    RoutingDesk desk =
        new RoutingDesk(States.config("receivers: [{id: x, type: log}]\nmax_age: 1h\n").delivery());
    long late = NOW + Duration.ofHours(2).toMillis();

    RoutingDesk.Decision decision =
        desk.settle(desk.take(Map.of(), States.of("a", 1, "triggered"), late), late);

    assertThat(decision.dispatches()).extracting(Dispatch::decidedAt).containsExactly(NOW);
  }
}
