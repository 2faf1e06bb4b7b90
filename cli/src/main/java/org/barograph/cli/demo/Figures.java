package org.barograph.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers, times and bars as the report writes them. */
final class Figures {

  private static final DateTimeFormatter DAY_TIME =
      DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Figures() {}

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String share(double share) {
    return String.format(Locale.ROOT, "%.2f", share);
  }

  /** A part of a whole; a dash when there is no whole. */
  static String percent(long part, long whole) {
    return whole == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
  }

  static String dayTime(Instant at) {
    return DAY_TIME.format(at);
  }

  static String dateTime(Instant at) {
    return DATE_TIME.format(at);
  }

  static String time(Instant at) {
    return TIME.format(at);
  }

  static String duration(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 120) {
      return seconds + " s";
    }
    long minutes = duration.toMinutes();
    if (minutes < 120) {
      return minutes < 10 ? minutes + " min " + seconds % 60 + " s" : minutes + " min";
    }
    return duration.toHours() + " h " + minutes % 60 + " min";
  }

  /** A bar of a number of columns, filled in proportion. */
  static String bar(long part, long whole, int columns) {
    int filled = whole == 0 ? 0 : (int) Math.round((double) columns * part / whole);
    int kept = Math.min(columns, Math.max(part > 0 ? 1 : 0, filled));
    return "#".repeat(kept) + ".".repeat(columns - kept);
  }

  static String left(String text, int width) {
    int columns = SafeText.columns(text);
    return columns >= width ? text : text + " ".repeat(width - columns);
  }

  static String right(String text, int width) {
    int columns = SafeText.columns(text);
    return columns >= width ? text : " ".repeat(width - columns) + text;
  }
}
