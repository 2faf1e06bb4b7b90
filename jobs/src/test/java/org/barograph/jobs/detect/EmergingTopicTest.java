package org.barograph.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.barograph.jobs.detect.Sample.DAY;
import static org.barograph.jobs.detect.Sample.HOUR;
import static org.barograph.jobs.detect.Sample.MINUTE;
import static org.barograph.jobs.detect.Sample.START;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.barograph.jobs.model.Anomaly;
import org.barograph.jobs.model.Evidence;
import org.barograph.jobs.model.Incident;
import org.barograph.jobs.model.MentionEvent;
import org.barograph.jobs.model.ScoredMention;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmergingTopicTest {

  private static final long PAST = 30 * HOUR;

  private Detection detection;
  private final Random random = new Random(9);
  private final List<MentionEvent> events = new ArrayList<>();
  private int number;

  @BeforeEach
  void open() throws Exception {
    detection = new Detection(Sample.config());
  }

  @AfterEach
  void close() throws Exception {
    detection.close();
  }

  @Test
  void aPhraseThatManyBeginToUseIsTold() throws Exception {
    chatter(PAST + 6 * HOUR, 40);
    for (int i = 0; i < 20; i++) {
      say(PAST + (10 + i) * MINUTE, "eye" + i, "battery caught fire " + Said.chatter(random));
    }
    run();

    List<Incident> told = emerging();
    assertThat(told).isNotEmpty();
    Anomaly first = told.getFirst().worst();
    assertThat(first.topic()).isEqualTo("battery caught fire");
    assertThat(first.severity()).isEqualTo("info");
    assertThat(told.getFirst().openedAt()).isBetween(START + PAST, START + PAST + HOUR);
    assertThat(first.evidence().drivers())
        .isNotEmpty()
        .allMatch(driver -> driver.mention().text().contains("battery caught fire"));
    double sum =
        first.evidence().contributions().stream()
            .filter(part -> part.dimension().equals("author"))
            .mapToDouble(Evidence.Contribution::delta)
            .sum();
    assertThat(sum).isCloseTo(first.observed() - first.expected(), within(1e-9));
    assertThat(told.getLast().state()).isEqualTo(Incident.State.RESOLVED);
    assertThat(told).extracting(incident -> incident.worst().topic()).containsOnly(first.topic());
  }

  @Test
  void oneStoryIsNoTopicHoweverOftenItIsRepeated() throws Exception {
    chatter(PAST + 3 * HOUR, 40);
    String story = "breaking news the new battery caught fire in the cabin of a plane today";
    int original = number + 1;
    for (int i = 0; i < 100; i++) {
      long at = PAST + (10 + i / 4) * MINUTE;
      String repostOf = i == 0 || i % 2 == 0 ? null : "p" + original;
      add(at, Said.mention(++number, "eye" + i, repostOf, "RT @news: Acme " + story));
    }
    run();

    assertThat(emerging()).isEmpty();
  }

  @Test
  void oneAuthorIsNoTopic() throws Exception {
    chatter(PAST + 3 * HOUR, 40);
    for (int i = 0; i < 50; i++) {
      say(PAST + (5 + i) * MINUTE, "loud", "battery caught fire " + Said.chatter(random));
    }
    run();

    assertThat(emerging()).isEmpty();
  }

  @Test
  void whatATopicCoversIsNotNew() throws Exception {
    chatter(PAST + 3 * HOUR, 40);
    for (int i = 0; i < 20; i++) {
      add(
          PAST + (10 + i) * MINUTE,
          Said.mention(
              ++number, "eye" + i, null, "Acme battery fire " + Said.chatter(random), "safety"));
    }
    run();

    assertThat(emerging()).isEmpty();
  }

  @Test
  void whatIsSaidEveryMorningIsUsual() throws Exception {
    chatter(5 * DAY, 40);
    for (long day = 0; day < 5; day++) {
      for (int i = 0; i < 20; i++) {
        say(
            day * DAY + 8 * HOUR + i * 3L * MINUTE,
            "early" + i,
            "bonjour folks " + Said.chatter(random));
      }
    }
    run();

    assertThat(emerging()).isEmpty();
  }

  @Test
  void quietWeeksHaveNoTopic() throws Exception {
    chatter(14 * DAY, 60);
    run();

    assertThat(emerging()).isEmpty();
  }

  @Test
  void theOrderOfArrivalAndARestartChangeNothing() throws Exception {
    chatter(PAST + 2 * HOUR, 40);
    for (int i = 0; i < 20; i++) {
      say(PAST + (10 + i) * MINUTE, "eye" + i, "battery caught fire " + Said.chatter(random));
    }
    run();
    List<String> inOrder = detection.lines();

    detection.close();
    detection = new Detection(Sample.config());
    run(PAST + 25 * MINUTE);
    int half = detection.lines().size();
    List<String> lines = new ArrayList<>(detection.lines());
    Detection restored = detection.restored();
    detection.close();
    detection = restored;
    Collections.shuffle(events, new Random(1));
    runFrom(PAST + 25 * MINUTE);
    lines.addAll(detection.lines());
    Collections.sort(lines);

    assertThat(half).isPositive();
    assertThat(lines).isEqualTo(inOrder);
    assertThat(lines).anyMatch(line -> line.contains("battery caught fire"));
  }

  @Test
  void thePastIsBoundedWhateverIsSaid() {
    PhrasePast past = PhrasePast.of(START);
    for (int hour = 1; hour <= 50; hour++) {
      Map<String, Integer> told = new HashMap<>(Map.of("always", 5));
      for (int i = 0; i < 1_000; i++) {
        told.put("once " + hour + " " + i, 1);
      }
      past = past.learn(START + hour * HOUR, told, 20);
    }

    assertThat(past.phrases()).hasSize(PhrasePast.MAX_PHRASES);
    assertThat(past.usualShare("always")).isCloseTo(0.25, within(0.01));
    assertThat(past.usualShare("never")).isLessThan(0.001);
  }

  /** Twice observed times the logarithm of observed by expected, over the four cells. */
  @Test
  void theRatioIsThatOfTheFourCells() {
    double sum = 0;
    double[][] cells = {{30, 70}, {100, 900}};
    for (int row = 0; row < 2; row++) {
      for (int column = 0; column < 2; column++) {
        double ofRow = cells[row][0] + cells[row][1];
        double ofColumn = cells[0][column] + cells[1][column];
        double expected = ofRow * ofColumn / 1_100;
        sum += 2 * cells[row][column] * Math.log(cells[row][column] / expected);
      }
    }

    assertThat(PhraseDesk.logLikelihoodRatio(30, 100, 100, 1_000)).isCloseTo(sum, within(1e-6));
    assertThat(PhraseDesk.logLikelihoodRatio(1, 100, 10, 100)).isZero();
    assertThat(PhraseDesk.logLikelihoodRatio(10, 100, 0, 1_000)).isGreaterThan(40);
  }

  private void chatter(long span, int perHour) {
    for (long minute = 0; minute < span; minute += MINUTE) {
      for (int i = Baselines.poisson(random, perHour / 60.0); i > 0; i--) {
        say(minute, "author" + random.nextInt(400), Said.chatter(random));
      }
    }
    // Lets the last hour close.
    say(span + 2 * MINUTE, "last", Said.chatter(random));
  }

  private void say(long at, String author, String text) {
    add(at, Said.mention(++number, author, null, text));
  }

  private void add(long at, ScoredMention mention) {
    events.add(Said.at(START + at, mention));
  }

  private void run() throws Exception {
    run(Long.MAX_VALUE);
  }

  /** What happens before a time. */
  private void run(long until) throws Exception {
    go(0, until);
  }

  private void runFrom(long from) throws Exception {
    go(from, Long.MAX_VALUE);
  }

  private void go(long from, long until) throws Exception {
    Map<Long, List<MentionEvent>> minutes = new TreeMap<>();
    for (MentionEvent event : events) {
      long at = event.eventAt() - START;
      if (at >= from && at < until) {
        minutes
            .computeIfAbsent(Minutes.startOf(event.eventAt()), m -> new ArrayList<>())
            .add(event);
      }
    }
    for (Map.Entry<Long, List<MentionEvent>> minute : minutes.entrySet()) {
      for (MentionEvent event : minute.getValue()) {
        detection.take(event);
      }
      detection.watermark(minute.getKey() + MINUTE - 1);
    }
  }

  private List<Incident> emerging() {
    return detection.incidents().stream()
        .filter(incident -> incident.worst().kind().equals(Anomaly.EMERGING_TOPIC))
        .toList();
  }
}
