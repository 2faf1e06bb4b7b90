package org.barograph.jobs.detect;

import org.barograph.jobs.model.Decimals;
import org.barograph.jobs.model.Expectation;

/** The expected values of a window with the central 99 % of what chance gives around them. */
final class Band {

  private static final double TAIL = 0.005;

  /**
   * A day's level varies beyond chance; one standard deviation of it, as a part of the expected
   * count. From the spread of ordinary days in the demo's history; later replaced by each key's
   * own.
   */
  private static final double LEVEL_SPREAD = 0.25;

  /** Two-sided 99 % of the normal distribution. */
  private static final double Z = 2.576;

  private Band() {}

  /**
   * @param scored mentions in the window that the share is judged on
   */
  static Expectation around(KeyBaseline baseline, long start, long end, int scored) {
    double mentions = baseline.volume().expected(start, end);
    double deviation = Math.sqrt(mentions + LEVEL_SPREAD * LEVEL_SPREAD * mentions * mentions);
    double share = baseline.negative().mean();
    double low = 0;
    double high = 1;
    if (scored > 0) {
      double rho = baseline.negative().rho();
      int above = BetaBinomial.smallestBeyond(TAIL, scored, share, rho);
      int below = BetaBinomial.smallestBeyond(TAIL, scored, 1 - share, rho);
      high = Math.min(1, (double) (above - 1) / scored);
      low = Math.max(0, 1 - (double) (below - 1) / scored);
    }
    return new Expectation(
        Decimals.four(mentions),
        Decimals.four(share),
        Decimals.four(Math.max(0, mentions - Z * deviation)),
        Decimals.four(mentions + Z * deviation),
        Decimals.four(low),
        Decimals.four(high));
  }
}
