package org.barograph.cli.demo;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws from a few distributions. Only {@link StrictMath} and basic arithmetic, so that every
 * platform draws the same.
 */
final class Draw {

  private Draw() {}

  static boolean chance(SplittableRandom random, double probability) {
    return random.nextDouble() < probability;
  }

  static <T> T one(SplittableRandom random, List<T> items) {
    return items.get(random.nextInt(items.size()));
  }

  /** The index of a weight, drawn in proportion to the weights. */
  static int weighted(SplittableRandom random, double... weights) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double left = random.nextDouble() * total;
    for (int i = 0; i < weights.length - 1; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }

  /** A count with the given mean: Knuth's method, meant for means below some 50. */
  static int poisson(SplittableRandom random, double mean) {
    double limit = StrictMath.exp(-mean);
    int count = 0;
    for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
      count++;
    }
    return count;
  }

  /** Log-normal with the given median; {@code sigma} in natural-log units. */
  static double logNormal(SplittableRandom random, double median, double sigma) {
    return median * StrictMath.exp(sigma * normal(random));
  }

  private static double normal(SplittableRandom random) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
  }
}
