package org.barograph.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barograph.jobs.detect.Sample.HOUR;
import static org.barograph.jobs.detect.Sample.MINUTE;
import static org.barograph.jobs.detect.Sample.START;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.barograph.jobs.config.DetectionConfig;
import org.barograph.jobs.model.Anomaly;
import org.barograph.jobs.model.BrandWindow.Outcome;
import org.barograph.jobs.model.Evidence;
import org.barograph.jobs.model.Incident;
import org.barograph.jobs.model.Incident.State;
import org.barograph.jobs.model.IncidentCommand;
import org.barograph.jobs.model.IncidentCommandKind;
import org.junit.jupiter.api.Test;

/** Windows of 15 minutes, two clear ones resolve, flap time 30 minutes: the defaults. */
class IncidentBookTest {

  private static final String DROP = SentimentDropDetector.RULE;
  private static final String SPIKE = TopicSpikeDetector.RULE;

  private IncidentBook book = new IncidentBook(Sample.config().detection(), "c0ffee");
  private IncidentBook.Page page = IncidentBook.Page.EMPTY;
  private long tick = START;

  @Test
  void anomalyOpensOnce() {
    List<Incident> opened = turn(anomaly(15, 6));
    List<Incident> again = turn(anomaly(15, 6));

    assertThat(opened).extracting(Incident::state).containsExactly(State.TRIGGERED);
    assertThat(opened.getFirst().openedAt()).isEqualTo(START + 15 * MINUTE);
    assertThat(again).isEmpty();
  }

  @Test
  void idIsOfBrandTopicKindAndOpeningTick() {
    String id = turn(anomaly(15, 6)).getFirst().incidentId();
    String same = fresh(START, "acme", anomaly(60, 9));
    String otherBrand = fresh(START, "globex", anomaly(15, 6));
    String otherTick = fresh(START + HOUR, "acme", anomaly(15, 6));

    assertThat(id).isEqualTo(same).isNotEqualTo(otherBrand).isNotEqualTo(otherTick);
  }

  @Test
  void worseIsToldAgain() {
    turn(anomaly(15, 6));

    List<Incident> worse = turn(anomaly(15, 8));

    assertThat(worse).extracting(Incident::state).containsExactly(State.UPDATED);
    assertThat(worse.getFirst().worst().score()).isEqualTo(8);
    assertThat(worse.getFirst().revision()).isEqualTo(2);
  }

  @Test
  void higherSeverityIsToldAgainWhateverTheScore() {
    turn(anomaly(15, 6));

    List<Incident> worse = turn(anomaly(15, 6, "critical"));

    assertThat(worse).extracting(i -> i.worst().severity()).containsExactly("critical");
  }

  @Test
  void oneClearWindowResolvesNothing() {
    turn(anomaly(15, 6));

    assertThat(turn(clear(15))).isEmpty();
    assertThat(page.isOpen(DROP, null)).isTrue();
  }

  @Test
  void clearWindowsInARowResolve() {
    turn(anomaly(15, 6));
    turn(clear(15));

    List<Incident> resolved = turn(clear(15));

    assertThat(resolved).extracting(Incident::state).containsExactly(State.RESOLVED);
    assertThat(resolved.getFirst().resolution()).isEqualTo("recovered");
    assertThat(resolved.getFirst().resolvedAt()).isEqualTo(tick);
  }

  @Test
  void windowThatIsStillOffBreaksTheRow() {
    turn(anomaly(15, 6));
    turn(clear(15));
    turn(stillOff(15));

    assertThat(turn(clear(15))).isEmpty();
    assertThat(turn(clear(15))).extracting(Incident::state).containsExactly(State.RESOLVED);
  }

  @Test
  void silenceIsNoRecovery() {
    turn(anomaly(15, 6));
    List<Incident> changed = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      changed.addAll(turn(silent(15)));
    }

