package org.barograph.jobs.config;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Durations as the file writes them: {@code 10s}, {@code 15m}, {@code 1h30m}, {@code 7d}, {@code
 * 500ms}.
 */
public final class Durations {
  static final Duration MAX = Duration.ofDays(3660);

  private static final Pattern FORM =
      Pattern.compile(
          "(?:(\\d{1,9})d)?(?:(\\d{1,9})h)?(?:(\\d{1,9})m)?(?:(\\d{1,9})s)?(?:(\\d{1,9})ms)?");

  private Durations() {}

  /** Null if the text is not a duration, or one of more than ten years. */
  public static Duration parse(String text) {
    var matcher = FORM.matcher(text);
    if (text.isEmpty() || !matcher.matches()) return null;
    var sum =
        Duration.ofDays(number(matcher.group(1)))
            .plusHours(number(matcher.group(2)))
            .plusMinutes(number(matcher.group(3)))
            .plusSeconds(number(matcher.group(4)))
            .plusMillis(number(matcher.group(5)));
    return sum.compareTo(MAX) > 0 ? null : sum;
  }

  private static long number(String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  /** The shortest text that {@link #parse} reads back. */
  static String format(Duration duration) {
    if (duration.isZero()) return "0s";
    return part(duration.toDays(), "d")
        + part(duration.toHoursPart(), "h")
        + part(duration.toMinutesPart(), "m")
        + part(duration.toSecondsPart(), "s")
        + part(duration.toMillisPart(), "ms");
  }

  private static String part(long amount, String unit) {
    return amount == 0 ? "" : amount + unit;
  }
}
