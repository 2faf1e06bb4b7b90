package org.barograph.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The negative share of a brand, hour by hour of the full day, as a line of blocks. */
final class HourlyMood {

  private static final String BLOCKS = "▁▂▃▄▅▆▇█";
  // Fewer say nothing: one of two is not half of all.
  private static final int ENOUGH = 5;
  private static final int HOURS = 24;

  private final int[] scored = new int[HOURS];
  private final int[] negative = new int[HOURS];
  private final Instant start;

  HourlyMood(String brand, Instant start, List<FoundMention> mentions) {
    this.start = start;
    for (FoundMention mention : mentions) {
      int hour = hourOf(mention.at());
      if (hour >= 0 && mention.brand().equals(brand) && !mention.polarity().equals("unscored")) {
        scored[hour]++;
        negative[hour] += mention.polarity().equals("negative") ? 1 : 0;
      }
    }
  }

  /** The hour of the full day, from 0; -1 outside of it. */
  private int hourOf(Instant at) {
    long hour = Math.floorDiv(Duration.between(start, at).toMillis(), 3_600_000L);
    return hour < 0 || hour >= HOURS ? -1 : (int) hour;
  }

  /** A block an hour, an eighth of the height for every eighth of the share; a dot for too few. */
  String line() {
    StringBuilder line = new StringBuilder();
    for (int hour = 0; hour < HOURS; hour++) {
      line.append(
          scored[hour] < ENOUGH ? '·' : BLOCKS.charAt(Math.min(7, (int) (8 * share(hour)))));
    }
    return line.toString();
  }

  /** Marks the hours in which an event was on. */
  String marks(PlantedEvent event) {
    StringBuilder marks = new StringBuilder();
    for (int hour = 0; hour < HOURS; hour++) {
      Instant from = start.plus(Duration.ofHours(hour));
      boolean isOn = event.start().isBefore(from.plusSeconds(3600)) && event.end().isAfter(from);
      marks.append(isOn ? '^' : ' ');
    }
    return marks.toString();
  }

  private double share(int hour) {
    return (double) negative[hour] / scored[hour];
  }

  /** The share of the whole day; 0 when nothing was scored. */
  double ofDay() {
    int all = 0;
    int bad = 0;
    for (int hour = 0; hour < HOURS; hour++) {
      all += scored[hour];
      bad += negative[hour];
    }
    return all == 0 ? 0 : (double) bad / all;
  }

  /** The highest share of an hour that says something. */
  double peak() {
    double peak = 0;
    for (int hour = 0; hour < HOURS; hour++) {
      peak = scored[hour] < ENOUGH ? peak : Math.max(peak, share(hour));
    }
    return peak;
  }
}
