package org.barograph.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A brand whose people keep to their clock, over a change of daylight-saving time. */
class DaylightSavingTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final int WEEKS_BEFORE = 5;

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-29T00:00:00Z", "2026-10-25T00:00:00Z"})
  void clocksThatMoveAreNoSpike(String change) {
    assertThat(pagesInTheWeekAfter(Instant.parse(change).toEpochMilli(), BERLIN)).isZero();
  }

  @Test
  void hoursAreThoseOfTheBrandsClock() {
    long before = Instant.parse("2026-03-28T07:00:00Z").toEpochMilli();
    long after = Instant.parse("2026-03-29T07:00:00Z").toEpochMilli();

    assertThat(VolumeBin.of(before, 0, BERLIN).hourOfWeek() % 24).isEqualTo(8);
    assertThat(VolumeBin.of(after, 0, BERLIN).hourOfWeek() % 24).isEqualTo(9);
    assertThat(VolumeBin.of(after, 0, ZoneOffset.UTC).hourOfWeek() % 24).isEqualTo(7);
  }

  /** Shops open at nine and close at six: four hundred mentions an hour, or twenty. */
  private static int pagesInTheWeekAfter(long change, ZoneId zone) {
    Random random = new Random(11);
    var rule = VolumeStudy.rule(org.barograph.jobs.config.Sensitivity.MEDIUM);
    VolumeSpikeDetector detector = new VolumeSpikeDetector(rule);
    long start = change - WEEKS_BEFORE * 7 * Sample.DAY;
    VolumeMemory memory = VolumeMemory.of(Prior.load(), start);
    int pages = 0;
    for (long at = start; at < change + 7 * Sample.DAY; at += VolumeBin.LENGTH) {
      ZonedDateTime clock = Instant.ofEpochMilli(at).atZone(BERLIN);
      boolean open = clock.getHour() >= 9 && clock.getHour() < 18;
      int count = Baselines.poisson(random, (open ? 400 : 20) / 12.0);
      VolumeBin bin = VolumeBin.of(at, count, zone);
      boolean fires = detector.judge(memory, bin).isAnomaly();
      pages += fires && at >= change ? 1 : 0;
      memory = memory.learn(bin);
    }
    return pages;
  }
}
