package org.barograph.cli.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** How busy people are over a day and a week, relative to the busiest hour of a weekday. */
final class Rhythm {

  private static final double[] HOURS = {
    .34, .22, .15, .12, .12, .17, .29, .48, .65, .75, .80, .84,
    .92, .90, .84, .83, .86, .92, .97, 1.0, .98, .90, .74, .52
  };
  private static final double WEEKEND = 0.84;
  // On days off people get up later.
  private static final double WEEKEND_SHIFT_HOURS = 1.5;

  private Rhythm() {}

  /** Activity in (0, 1] at a moment in a time zone. */
  static double at(Instant moment, ZoneId zone) {
    ZonedDateTime local = moment.atZone(zone);
    boolean weekend =
        local.getDayOfWeek() == DayOfWeek.SATURDAY || local.getDayOfWeek() == DayOfWeek.SUNDAY;
    double hour = local.getHour() + local.getMinute() / 60.0;
    return weekend ? WEEKEND * ofHour(hour - WEEKEND_SHIFT_HOURS) : ofHour(hour);
  }

  private static double ofHour(double hour) {
    double wrapped = (hour + 24) % 24;
    int from = (int) wrapped;
    double part = wrapped - from;
    return HOURS[from] * (1 - part) + HOURS[(from + 1) % 24] * part;
  }
}
