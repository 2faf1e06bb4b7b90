package org.barograph.jobs.detect;

import static org.barograph.jobs.detect.Sample.HOUR;
import static org.barograph.jobs.detect.Sample.START;

import java.util.Map;
import java.util.Random;
import org.barograph.jobs.model.Polarity;
import org.barograph.jobs.model.ScoredMention;

/** Baselines that have learnt a known past, and the chance that it came from. */
final class Baselines {

  private Baselines() {}

  /** Hours from {@link Sample#START} on, every one with the same number and the same mood. */
  static KeyBaseline steady(int mentionsPerHour, double negativeShare, int hours) {
    KeyBaseline baseline = KeyBaseline.of(Prior.load(), START);
    int negative = (int) Math.round(mentionsPerHour * negativeShare);
    Pane pane = Sample.pane(negative, mentionsPerHour - negative);
    for (int i = 0; i < hours; i++) {
      long at = START + i * HOUR;
      baseline =
          baseline
              .decayedTo(at + HOUR)
              .learn(
                  at,
                  at + HOUR,
                  pane.about(null),
                  mentionsPerHour,
                  Map.of(
                      Facets.CHANNEL + "forum",
                      negative,
                      Facets.TOPIC_PART + "none",
                      Facets.UNITS * negative),
                  1);
    }
    return baseline;
  }

  /** As {@link #steady}, of a topic with a part of the brand's mentions. */
  static KeyBaseline steadyTopic(String topic, int perHour, int brandPerHour, int hours) {
    KeyBaseline baseline = KeyBaseline.of(Prior.load(), START);
    Pane pane = Pane.of(Sample.many(perHour, Polarity.NEUTRAL, 0, topic));
    for (int i = 0; i < hours; i++) {
      long at = START + i * HOUR;
      baseline =
          baseline
              .decayedTo(at + HOUR)
              .learn(
                  at,
                  at + HOUR,
                  pane.about(topic),
                  brandPerHour,
                  Map.of(Facets.within(topic, Facets.CHANNEL + "forum"), perHour),
                  1);
    }
    return baseline;
  }

  /** The hour that follows {@code hours} hours of a steady past. */
  static ClosedWindow next(KeyBaseline baseline, String topic, java.util.List<ScoredMention> all) {
    long start = baseline.until();
    return new ClosedWindow(
        Sample.BRAND, topic, start, start + HOUR, Pane.of(all), baseline.decayedTo(start + HOUR));
  }

  static int binomial(Random random, int n, double p) {
    int hits = 0;
    for (int i = 0; i < n; i++) {
      if (random.nextDouble() < p) {
        hits++;
      }
    }
    return hits;
  }

  /** Knuth's method in steps, so that no mean underflows. */
  static int poisson(Random random, double mean) {
    int count = 0;
    double left = mean;
    while (left > 0) {
      double step = Math.min(left, 20);
      double limit = Math.exp(-step);
      for (double p = random.nextDouble(); p > limit; p *= random.nextDouble()) {
        count++;
      }
      left -= step;
    }
    return count;
  }

  /** A share around {@code mean} with intra-class correlation {@code rho}. */
  static double beta(Random random, double mean, double rho) {
    double size = (1 - rho) / rho;
    double a = gamma(random, mean * size);
    double b = gamma(random, (1 - mean) * size);
    return a / (a + b);
  }

  /** Marsaglia and Tsang, "A simple method for generating gamma variables", 2000. */
  static double gamma(Random random, double shape) {
    if (shape < 1) {
      return gamma(random, shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = random.nextGaussian();
      double v = Math.pow(1 + c * x, 3);
      if (v > 0 && Math.log(random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
        return d * v;
      }
    }
  }
}
