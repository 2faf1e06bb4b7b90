package org.barograph.jobs.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.barograph.jobs.config.MuteTimeConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MuteTimeTest {

  private static final MuteTimeConfig NIGHTS =
      new MuteTimeConfig("nights", "Europe/Berlin", List.of("fri", "sat"), "22:00", "06:00");

  /** 27 November 2026 is a Friday; clocks in Berlin went back on 25 October. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-27T20:59:59Z, false",
    "2026-11-27T21:00:00Z, true",
    "2026-11-28T04:59:59Z, true",
    "2026-11-28T05:00:00Z, false",
    "2026-11-29T03:00:00Z, true", // Sunday morning belongs to Saturday's night
    "2026-11-29T22:00:00Z, false",
    "2026-11-27T03:00:00Z, false", // Friday morning belongs to Thursday's
    "2026-10-24T20:00:00Z, true", // still summer time: 22:00
    "2026-10-25T04:59:59Z, true", // winter time since 03:00: 05:59
    "2026-10-25T05:00:00Z, false"
  })
  void aNightGoesByTheClockOnTheWall(Instant at, boolean holds) {
    assertThat(NIGHTS.holds(at)).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-28T00:00:00Z, true",
    "2026-11-28T23:59:59Z, true",
    "2026-11-27T12:00:00Z, false"
  })
  void aDayIsFromMidnightToMidnight(Instant at, boolean holds) {
    MuteTimeConfig day = new MuteTimeConfig("day", "UTC", List.of("sat"), "00:00", "00:00");
    assertThat(day.holds(at)).isEqualTo(holds);
  }
}
