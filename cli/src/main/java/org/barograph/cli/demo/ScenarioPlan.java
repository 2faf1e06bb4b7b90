package org.barograph.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * When what happens: the span of the scenario and its events.
 *
 * @param start of the history
 * @param fullDay start of the full day, 24 hours before the end
 */
public record ScenarioPlan(
    long seed, Instant start, Instant fullDay, Instant end, List<PlantedEvent> events) {

  public static final String OUTAGE = "outage";
  public static final String NEW_PRODUCT = "new_product";

  private static final Duration DAY = Duration.ofDays(1);
  // Late enough to be an event of the day, early enough that its resolution is seen as well.
  private static final double EARLIEST = 0.25;
  private static final double LATEST = 0.65;
  // A level that grows much faster is never learned: a baseline that forgets lags behind it, and
  // the Monday after a quiet weekend passes for a spike.
  private static final double GROWTH_A_DAY = 0.06;

  static ScenarioPlan of(long seed, Instant end, int historyDays, Cast cast) {
    Instant fullDay = end.minus(DAY);
    SplittableRandom random = new Streams(seed).of("plan");
    List<PlantedEvent> events = new ArrayList<>();
    Cast.Brand failing = cast.failing();
    Instant outage = busyMoment(random, fullDay, failing);
    events.add(
        new PlantedEvent(
            failing.id(),
            null,
            PlantedEvent.SENTIMENT_DROP,
            outage,
            outage.plus(Duration.ofMinutes(60 + random.nextInt(61)))));
    Cast.Brand launching = cast.launching();
    Instant launch = busyMoment(random, fullDay, launching);
    events.add(
        new PlantedEvent(
            launching.id(),
            NEW_PRODUCT,
            PlantedEvent.TOPIC_SPIKE,
            launch,
            launch.plus(Duration.ofMinutes(60 + random.nextInt(31)))));
    return new ScenarioPlan(
        seed, fullDay.minus(DAY.multipliedBy(historyDays)), fullDay, end, List.copyOf(events));
  }

  /**
   * A minute in the middle of the full day at which the brand's people are up, as far as that span
   * has one: an event in the dead of night would be too thin to be found by anyone.
   */
  private static Instant busyMoment(SplittableRandom random, Instant fullDay, Cast.Brand brand) {
    int from = (int) (EARLIEST * DAY.toMinutes());
    int to = (int) (LATEST * DAY.toMinutes());
    double busiest = 0;
    for (int minute = from; minute < to; minute++) {
      busiest = Math.max(busiest, activity(fullDay, minute, brand));
    }
    List<Integer> busy = new ArrayList<>();
    for (int minute = from; minute < to; minute++) {
      if (activity(fullDay, minute, brand) >= 0.75 * busiest) {
        busy.add(minute);
      }
    }
    return fullDay.plus(Duration.ofMinutes(Draw.one(random, busy)));
  }

  private static double activity(Instant fullDay, int minute, Cast.Brand brand) {
    return Rhythm.at(fullDay.plus(Duration.ofMinutes(minute)), brand.zone());
  }

  /** The event of a brand; null for a quiet one. */
  PlantedEvent eventOf(String brand) {
    return events.stream().filter(event -> event.brand().equals(brand)).findFirst().orElse(null);
  }

  /** Level of posting against the full day, in (0, 1]: it grew until two days before that. */
  double level(Instant at) {
    double daysBefore = Duration.between(at, fullDay).toMinutes() / (double) DAY.toMinutes();
    return StrictMath.exp(-GROWTH_A_DAY * Math.max(0, daysBefore - 2));
  }
}
