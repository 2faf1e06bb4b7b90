package org.barograph.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.barograph.jobs.detect.Sample.BRAND;
import static org.barograph.jobs.detect.Sample.DAY;
import static org.barograph.jobs.detect.Sample.HOUR;
import static org.barograph.jobs.detect.Sample.MINUTE;
import static org.barograph.jobs.detect.Sample.START;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.model.Anomaly;
import org.barograph.jobs.model.Evidence;
import org.barograph.jobs.model.Incident;
import org.barograph.jobs.model.Incident.State;
import org.barograph.jobs.model.Polarity;
import org.barograph.jobs.model.ScoredMention;
import org.junit.jupiter.api.Test;

/** A week of 20 mentions in five minutes, and what comes after it. */
class VolumeDeskTest {

  private static final long NOW = START + 7 * DAY;

  private VolumeMemory memory = week();
  private IncidentBook.Page page = IncidentBook.Page.EMPTY;
  private final List<Incident> told = new ArrayList<>();
  private VolumeDesk desk = new VolumeDesk(Sample.config());
  private long tick = NOW;
  private final NavigableMap<Long, List<ScoredMention>> said = new TreeMap<>();

  @Test
  void burstIsAPageWithItsNumbers() throws Exception {
    say(100);
    say(100);
    say(100);
    say(100);

    Anomaly spike = told.getFirst().worst();
    assertThat(told).extracting(Incident::state).containsExactly(State.TRIGGERED);
    assertThat(spike.kind()).isEqualTo("volume_spike");
    assertThat(spike.severity()).isEqualTo("error");
    assertThat(spike.windowStart()).isEqualTo(NOW);
    assertThat(spike.windowEnd()).isLessThanOrEqualTo(NOW + 20 * MINUTE);
    long bins = (spike.windowEnd() - NOW) / VolumeBin.LENGTH;
    assertThat(spike.observed()).isEqualTo(100.0 * bins);
    assertThat(spike.expected()).isCloseTo(20.0 * bins, within(1.0 * bins));
    assertThat(spike.threshold()).isBetween(spike.expected(), spike.observed());
    assertThat(spike.score()).isGreaterThanOrEqualTo(5);
  }

  @Test
  void tenfoldOfManyIsCritical() throws Exception {
    say(400);

    assertThat(told.getFirst().worst().severity()).isEqualTo("critical");
  }

  @Test
  void contributionsSumToTheSurplus() throws Exception {
    say(400);

    Anomaly spike = told.getFirst().worst();
    Map<String, Double> sums =
        spike.evidence().contributions().stream()
            .collect(
                Collectors.groupingBy(
                    Evidence.Contribution::dimension,
                    Collectors.summingDouble(Evidence.Contribution::delta)));
    assertThat(sums).containsOnlyKeys("topic", "channel", "author");
    assertThat(sums.values())
        .allSatisfy(
            sum -> assertThat(sum).isCloseTo(spike.observed() - spike.expected(), within(1e-6)));
  }

  @Test
  void burstOfFourAuthorsIsNoIncident() throws Exception {
    tick += VolumeBin.LENGTH;
    decide(
        IntStream.range(0, 400)
            .mapToObj(i -> Sample.neutral(i).by("a" + i % 4).mention())
            .toList());

    assertThat(told).isEmpty();
  }

  @Test
  void longBurstIsOneIncidentThatEndsWithIt() throws Exception {
    for (int bin = 0; bin < 36; bin++) {
      say(190);
    }
    for (int bin = 0; bin < 24; bin++) {
      say(20);
    }

    assertThat(told.stream().map(Incident::incidentId).distinct()).hasSize(1);
    assertThat(told.getLast().state()).isEqualTo(State.RESOLVED);
    assertThat(told.getLast().resolvedAt()).isBetween(NOW + 3 * HOUR, NOW + 4 * HOUR);
  }

  @Test
  void ruleThatIsOffTellsNothingAndLearns() throws Exception {
    desk = new VolumeDesk(Sample.config("volume_spike: {enabled: false}"));

    say(400);

    assertThat(told).isEmpty();
    assertThat(memory.until()).isEqualTo(NOW + 5 * MINUTE);
  }

  @Test
  void hoursAreThoseOfTheBrandsClock() {
    BarographConfig config = Sample.config();

    VolumeBin utc = VolumeBin.of(START, 1, config.brands().getFirst().zone());
    VolumeBin tokyo = VolumeBin.of(START, 1, ZoneId.of("Asia/Tokyo"));

    assertThat(utc.hourOfWeek()).isZero();
    assertThat(tokyo.hourOfWeek()).isEqualTo(9);
  }

  @Test
  void hourOfTheDayStaysTheSameWhenTheClocksAreSet() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    long before = Instant.parse("2026-03-28T08:00:00Z").toEpochMilli();
    long after = Instant.parse("2026-03-29T07:00:00Z").toEpochMilli();

    assertThat(VolumeBin.of(after, 1, berlin).hourOfWeek() % 24)
        .isEqualTo(VolumeBin.of(before, 1, berlin).hourOfWeek() % 24);
  }

  private static VolumeMemory week() {
    VolumeMemory memory = VolumeMemory.of(Prior.load(), START);
    for (long at = START; at < NOW; at += VolumeBin.LENGTH) {
      memory = memory.learn(VolumeBin.of(at, 20, ZoneOffset.UTC));
    }
    return memory;
  }

  private void say(int count) throws Exception {
    tick += VolumeBin.LENGTH;
    int first = (int) ((tick - NOW) / MINUTE) * 1_000;
    decide(Sample.many(count, Polarity.NEUTRAL, first, "price"));
  }

  private void decide(List<ScoredMention> now) throws Exception {
    said.put(tick - VolumeBin.LENGTH, now);
    VolumeDesk.Decision decision =
        desk.decide(BRAND, tick, memory, Baselines.steady(240, 0.25, 24), page, mentions);
    memory = decision.memory();
    page = decision.page();
    told.addAll(decision.incidents());
  }

  private final VolumeDesk.Mentions mentions =
      new VolumeDesk.Mentions() {
        @Override
        public int count(long start, long end) {
          return pane(start, end).about(null).mentions();
        }

        @Override
        public Pane pane(long start, long end) {
          return Pane.of(said.subMap(start, end).values().stream().flatMap(List::stream).toList());
        }
      };
}
