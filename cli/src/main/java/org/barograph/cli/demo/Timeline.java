package org.barograph.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** When somebody posts about a brand, or about none: Poisson arrivals at rates that change. */
final class Timeline {

  /**
   * @param climate null when no brand is meant
   */
  record Slot(long at, Climate climate) {}

  private static final double MINUTES = 60;
  // Hours differ by more than chance alone would make them.
  private static final double HOURLY_NOISE = 0.08;

  private final ScenarioPlan plan;
  private final ScenarioSize size;
  private final List<Climate> climates;

  Timeline(ScenarioPlan plan, ScenarioSize size, List<Climate> climates) {
    this.plan = plan;
    this.size = size;
    this.climates = climates;
  }

  /** All slots in the order of time. */
  List<Slot> slots(SplittableRandom random) {
    List<Slot> slots = new ArrayList<>();
    double[] noise = new double[climates.size() + 1];
    long minutes = Duration.between(plan.start(), plan.end()).toMinutes();
    for (long minute = 0; minute < minutes; minute++) {
      Instant at = plan.start().plus(Duration.ofMinutes(minute));
      if (minute % 60 == 0) {
        for (int i = 0; i < noise.length; i++) {
          noise[i] = Draw.logNormal(random, 1, HOURLY_NOISE);
        }
      }
      List<Slot> now = new ArrayList<>();
      double peak = size.peakPerHour() / MINUTES * plan.level(at);
      for (int i = 0; i < climates.size(); i++) {
        add(now, at, climates.get(i), peak * noise[i] * climates.get(i).rate(at), random);
      }
      double chatter =
          peak
              * noise[climates.size()]
              * (1 / size.mentionShare() - 1)
              * Rhythm.at(at, climates.getFirst().brand().zone());
      add(now, at, null, chatter, random);
      now.sort((a, b) -> Long.compare(a.at(), b.at()));
      slots.addAll(now);
    }
    return slots;
  }

  private static void add(
      List<Slot> slots, Instant minute, Climate climate, double mean, SplittableRandom random) {
    int count = Draw.poisson(random, mean);
    for (int i = 0; i < count; i++) {
      slots.add(new Slot(minute.toEpochMilli() + random.nextInt(60_000), climate));
    }
  }
}
