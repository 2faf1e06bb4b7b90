package org.barograph.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barograph.jobs.detect.Sample.HOUR;
import static org.barograph.jobs.detect.Sample.MINUTE;
import static org.barograph.jobs.detect.Sample.START;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.barograph.jobs.model.Anomaly;
import org.barograph.jobs.model.BrandWindow.Outcome;
import org.barograph.jobs.model.Evidence;
import org.barograph.jobs.model.Incident;
import org.barograph.jobs.model.Incident.State;
import org.junit.jupiter.api.Test;

/** Windows of 15 minutes, two clear ones resolve, flap time 30 minutes: the defaults. */
class IncidentBookTest {

  private static final String DROP = SentimentDropDetector.RULE;
  private static final String SPIKE = TopicSpikeDetector.RULE;

  private final IncidentBook book = new IncidentBook(Sample.config().detection(), "c0ffee");
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
    return new Judgement(SPIKE, Outcome.ANOMALY, 15, anomaly(topic, SPIKE, 6, "warning"), true);
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
            new Evidence.Check(0.7, 50)));
  }
}
