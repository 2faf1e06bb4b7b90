package org.barograph.jobs.detect;

/**
 * Tails of the beta-binomial distribution: k of n when the probability itself varies around p
 * (Skellam, "A probability distribution derived from the binomial distribution by regarding the
 * probability of success as variable between the sets of trials", 1948). The spread is given as the
 * intra-class correlation ρ in (0, 1): α = p(1−ρ)/ρ, β = (1−p)(1−ρ)/ρ. StrictMath, so that every
 * machine computes the same bits.
 */
final class BetaBinomial {

  private BetaBinomial() {}

  /** P(X ≥ k) in [0, 1], for 0 ≤ k, 0 < p < 1. O(n). */
  static double upperTail(int k, int n, double p, double rho) {
    if (k <= 0) {
      return 1;
    }
    Terms terms = new Terms(n, p, rho);
    double tail = 0;
    for (int x = n; x >= k; x--) {
      tail += terms.next();
    }
    return Math.min(1, tail);
  }

  /** The smallest k with P(X ≥ k) ≤ level, for a level below 1; n + 1 when there is none. O(n). */
  static int smallestBeyond(double level, int n, double p, double rho) {
    Terms terms = new Terms(n, p, rho);
    double tail = 0;
    for (int x = n; x >= 1; x--) {
      tail += terms.next();
      if (tail > level) {
        return x + 1;
      }
    }
    return 1;
  }

  /** P(X = n), P(X = n − 1) ...: by the ratio of neighbours, small terms of a tail first. */
  private static final class Terms {

    private final int n;
    private final double alpha;
    private final double beta;
    private int x;
    private double logTerm;

    Terms(int n, double p, double rho) {
      this.n = n;
      this.x = n;
      this.alpha = p * (1 - rho) / rho;
      this.beta = (1 - p) * (1 - rho) / rho;
      for (int i = 0; i < n; i++) {
        logTerm += StrictMath.log((alpha + i) / (alpha + beta + i));
      }
    }

    double next() {
      double term = StrictMath.exp(logTerm);
      logTerm += StrictMath.log(x / (n - x + 1.0) * ((beta + n - x) / (alpha + x - 1)));
      x--;
      return term;
    }
  }
}
