package org.barograph.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barograph.jobs.detect.Sample.DAY;
import static org.barograph.jobs.detect.Sample.HOUR;
import static org.barograph.jobs.detect.Sample.MINUTE;
import static org.barograph.jobs.detect.Sample.START;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.barograph.jobs.config.ConfigLoader;
import org.barograph.jobs.model.BrandWindow;
import org.barograph.jobs.model.BrandWindow.Outcome;
import org.barograph.jobs.model.Evidence;
import org.barograph.jobs.model.Incident;
import org.barograph.jobs.model.Incident.State;
import org.barograph.jobs.model.IncidentCommand;
import org.barograph.jobs.model.IncidentCommandKind;
import org.barograph.jobs.model.MentionEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DecideIncidentsTest {

  private final List<Detection> opened = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (Detection detection : opened) {
      detection.close();
    }
  }

  @Test
  void disorderWithinTheBoundChangesNothing() throws Exception {
    List<MentionEvent> events = storm();
    List<MentionEvent> shuffled = new ArrayList<>(events);
    // Each up to ten minutes later than its time.
    Random random = new Random(3);
    List<long[]> order = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      order.add(new long[] {events.get(i).eventAt() + random.nextInt(600_000), i});
    }
    order.sort((a, b) -> Long.compare(a[0], b[0]));
    Collections.copy(shuffled, order.stream().map(o -> events.get((int) o[1])).toList());

    List<String> inOrder = run(events, 0, MINUTE);
    List<String> outOfOrder = run(shuffled, 11 * MINUTE, MINUTE);

    assertThat(inOrder)
        .anyMatch(line -> line.startsWith("Incident") && line.contains("sentiment_drop"))
        .anyMatch(line -> line.startsWith("Incident") && line.contains("volume_spike"));
    assertThat(outOfOrder).isEqualTo(inOrder);
  }

  @Test
  void peakOfVolumeWithOrdinaryMoodIsAVolumeSpikeAndNoDrop() throws Exception {
    List<MentionEvent> events = new ArrayList<>();
    Random random = new Random(23);
    for (long minute = START; minute < START + 50 * HOUR; minute += MINUTE) {
      int count = minute >= START + 48 * HOUR ? 8 : 1;
      for (int i = 0; i < count; i++) {
        int number = events.size();
        Sample sample = random.nextInt(4) == 0 ? Sample.negative(number) : Sample.positive(number);
        events.add(sample.at(minute + 1_000L * i));
      }
    }

    List<String> incidents =
        run(events, 0, MINUTE).stream().filter(line -> line.startsWith("Incident")).toList();

    assertThat(incidents).isNotEmpty().allMatch(line -> line.contains("volume_spike"));
  }

  @Test
  void watermarkThatJumpsOverHoursChangesNothing() throws Exception {
    List<MentionEvent> events = storm();

    assertThat(run(events, 0, 5 * HOUR)).isEqualTo(run(events, 0, MINUTE));
  }

  @Test
  void restoreInTheMiddleOfAMinuteAndBetweenTicksChangesNothing() throws Exception {
    List<MentionEvent> events = storm();
    List<String> straight = run(events, 0, MINUTE);
    for (long pause : new long[] {START + 2 * DAY + 20_500, START + 2 * DAY + 7 * MINUTE}) {
      Detection first = detection();
      long now = START;
      int at = 0;
      while (events.get(at).eventAt() < pause) {
        MentionEvent event = events.get(at++);
        if (event.eventAt() >= now + MINUTE) {
          now = Minutes.startOf(event.eventAt());
          first.watermark(now - 1);
        }
        first.take(event);
      }
      Detection second = first.restored();
      opened.add(second);
      for (MentionEvent event : events.subList(at, events.size())) {
        if (event.eventAt() >= now + MINUTE) {
          now = Minutes.startOf(event.eventAt());
          second.watermark(now - 1);
        }
        second.take(event);
      }
      second.watermark(now + DAY);

      List<String> both = new ArrayList<>(first.lines());
      both.addAll(second.lines());
      Collections.sort(both);
      assertThat(both).isEqualTo(straight);
    }
  }

  @Test
  void silentBrandHasZeroWindowsWhileEventTimeGoesOn() throws Exception {
    Detection detection = detection();
    detection.take(Sample.negative(1).at(START));
    detection.watermark(START + 3 * HOUR);

    assertThat(quarters(detection)).hasSize(12);
    assertThat(quarters(detection).subList(1, 12))
        .allMatch(w -> w.tally().mentions() == 0 && w.outcome() == Outcome.LEARNING);
  }

  @Test
  void endOfInputDecidesNothing() throws Exception {
    Detection detection = detection();
    detection.take(Sample.negative(1).at(START));
    detection.take(Sample.negative(2).at(START + 16 * MINUTE));
    detection.watermark(START + 16 * MINUTE + 30_000);
    int before = detection.windows().size();

    detection.watermark(Long.MAX_VALUE);

    assertThat(before).isEqualTo(1);
    assertThat(detection.windows()).hasSize(before);
    assertThat(detection.incidents()).isEmpty();
  }

  @Test
  void latePostCorrectsTheDocumentAndNotTheDecision() throws Exception {
    Detection detection = detection();
    detection.take(Sample.negative(1).at(START));
    detection.watermark(START + 20 * MINUTE + 500);
    BrandWindow decided = detection.windows().getLast();

    detection.take(Sample.positive(2).at(START + 1));
    detection.watermark(START + 22 * MINUTE);
    BrandWindow corrected = detection.windows().getLast();

    assertThat(corrected.windowId()).isEqualTo(decided.windowId());
    assertThat(corrected.revision()).isEqualTo(2);
    assertThat(corrected.tally().mentions()).isEqualTo(2);
    assertThat(corrected.outcome()).isEqualTo(decided.outcome());
    assertThat(corrected.expected()).isEqualTo(decided.expected());
  }

  @Test
  void latePostBeforeTheEndOfInputCorrectsTheDocument() throws Exception {
    Detection detection = detection();
    detection.take(Sample.negative(1).at(START));
    detection.watermark(START + 20 * MINUTE + 500);
    detection.take(Sample.positive(2).at(START + 1));

    detection.watermark(Long.MAX_VALUE);

    assertThat(detection.windows()).hasSize(2);
    assertThat(detection.windows().getLast().revision()).isEqualTo(2);
    assertThat(detection.windows().getLast().tally().mentions()).isEqualTo(2);
  }

  @Test
  void editOfThePastCorrectsTheDocument() throws Exception {
    Detection detection = detection();
    detection.take(Sample.negative(1).at(START));
    detection.take(Sample.positive(1).changedAt(START + 2 * HOUR, START));

    detection.watermark(START + 3 * HOUR);

    BrandWindow first = latest(detection, null, 15).get(START);
    assertThat(first.revision()).isEqualTo(2);
    assertThat(first.tally().negative()).isZero();
    assertThat(first.tally().positive()).isEqualTo(1);
    assertThat(latest(detection, null, 60).get(START).revision()).isEqualTo(2);
  }

  @Test
  void retractionTakesTheMentionOutOfItsWindows() throws Exception {
    Detection detection = detection();
    detection.take(Sample.negative(1).about("price").at(START));
    detection.take(Sample.negative(1).about("price").retractedAt(START + 2 * HOUR, START));

    detection.watermark(START + 3 * HOUR);

    assertThat(latest(detection, null, 15).get(START).tally().mentions()).isZero();
    assertThat(latest(detection, "price", 15).get(START).tally().mentions()).isZero();
  }

  @Test
  void topicThatComesLateGetsItsDocument() throws Exception {
    Detection detection = detection();
    detection.take(Sample.negative(1).at(START));
    detection.watermark(START + 20 * MINUTE + 500);
    detection.take(Sample.negative(2).about("price").at(START));
    detection.watermark(START + 22 * MINUTE);

    assertThat(latest(detection, "price", 15).get(START).tally().mentions()).isEqualTo(1);
  }

  @Test
  void windowFurtherBackThanTheLatenessStaysAsItIs() throws Exception {
    Detection detection =
        new Detection(Sample.config("windows: [15m, 6h]", "allowed_lateness: 1h"));
    opened.add(detection);
    detection.take(Sample.negative(1).at(START));
    detection.watermark(START + 8 * HOUR + 500);
    // Its minute is still kept, but of its long window not every minute is.
    detection.take(Sample.negative(2).at(START + 5 * HOUR));
    detection.watermark(START + 9 * HOUR);

    assertThat(detection.windows()).allMatch(w -> w.revision() == 1);
  }

  @Test
  void gapOfTenYearsCostsNoTicksAndTheBrandWakesUp() throws Exception {
    Detection detection = detection();
    detection.take(Sample.negative(1).at(START));
    long later = START + 3_650 * DAY;
    detection.watermark(later - 1);
    int asleep = detection.windows().size();
    detection.take(Sample.positive(2).at(later + MINUTE));
    detection.watermark(later + HOUR);

    assertThat(asleep).isLessThan(24 * 5 + 10);
    assertThat(latest(detection, null, 15).get(later).tally().positive()).isEqualTo(1);
    assertThat(latest(detection, null, 60).get(later).tally().mentions()).isEqualTo(1);
    assertThat(latest(detection, null, 15)).hasSize(24 * 4 + 4);
  }

  @Test
  void whatIsKeptIsForgotten() throws Exception {
    Detection detection = detection();
    for (int hour = 0; hour < 48; hour++) {
      for (int i = 0; i < 5; i++) {
        detection.take(
            Sample.negative(hour * 10 + i).about("price").at(START + hour * HOUR + i * MINUTE));
      }
      detection.watermark(START + (hour + 1) * HOUR);
    }
    int busy = detection.decidesState();

    detection.watermark(START + 80 * HOUR);
    int asleep = detection.decidesState();

    // Seven hours of panes and of windows, and four baselines.
    assertThat(busy).isLessThan(8 * 5 + 8 * 10 + 20);
    assertThat(asleep).isLessThan(10);
  }

  @Test
  void overwhelmingDropIsToldBeforeItsWindowCloses() throws Exception {
    Detection detection = detection();
    long onset = START + 2 * DAY;
    takeUsual(detection, onset);
    for (int i = 0; i < 40; i++) {
      detection.take(Sample.negative(10_000 + i).at(onset + i * 5_000L));
    }
    detection.watermark(onset + 4 * MINUTE);

    List<Incident> drops = drops(detection);

    assertThat(drops).extracting(Incident::state).containsExactly(State.TRIGGERED);
    assertThat(drops.getFirst().firedAt()).isBetween(onset + MINUTE, onset + 4 * MINUTE);
    assertThat(drops.getFirst().worst().windowEnd()).isEqualTo(drops.getFirst().firedAt());
    assertThat(drops.getFirst().worst().windowStart()).isEqualTo(onset);
  }

  @Test
  void whatTheCloseDoesNotBearOutIsNotConfirmed() throws Exception {
    Detection detection = detection();
    long onset = START + 2 * DAY;
    takeUsual(detection, onset);
    int number = 10_000;
    for (int i = 0; i < 40; i++) {
      detection.take(Sample.negative(number++).at(onset + i * 5_000L));
    }
    for (int i = 0; i < 600; i++) {
      detection.take(Sample.positive(number++).at(onset + 4 * MINUTE + i * 1_000L));
    }
    detection.watermark(onset + 15 * MINUTE);

    List<Incident> drops = drops(detection);

    assertThat(drops).extracting(Incident::state).containsExactly(State.TRIGGERED, State.RESOLVED);
    assertThat(drops.getLast().resolution()).isEqualTo("not_confirmed");
    assertThat(drops.getLast().resolvedAt()).isEqualTo(onset + 15 * MINUTE);
  }

  @Test
  void burstIsToldWithinItsBinAndOnce() throws Exception {
    Detection detection = detection();
    long onset = START + 2 * DAY;
    takeUsual(detection, onset);
    for (int i = 0; i < 1_800; i++) {
      detection.take(Sample.positive(10_000 + i).at(onset + i * 1_000L));
    }
    detection.watermark(onset + 30 * MINUTE);

    List<Incident> spikes =
        detection.incidents().stream()
            .filter(i -> i.worst().kind().equals(VolumeSpikeDetector.RULE))
            .toList();

    // Inside of a bin.
    assertThat(spikes.getFirst().firedAt() % VolumeBin.LENGTH).isPositive();
    assertThat(spikes)
        .extracting(Incident::incidentId)
        .containsOnly(spikes.getFirst().incidentId());
    assertThat(spikes).filteredOn(i -> i.state() == State.TRIGGERED).hasSize(1);
  }

  @Test
  void anotherModelIsNoDropAndEndsTheOneThatIsOpen() throws Exception {
    Detection first = detection();
    long onset = START + 2 * DAY;
    takeUsual(first, onset);
    takeBad(first, 10_000, onset);
    first.watermark(onset + 20 * MINUTE);
    Detection second =
        first.restored(
            ConfigLoader.parse(
                """
                brands: [{id: acme, name: Acme, aliases: [Acme]}]
                sentiment: {brands: [{brand: acme, model: accurate}]}
                """,
                "test.yaml"));
    opened.add(second);

    takeBad(second, 20_000, onset + 20 * MINUTE);
    second.watermark(onset + HOUR);

    assertThat(drops(first)).extracting(Incident::state).contains(State.TRIGGERED);
    assertThat(drops(second)).extracting(Incident::resolution).containsExactly("config_changed");
    assertThat(second.windows())
        .filteredOn(w -> w.topic() == null)
        .extracting(BrandWindow::outcome)
        .doesNotContain(Outcome.NORMAL);
  }

  @Test
  void anotherNameIsNoSpike() throws Exception {
    Detection first = detection();
    long change = START + 2 * DAY;
    takeUsual(first, change);
    first.watermark(change);
    Detection second =
        first.restored(
            ConfigLoader.parse(
                "brands: [{id: acme, name: Acme, aliases: [Acme, Acme Card]}]\n", "test.yaml"));
    opened.add(second);

    for (int i = 0; i < 3_600; i++) {
      second.take(Sample.positive(10_000 + i).at(change + i * 2_000L));
    }
    second.watermark(change + 2 * HOUR);

    assertThat(second.incidents()).isEmpty();
  }

  private static void takeBad(Detection detection, int first, long from) throws Exception {
    for (int i = 0; i < 100; i++) {
      detection.take(Sample.negative(first + i).at(from + i * 10_000L));
    }
  }

  @Test
  void usualMentionsThatFollowLateOnesAreNoSpike() throws Exception {
    Detection detection = detection();
    int number = 0;
    for (long minute = START; minute < START + 30 * HOUR; minute += MINUTE) {
      boolean inTime = minute >= START + 28 * HOUR;
      // Twenty minutes after their ticks: every one of them was closed with nothing in it.
      detection.watermark(inTime ? minute - 1 : minute + 20 * MINUTE);
      for (int i = 0; i < 4; i++) {
        detection.take(Sample.positive(++number).at(minute + i * 10_000L));
      }
    }
    detection.watermark(START + 31 * HOUR);

    assertThat(detection.incidents()).isEmpty();
    assertThat(latest(detection, null, 60).get(START + 10 * HOUR).tally().mentions())
        .isEqualTo(240);
  }

  /** A mention a minute up to a time, every fourth of them negative. */
  private static void takeUsual(Detection detection, long until) throws Exception {
    int number = 0;
    for (long at = START; at < until; at += MINUTE) {
      number++;
      Sample sample = number % 4 == 0 ? Sample.negative(number) : Sample.positive(number);
      detection.take(sample.at(at + 10_000));
    }
  }

  private static List<Incident> drops(Detection detection) {
    return detection.incidents().stream()
        .filter(i -> i.worst().kind().equals(SentimentDropDetector.RULE))
        .toList();
  }

  @Test
  void commandsAreFollowedAtTheirEventTimeWheneverTheyCome() throws Exception {
    List<MentionEvent> events = storm();
    Incident found = found(events);
    List<IncidentCommand> commands = new ArrayList<>();
    for (IncidentCommandKind kind : IncidentCommandKind.values()) {
      long at = found.openedAt() + 90_000L + 7 * MINUTE * commands.size();
      long until = kind == IncidentCommandKind.SILENCE ? at + 50 * MINUTE : 0;
      commands.add(
          new IncidentCommand(
              kind.label(), kind, found.incidentId(), Sample.BRAND, at, "ann", until, "why"));
    }

    List<String> before = run(events, 0, MINUTE, commands, Long.MIN_VALUE);
    Collections.reverse(commands);
    List<String> atOnce = run(events, 0, 5 * HOUR, commands, Long.MIN_VALUE);
    List<String> inTime = run(events, 11 * MINUTE, MINUTE, commands, 11 * MINUTE);

    assertThat(before)
        .anyMatch(line -> line.contains("\"state\":\"acknowledged\""))
        .anyMatch(line -> line.contains("\"silenced\":true"))
        .anyMatch(line -> line.contains("\"feedback\":\"noise\""));
    assertThat(atOnce).isEqualTo(before);
    assertThat(inTime).isEqualTo(before);
  }

  @Test
  void aDeletedAuthorLeavesTheEvidenceOfWhatWasTold() throws Exception {
    Detection detection = detection();
    for (MentionEvent event : storm()) {
      detection.take(event);
    }
    long end = START + 60 * HOUR;
    detection.watermark(end);
    Incident before =
        detection.incidents().stream()
            .filter(each -> each.worst().kind().equals(SentimentDropDetector.RULE))
            .reduce((first, second) -> second)
            .orElseThrow();
    Evidence.Driver driver = before.worst().evidence().drivers().getFirst();
    String author = driver.mention().authorId();
    assertThat(before.isOpen()).isTrue();

    detection.take(
        new MentionEvent(
            driver.mention().mentionId(),
            driver.mention().channel() + ":" + driver.mention().postId(),
            Sample.BRAND,
            end + 1_000,
            end << 21,
            end - 5 * HOUR,
            null,
            0,
            author));
    detection.watermark(end + 2 * MINUTE);

    List<Incident> of =
        detection.incidents().stream()
            .filter(each -> each.incidentId().equals(before.incidentId()))
            .toList();
    Incident after = of.get(of.indexOf(before) + 1);
    assertThat(after.revision()).isEqualTo(before.revision() + 1);
    assertThat(after.history()).isEqualTo(before.history());
    assertThat(after.worst().observed()).isEqualTo(before.worst().observed());
    assertThat(after.worst().evidence().drivers())
        .hasSize(before.worst().evidence().drivers().size() - 1);
    assertThat(after.worst().evidence().toString()).doesNotContain(author);
  }

  @Test
  void commandOnNothingIsADeadLetterAfterAnHourAndWakesNobody() throws Exception {
    Detection detection = detection();
    detection.say(
        new IncidentCommand(
            "c1", IncidentCommandKind.NOTE, "none", Sample.BRAND, START, "ann", 0, "why"));
    detection.watermark(START + 59 * MINUTE);
    int early = detection.unanswered().size();
    detection.watermark(START + DAY);

    assertThat(early).isZero();
    assertThat(detection.unanswered()).extracting(IncidentCommand::id).containsExactly("c1");
    assertThat(detection.windows()).isEmpty();
  }

  /** The first page of the run. */
  private Incident found(List<MentionEvent> events) throws Exception {
    Detection detection = detection();
    for (MentionEvent event : events) {
      detection.take(event);
    }
    detection.watermark(events.getLast().eventAt() + DAY);
    return detection.incidents().stream()
        .filter(i -> i.worst().kind().equals(SentimentDropDetector.RULE))
        .findFirst()
        .orElseThrow();
  }

  /** Two and a half days of a small brand, a drop with edits and deletes at the end. */
  private static List<MentionEvent> storm() {
    Random random = new Random(17);
    List<MentionEvent> events = new ArrayList<>();
    int number = 0;
    for (long minute = START; minute < START + 60 * HOUR; minute += MINUTE) {
      boolean drop = minute >= START + 54 * HOUR;
      int count = drop ? 3 : random.nextInt(2);
      for (int i = 0; i < count; i++) {
        long at = minute + random.nextInt(60_000);
        Sample sample = Sample.random(++number, random);
        if (drop && random.nextInt(10) > 0) {
          sample = Sample.negative(number).by("author" + number);
        }
        events.add(sample.at(at));
        if (random.nextInt(20) == 0) {
          long changed = at + random.nextInt(40 * 60_000);
          boolean delete = random.nextBoolean();
          events.add(
              delete
                  ? sample.retractedAt(changed, at)
                  : Sample.positive(number).on(sample.channel()).changedAt(changed, at));
        }
      }
    }
    events.sort(MentionEvent.CANONICAL);
    return events;
  }

  /** The output, sorted: the events as they come, the watermark behind them in steps. */
  private List<String> run(List<MentionEvent> events, long behind, long step) throws Exception {
    return run(events, behind, step, List.of(), 0);
  }

  /** The same; commands come that long before their time at most. */
  private List<String> run(
      List<MentionEvent> events, long behind, long step, List<IncidentCommand> commands, long ahead)
      throws Exception {
    Detection detection = detection();
    List<IncidentCommand> waiting = new ArrayList<>(commands);
    long now = START - DAY;
    long newest = START;
    for (MentionEvent event : events) {
      newest = Math.max(newest, event.eventAt());
      for (IncidentCommand command : List.copyOf(waiting)) {
        if (ahead == Long.MIN_VALUE || command.at() <= newest) {
          waiting.remove(command);
          detection.say(command);
        }
      }
      if (newest - behind >= now + step) {
        now = Minutes.startOf(newest - behind);
        detection.watermark(now - 1);
      }
      detection.take(event);
    }
    detection.watermark(Minutes.startOf(events.getLast().eventAt()) + DAY);
    return detection.lines();
  }

  private Detection detection() throws Exception {
    Detection detection = new Detection(Sample.config());
    opened.add(detection);
    return detection;
  }

  private static List<BrandWindow> quarters(Detection detection) {
    return detection.windows().stream().filter(w -> w.sizeMinutes() == 15).toList();
  }

  private static NavigableMap<Long, BrandWindow> latest(
      Detection detection, String topic, int size) {
    NavigableMap<Long, BrandWindow> latest = new TreeMap<>();
    for (BrandWindow window : detection.windows()) {
      if (window.sizeMinutes() == size && java.util.Objects.equals(window.topic(), topic)) {
        latest.put(window.start(), window);
      }
    }
    return latest;
  }
}
