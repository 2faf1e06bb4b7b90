package org.barograph.jobs.deliver;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as people read them. */
final class Words {

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

  private Words() {}

  static String span(Duration duration) {
    long minutes = duration.toMinutes();
    if (minutes < 1) {
      return count(duration.toSeconds(), "second");
    }
    if (minutes < 120) {
      return count(minutes, "minute");
    }
    String hours = count(minutes / 60, "hour");
    return minutes % 60 == 0 ? hours : hours + " " + minutes % 60 + " min";
  }

  static String count(long n, String one) {
    return String.format(Locale.ROOT, "%,d %s", n, n == 1 ? one : one + "s");
  }

  static String clock(Instant time, ZoneId zone) {
    return CLOCK.format(time.atZone(zone));
  }

  static String day(Instant time, ZoneId zone) {
    return DAY.format(time.atZone(zone));
  }

  static String percent(double share) {
    double percent = share * 100;
    return percent > 0 && percent < 9.95
        ? String.format(Locale.ROOT, "%.1f %%", percent)
        : String.format(Locale.ROOT, "%.0f %%", percent);
  }

  static String number(double value) {
    boolean isWhole = value == Math.rint(value) || Math.abs(value) >= 100;
    return String.format(Locale.ROOT, isWhole ? "%,.0f" : "%,.1f", value);
  }

  static String signed(double value) {
    return (value < 0 ? "−" : "+") + number(Math.abs(value));
  }
}
