package org.barograph.jobs.config;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;

/**
 * Hours of days of the week, in a time zone.
 *
 * @param days {@code mon} to {@code sun}; empty: every day. A span over midnight belongs to the day
 *     on which it starts
 * @param from inclusive, {@code HH:MM}
 * @param to exclusive, {@code HH:MM}; the same as {@code from}: the whole day
 */
public record MuteTimeConfig(
    @Required String id, String timeZone, List<String> days, String from, String to)
    implements Serializable {

  public MuteTimeConfig {
    days = Lists.copy(days);
  }

  /** Whether it is such a time now. */
  public boolean holds(Instant now) {
    ZonedDateTime local = now.atZone(ZoneId.of(timeZone));
    LocalTime time = local.toLocalTime();
    LocalTime start = LocalTime.parse(from);
    LocalTime end = LocalTime.parse(to);
    DayOfWeek today = local.getDayOfWeek();
    if (start.isBefore(end)) {
      return isOn(today) && !time.isBefore(start) && time.isBefore(end);
    }
    boolean sinceToday = !time.isBefore(start) && isOn(today);
    return sinceToday || (time.isBefore(end) && isOn(today.minus(1)));
  }

  private boolean isOn(DayOfWeek day) {
    return days.isEmpty() || days.contains(day.name().substring(0, 3).toLowerCase(Locale.ROOT));
  }
}
