package org.barograph.dashboards.lens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateMathTest {

  private static final Instant NOW = Instant.parse("2026-11-25T13:45:10.123Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({
    "now, false, 2026-11-25T13:45:10.123Z",
    "now-24h, false, 2026-11-24T13:45:10.123Z",
    "now+1M, false, 2026-12-25T13:45:10.123Z",
    "now/d, false, 2026-11-24T23:00:00Z",
    "now/d, true, 2026-11-25T22:59:59.999Z",
    "now-1d/d, true, 2026-11-24T22:59:59.999Z",
    "now/w, false, 2026-11-22T23:00:00Z",
    "now-1w-2d, false, 2026-11-16T13:45:10.123Z",
    "2026-11-20T08:00:00.000+01:00, false, 2026-11-20T07:00:00Z",
  })
  void readsWhatKibanaWrites(String text, boolean isEnd, Instant expected) {
    assertThat(DateMath.at(text, NOW, BERLIN, isEnd)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "later", "now-", "now-1x", "now-9999999d", "2026-11-20", "now/d/d"})
  void refusesEverythingElse(String text) {
    assertThatThrownBy(() -> DateMath.at(text, NOW, BERLIN, false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void thePeriodBeforeIsAsLong() {
    TimeRange day = TimeRange.of("now-24h", "now", NOW, BERLIN);

    assertThat(day.shifted("previous"))
        .isEqualTo(new TimeRange(day.from() - 86_400_000, day.from()));
    assertThat(day.shifted("1w").to()).isEqualTo(day.to() - 7 * 86_400_000);
  }

  @ParameterizedTest
  @CsvSource({"15m, 30s", "1h, 1m", "24h, 30m", "7d, 3h", "28d, 12h", "90d, 1d", "365d, 1w"})
  void autoAimsAtFiftySteps(String length, String expected) {
    TimeRange range = TimeRange.of("now-" + length, "now", NOW, BERLIN);

    assertThat(Interval.of("auto", range).text()).isEqualTo(expected);
  }

  @Test
  void tooManyStepsAreRefusedInWords() {
    TimeRange year = TimeRange.of("now-365d", "now", NOW, BERLIN);

    assertThatThrownBy(() -> Interval.of("1m", year))
        .isInstanceOf(UnsupportedPanelException.class)
        .hasMessageContaining("shorter time");
  }
}
