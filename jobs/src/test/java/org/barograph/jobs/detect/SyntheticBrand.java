package org.barograph.jobs.detect;

import static org.barograph.jobs.detect.Sample.DAY;
import static org.barograph.jobs.detect.Sample.HOUR;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.barograph.jobs.model.Polarity;
import org.barograph.jobs.model.ScoredMention;

/**
 * What is said of an invented brand, minute by minute: volume with a rhythm of day and week and
 * days that differ, a mood and topics that waver from hour to hour beyond chance, and what is
 * planted in it. The same seed gives the same posts.
 */
final class SyntheticBrand {

  private static final Map<String, Double> TOPICS =
      new TreeMap<>(Map.of("app", 0.2, "delay", 0.15, "price", 0.1, "staff", 0.05));

  /** From {@code start} on, for a time: more negatives, or a topic more often. */
  record Planted(long start, long end, double morePoints, String topic, double times) {

    static Planted drop(long start, long length, double morePoints) {
      return new Planted(start, start + length, morePoints, "", 1);
    }

    static Planted burst(long start, long length, String topic, double times) {
      return new Planted(start, start + length, 0, topic, times);
    }

    boolean holds(long time) {
      return time >= start && time < end;
    }
  }

  /**
   * @param perHour mean mentions an hour
   * @param negativeShare usual
   * @param restlessness intra-class correlation of mood and topics between hours
   * @param thinUntil until then only 40 % of the volume
   */
  record World(
      double perHour,
      double negativeShare,
      double restlessness,
      long thinUntil,
      List<Planted> planted) {}

  private final World world;
  private final Random random;
  private final Map<String, Double> topicsNow = new TreeMap<>();
  private double dayLevel = 1;
  private double hourLevel = 1;
  private double share;
  private int number;

  SyntheticBrand(World world, long seed) {
    this.world = world;
    this.random = new Random(seed);
  }

  /** Call for one minute after the other. */
  List<ScoredMention> minute(long time) {
    if (time % DAY == 0 || number == 0) {
      dayLevel = Math.exp(0.15 * random.nextGaussian());
    }
    if (time % HOUR == 0 || number == 0) {
      newHour(time);
    }
    List<ScoredMention> mentions = new ArrayList<>();
    mentions(time, Baselines.poisson(random, volume(time) / 60), mentions);
    return mentions;
  }

  private void newHour(long time) {
    hourLevel = Math.exp(0.15 * random.nextGaussian());
    double night = 0.04 * Math.cos(2 * Math.PI * (time % DAY) / DAY);
    share = Baselines.beta(random, world.negativeShare() + night, world.restlessness());
    TOPICS.forEach((topic, usual) ->
        topicsNow.put(topic, Baselines.beta(random, usual, world.restlessness())));
  }

  /** Mentions an hour at this time. */
  private double volume(long time) {
    double day = 1 - 0.6 * Math.cos(2 * Math.PI * (time % DAY) / DAY);
    double week = time / DAY % 7 >= 5 ? 0.7 : 1;
    double thin = time < world.thinUntil() ? 0.4 : 1;
    return world.perHour() * day * week * dayLevel * hourLevel * thin;
  }

  private void mentions(long time, int count, List<ScoredMention> out) {
    double bad = share;
    for (Planted planted : world.planted()) {
      if (planted.holds(time)) {
        bad = Math.min(0.98, bad + planted.morePoints());
      }
    }
    for (int i = 0; i < count; i++) {
      List<String> topics = new ArrayList<>();
      topicsNow.forEach((topic, p) -> {
        if (random.nextDouble() < p) {
          topics.add(topic);
        }
      });
      out.add(mention(bad, topics));
    }
    for (Planted planted : world.planted()) {
      if (planted.holds(time) && planted.times() > 1) {
        double more = (planted.times() - 1) * TOPICS.get(planted.topic()) * volume(time) / 60;
        for (int i = Baselines.poisson(random, more); i > 0; i--) {
          out.add(mention(bad, List.of(planted.topic())));
        }
      }
    }
  }

  private ScoredMention mention(double bad, List<String> topics) {
    number++;
    double u = random.nextDouble();
    Sample sample = Sample.neutral(number);
    if (u < bad) {
      sample = sample.scored(Polarity.NEGATIVE, -3_000 - random.nextInt(6_000));
    } else if (u < bad + (1 - bad) * 0.5) {
      sample = sample.scored(Polarity.POSITIVE, 3_000 + random.nextInt(6_000));
    }
    int authors = (int) (20 * world.perHour()) + 20;
    return sample
        .by("author" + random.nextInt(authors))
        .about(topics.toArray(String[]::new))
        .mention();
  }
}
