package org.barograph.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTextTest {

  @ParameterizedTest
  @CsvSource({
    "plain text,plain text",
    "'\u001b[31mred',\\u001b[31mred",
    "'\u009b2J',\\u009b2J",
    "a\u202eb\u2066c,a\\u202eb\\u2066c",
    "zero\u200bwidth,zero\\u200bwidth",
    "two\u2028lines,two\\u2028lines",
    "half \ud83d pair,half \\ud83d pair",
    "heart ❤️ family 👩\u200d👧,heart ❤️ family 👩\u200d👧"
  })
  void whatCouldMoveTheCursorOrTurnTheTextIsEscaped(String hostile, String shown) {
    assertThat(SafeText.line(hostile, 80)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "exactly-20-columns..,exactly-20-columns..",
    "a text of more than twenty columns,a text of more than…",
    "猫猫猫猫猫猫猫猫猫猫猫,猫猫猫猫猫猫猫猫猫…"
  })
  void longTextIsCutAtTheWidth(String text, String shown) {
    assertThat(SafeText.line(text, 20)).isEqualTo(shown);
  }
}
