package org.barograph.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "500ms, PT0.5S",
    "0s, PT0S",
    "10s, PT10S",
    "15m, PT15M",
    "1h30m, PT1H30M",
    "7d, PT168H",
    "1d2h3m4s5ms, PT26H3M4.005S"
  })
  void isReadAndWrittenBack(String text, Duration duration) {
    assertThat(Durations.parse(text)).isEqualTo(duration);
    assertThat(Durations.format(duration)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10",
        "s",
        "1.5h",
        "-1s",
        "1m1h",
        "1s1s",
        " 1s",
        "1S",
        "PT1S",
        "3661d",
        "9999999999s",
        "١s"
      })
  void isRefusedInAnyOtherForm(String text) {
    assertThat(Durations.parse(text)).isNull();
  }
}
