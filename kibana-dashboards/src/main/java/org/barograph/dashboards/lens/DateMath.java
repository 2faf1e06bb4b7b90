package org.barograph.dashboards.lens;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as Kibana writes them: RFC 3339, or {@code now-24h}, {@code now-1d/d}. */
final class DateMath {

  private static final Pattern RELATIVE =
      Pattern.compile("now((?:[+-][0-9]{1,6}[smhdwMy])*)(?:/([smhdwMy]))?");
  private static final Pattern STEP = Pattern.compile("([+-])([0-9]{1,6})([smhdwMy])");
  private static final Pattern LENGTH = Pattern.compile("([0-9]{1,6})([smhdwMy])");

  private DateMath() {}

  /**
   * The instant that is meant.
   *
   * @param isEnd whether rounding goes to the last millisecond of the unit
   * @throws IllegalArgumentException if it is no time
   */
  static Instant at(String text, Instant now, ZoneId zone, boolean isEnd) {
    Matcher relative = RELATIVE.matcher(text);
    try {
      if (!relative.matches()) {
        return OffsetDateTime.parse(text).toInstant();
      }
      ZonedDateTime at = now.atZone(zone);
      Matcher step = STEP.matcher(relative.group(1));
      while (step.find()) {
        long amount = Long.parseLong(step.group(1) + step.group(2));
        at = at.plus(amount, unit(step.group(3).charAt(0)));
      }
      String rounding = relative.group(2);
      if (rounding == null) {
        return at.toInstant();
      }
      ZonedDateTime start = startOf(at, rounding.charAt(0));
      return isEnd
          ? start.plus(1, unit(rounding.charAt(0))).toInstant().minusMillis(1)
          : start.toInstant();
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException("time: must be RFC 3339 or like now-24h, got " + text, e);
    }
  }

  /**
   * A length of time such as {@code 15m}, in milliseconds; months have 30 days, years 365.
   *
   * @throws IllegalArgumentException if it is none
   */
  static long millis(String length) {
    Matcher matcher = LENGTH.matcher(length);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("length of time: must be like 1d, got " + length);
    }
    long unit =
        switch (matcher.group(2)) {
          case "s" -> 1_000L;
          case "m" -> 60_000L;
          case "h" -> 3_600_000L;
          case "d" -> 86_400_000L;
          case "w" -> 7 * 86_400_000L;
          case "M" -> 30 * 86_400_000L;
          default -> 365 * 86_400_000L;
        };
    return Long.parseLong(matcher.group(1)) * unit;
  }

  private static ChronoUnit unit(char letter) {
    return switch (letter) {
      case 's' -> ChronoUnit.SECONDS;
      case 'm' -> ChronoUnit.MINUTES;
      case 'h' -> ChronoUnit.HOURS;
      case 'd' -> ChronoUnit.DAYS;
      case 'w' -> ChronoUnit.WEEKS;
      case 'M' -> ChronoUnit.MONTHS;
      default -> ChronoUnit.YEARS;
    };
  }

  private static ZonedDateTime startOf(ZonedDateTime at, char letter) {
    return switch (letter) {
      case 'w' ->
          at.with(TemporalAdjusters.previousOrSame(java.time.DayOfWeek.MONDAY))
              .truncatedTo(ChronoUnit.DAYS);
      case 'M' -> at.with(TemporalAdjusters.firstDayOfMonth()).truncatedTo(ChronoUnit.DAYS);
      case 'y' -> at.with(TemporalAdjusters.firstDayOfYear()).truncatedTo(ChronoUnit.DAYS);
      default -> at.truncatedTo(unit(letter));
    };
  }

  /** For messages: hours, or minutes where it is less than one. */
  static String words(long millis) {
    Duration length = Duration.ofMillis(millis);
    return length.toHours() > 0 ? length.toHours() + " hours" : length.toMinutes() + " minutes";
  }
}