    assertThat(changed).isEmpty();
    assertThat(turn(silent(15))).extracting(Incident::resolution).containsExactly("faded");
  }

  @Test
  void comesBackWithinTheFlapTimeAsTheSame() {
    String id = turn(anomaly(15, 6)).getFirst().incidentId();
    turn(clear(15));
    turn(clear(15));
    turn(clear(15));

    List<Incident> back = turn(anomaly(15, 6));

    assertThat(back).extracting(Incident::incidentId).containsExactly(id);
    assertThat(back.getFirst().state()).isEqualTo(State.TRIGGERED);
    assertThat(back.getFirst().resolvedAt()).isZero();
    assertThat(back.getFirst().revision()).isEqualTo(3);
    assertThat(back.getFirst().history()).hasSize(3);
  }

  @Test
  void comesBackAfterTheFlapTimeAsANewOne() {
    String id = turn(anomaly(15, 6)).getFirst().incidentId();
    turn(clear(15));
    turn(clear(15));
    turn(clear(15));
    turn(clear(15));

    List<Incident> back = turn(anomaly(15, 6));

    assertThat(back.getFirst().incidentId()).isNotEqualTo(id);
    assertThat(back.getFirst().revision()).isEqualTo(1);
  }

  @Test
  void brandThatWasNotHeardOfForYearsStartsANewIncident() {
    String id = turn(anomaly(15, 6)).getFirst().incidentId();
    turn(clear(15));
    turn(clear(15));
    tick += 3_650 * Sample.DAY;

    assertThat(turn(anomaly(15, 6)).getFirst().incidentId()).isNotEqualTo(id);
  }

  @Test
  void longWindowTellsOfThePastOnceTheShortOneIsNormal() {
    turn(anomaly(15, 6));
    turn(clear(15));
    turn(clear(15));

    assertThat(turn(clear(15), anomaly(60, 9))).isEmpty();
    assertThat(page.isOpen(DROP, null)).isFalse();
  }

  @Test
  void longWindowDecidesWhereTheShortOneKnowsTooLittle() {
    assertThat(turn(silent(15), anomaly(60, 9)))
        .extracting(Incident::state)
        .containsExactly(State.TRIGGERED);
  }

  @Test
  void windowsOfAllSizesAreOneIncident() {
    assertThat(turn(anomaly(15, 6), anomaly(60, 9)))
        .extracting(i -> i.worst().score())
        .containsExactly(9.0);
  }

  @Test
  void openDropOfTheBrandHoldsBackItsTopics() {
    List<Incident> opened =
        turn(Map.of("", List.of(anomaly(15, 6)), "price", List.of(spike("price"))));

    assertThat(opened).extracting(i -> i.worst().kind()).containsExactly(DROP);
  }

  @Test
  void topicsOpenOnTheirOwn() {
    List<Incident> opened =
        turn(
            Map.of(
                "",
                List.of(clear(15)),
                "price",
                List.of(spike("price")),
                "delay",
                List.of(spike("delay"))));

    assertThat(opened).extracting(i -> i.worst().topic()).containsExactly("delay", "price");
  }

  @Test
  void historyOfAnIncidentThatFlapsForEverIsBounded() {
    turn(anomaly(15, 6));
    long openedAt = tick;
    for (int i = 0; i < 500; i++) {
      turn(clear(15));
      turn(clear(15));
      turn(anomaly(15, 6));
    }

    Incident last = page.lines().get(DROP + "|").incident();

    assertThat(last.revision()).isEqualTo(1_001);
    assertThat(last.history()).hasSize(Incident.MAX_HISTORY);
    assertThat(last.history().getFirst().at()).isEqualTo(openedAt);
  }

  @Test
  void kOfNTicksFireAndTheFirstOfThemIsTheOpening() {
    book = new IncidentBook(Sample.config("fire_after: 2", "fire_within: 3").detection(), "c0ffee");

    List<Incident> first = turn(anomaly(15, 6));
    long opening = tick;
    List<Incident> between = turn(clear(15));
    List<Incident> second = turn(anomaly(15, 6));

    assertThat(first).isEmpty();
    assertThat(between).isEmpty();
    assertThat(second).extracting(Incident::state).containsExactly(State.TRIGGERED);
    assertThat(second.getFirst().openedAt()).isEqualTo(opening);
    assertThat(second.getFirst().firedAt()).isEqualTo(tick);
  }

  @Test
  void anomaliesFurtherApartThanNTicksDoNotFire() {
    book = new IncidentBook(Sample.config("fire_after: 2", "fire_within: 3").detection(), "c0ffee");
    turn(anomaly(15, 6));
    turn(clear(15));
    turn(clear(15));

    assertThat(turn(anomaly(15, 6))).isEmpty();
    assertThat(turn(anomaly(15, 6))).hasSize(1);
  }

  @Test
  void coolDownHoldsBackWhatIsNoWorse() {
    book = new IncidentBook(Sample.config("cool_down: 4h").detection(), "c0ffee");
    turn(anomaly(15, 6));
    turn(clear(15));
    turn(clear(15));

    assertThat(turn(anomaly(15, 7))).isEmpty();
    assertThat(turn(anomaly(15, 8))).extracting(Incident::state).containsExactly(State.TRIGGERED);
  }

  @Test
  void coolDownEnds() {
    book = new IncidentBook(Sample.config("cool_down: 4h").detection(), "c0ffee");
    turn(anomaly(15, 6));
    turn(clear(15));
    turn(clear(15));
    tick += 4 * HOUR;

    assertThat(turn(anomaly(15, 6))).extracting(Incident::openedAt).containsExactly(tick);
  }

  @Test
  void acknowledgedUntilItGetsWorse() {
    String id = turn(anomaly(15, 6)).getFirst().incidentId();

    List<Incident> acknowledged = say(IncidentCommandKind.ACKNOWLEDGE, id, 0);
    List<Incident> same = turn(anomaly(15, 6));
    List<Incident> worse = turn(anomaly(15, 8));

    assertThat(acknowledged).extracting(Incident::state).containsExactly(State.ACKNOWLEDGED);
    assertThat(acknowledged.getFirst().history().getLast())
        .isEqualTo(
            new Incident.Step(
                tick - 30 * MINUTE - 1,
                State.ACKNOWLEDGED,
                "error",
                0.7,
                50,
                "acknowledge",
                "ann",
                null));
    assertThat(same).isEmpty();
    assertThat(worse).extracting(Incident::state).containsExactly(State.UPDATED);
  }

  @Test
  void silenceHoldsForItsLikeAndEndsAtItsTick() {
    String id = turn(anomaly(15, 6)).getFirst().incidentId();
    long until = tick + 3 * HOUR;
    assertThat(say(IncidentCommandKind.SILENCE, id, until)).allMatch(Incident::isSilenced);
    turn(clear(15));
    turn(clear(15));
    tick += HOUR;

    List<Incident> next = turn(anomaly(15, 6));
    List<Incident> early = hear(until - MINUTE);
    List<Incident> over = hear(until);

    assertThat(next.getFirst().incidentId()).isNotEqualTo(id);
    assertThat(next).allMatch(Incident::isSilenced);
    assertThat(early).isEmpty();
    assertThat(over).noneMatch(Incident::isSilenced).hasSize(1);
    assertThat(over.getFirst().revision()).isEqualTo(2);
    assertThat(page.silences()).isEmpty();
  }

  @Test
  void feedbackReachesWhatIsOverForDays() {
    String id = turn(anomaly(15, 6)).getFirst().incidentId();
    turn(clear(15));
    turn(clear(15));
    tick += 2 * Sample.DAY;
    turn(clear(15));

    List<Incident> judged = say(IncidentCommandKind.NOISE, id, 0);

    assertThat(judged).extracting(i -> i.handling().feedback()).containsExactly("noise");
    assertThat(judged).extracting(Incident::state).containsExactly(State.RESOLVED);
    assertThat(judged.getFirst().resolution()).isEqualTo("recovered");
  }

  @Test
  void whatIsOverForTooLongIsForgotten() {
    String id = turn(anomaly(15, 6)).getFirst().incidentId();
    turn(clear(15));
    turn(clear(15));
    tick += 8 * Sample.DAY;
    turn(clear(15));

    IncidentBook.Heard heard =
        IncidentBook.hear(page, tick, List.of(command("c1", IncidentCommandKind.NOISE, id, 0)));

    assertThat(heard.changed()).isEmpty();
    assertThat(heard.unanswered()).hasSize(1);
  }

  @Test
  void commandThatComesTwiceCountsOnce() {
    String id = turn(anomaly(15, 6)).getFirst().incidentId();
    IncidentCommand command = command("c1", IncidentCommandKind.NOTE, id, 0);

    IncidentBook.Heard twice = IncidentBook.hear(page, tick, List.of(command, command));

    assertThat(twice.changed()).hasSize(1);
  }

  @Test
  void whatLeftTheConfigurationIsResolved() {
    turn(anomaly(15, 6));

    IncidentBook.Turned turned = IncidentBook.withdraw(page, tick, Set.of(DROP + "|"));

    assertThat(turned.changed()).extracting(Incident::resolution).containsExactly("config_changed");
    assertThat(turned.page().hasOpen()).isFalse();
  }

  @Test
  void plannedEventSilencesItsRuleWhileItIsOn() {
    book = new IncidentBook(planned("silence", "sentiment_drop"), "c0ffee");

    List<Incident> during = turn(anomaly(15, 6, "critical"));
    turn(anomaly(15, 6, "critical"));
    turn(anomaly(15, 6, "critical"));
    turn(anomaly(15, 6, "critical"));
    List<Incident> after = turn(anomaly(15, 6, "critical"));

    assertThat(during).isEmpty();
    assertThat(after).extracting(Incident::state).containsExactly(State.TRIGGERED);
  }

  @Test
  void plannedEventSoftensAPageUntilItIsOver() {
    book = new IncidentBook(planned("soften", "sentiment_drop"), "c0ffee");

    List<Incident> during = turn(anomaly(15, 6));
    turn(anomaly(15, 6));
    turn(anomaly(15, 6));
    turn(anomaly(15, 6));
    List<Incident> after = turn(anomaly(15, 6));

    assertThat(during).extracting(i -> i.worst().severity()).containsExactly("warning");
    assertThat(after).extracting(Incident::state).containsExactly(State.UPDATED);
    assertThat(after).extracting(i -> i.worst().severity()).containsExactly("error");
  }

  @Test
  void plannedEventOfAnotherRuleChangesNothing() {
    book = new IncidentBook(planned("silence", "volume_spike"), "c0ffee");

    assertThat(turn(anomaly(15, 6))).hasSize(1);
  }

  /** The first hour from the start on. */
  private static DetectionConfig planned(String effect, String rule) {
    return Sample.config(
            "annotations: [{id: sale, title: Sale, start: 2026-01-05T00:00:00Z,"
                + " end: 2026-01-05T01:00:00Z, brands: [acme], rules: ["
                + rule
                + "], effect: "
                + effect
                + "}]")
        .detection();
  }

  @Test
  void topicThatWorsensWhileTheBrandsIncidentIsOpenIsHeldBack() {
    turn(Map.of("price", List.of(spike("price", 6))));
    turn(Map.of("", List.of(anomaly(15, 6)), "price", List.of(spike("price", 6))));

    assertThat(turn(Map.of("", List.of(anomaly(15, 6)), "price", List.of(spike("price", 60)))))
        .isEmpty();
  }

  private List<Incident> say(IncidentCommandKind kind, String id, long until) {
    IncidentBook.Heard heard =
        IncidentBook.hear(page, tick, List.of(command("c1", kind, id, until)));
    page = heard.page();
    assertThat(heard.unanswered()).isEmpty();
    return heard.changed();
  }

  private List<Incident> hear(long at) {
    IncidentBook.Heard heard = IncidentBook.hear(page, at, List.of());
    page = heard.page();
    return heard.changed();
  }

  private IncidentCommand command(String name, IncidentCommandKind kind, String id, long until) {
    return new IncidentCommand(name, kind, id, Sample.BRAND, tick - 1, "ann", until, null);
  }

  private List<Incident> turn(Judgement... judgements) {
    return turn(Map.of("", List.of(judgements)));
  }

  private List<Incident> turn(Map<String, List<Judgement>> judgements) {
    tick += 15 * MINUTE;
    IncidentBook.Turned turned = book.turn(page, Sample.BRAND, tick, judgements);
    page = turned.page();
    return turned.changed();
  }

  private String fresh(long start, String brand, Judgement judgement) {
    return book.turn(
            IncidentBook.Page.EMPTY, brand, start + 15 * MINUTE, Map.of("", List.of(judgement)))
        .changed()
        .getFirst()
        .incidentId();
  }

  private static Judgement anomaly(int size, double score) {
    return anomaly(size, score, "error");
  }

  private static Judgement anomaly(int size, double score, String severity) {
    return new Judgement(DROP, Outcome.ANOMALY, size, anomaly(null, DROP, score, severity), true);
  }

  private static Judgement spike(String topic) {
    return spike(topic, 6);
  }

  private static Judgement spike(String topic, double score) {
    return new Judgement(SPIKE, Outcome.ANOMALY, 15, anomaly(topic, SPIKE, score, "warning"), true);
  }

  private static Judgement clear(int size) {
    return new Judgement(DROP, Outcome.NORMAL, size, null, false);
  }

  private static Judgement stillOff(int size) {
    return new Judgement(DROP, Outcome.NORMAL, size, null, true);
  }

  private static Judgement silent(int size) {
    return new Judgement(DROP, Outcome.INSUFFICIENT_DATA, size, null, false);
  }

  private static Anomaly anomaly(String topic, String kind, double score, String severity) {
    return new Anomaly(
        Sample.BRAND,
        topic,
        kind,
        severity,
        START,
        START + 15 * MINUTE,
        "negative_share",
        0.7,
        0.25,
        0.5,
        50,
        40,
        score,
        kind,
        "1",
        List.of("social-1"),
        new Evidence(
            new Evidence.BaselineSpan(START, START, 0),
            List.of(),
            List.of(),
            new Evidence.Check(0.7, 50),
            new Evidence.Check(0.7, 50),
            List.of()));
  }
}
