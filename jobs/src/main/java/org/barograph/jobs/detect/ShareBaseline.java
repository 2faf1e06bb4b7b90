package org.barograph.jobs.detect;

/**
 * What share of a key's mentions is usual, and how much it varies from window to window beyond
 * chance. Counts decay by half-life, so that a new normal is learnt; the prior does not decay, so
 * that it speaks again after a long silence.
 *
 * @param hits decayed count of hits
 * @param total decayed count of trials
 * @param spread decayed sum of the windows' estimates of ρ, weighted
 * @param spreadWeight decayed number of windows behind {@code spread}
 */
public record ShareBaseline(
    Prior.Share prior, double hits, double total, double spread, double spreadWeight) {

  private static final double MIN_RHO = 0.005;
  private static final double MAX_RHO = 0.15;

  /** Three standard deviations. */
  private static final double MAX_DEVIATIONS_SQUARED = 9;

  static ShareBaseline of(Prior.Share prior) {
    return new ShareBaseline(prior, 0, 0, 0, 0);
  }

  /** The expected share, inside (0, 1). */
  double mean() {
    double share = (prior.mean() * prior.weight() + hits) / (prior.weight() + total);
    return Math.clamp(share, 0.001, 0.999);
  }

  /** Intra-class correlation: the spread of the share between windows of the same mood. */
  double rho() {
    double rho =
        (prior.spread() * prior.spreadWindows() + spread) / (prior.spreadWindows() + spreadWeight);
    return Math.clamp(rho, MIN_RHO, MAX_RHO);
  }

  /** P(at least {@code hits} of {@code n}) if nothing has changed. */
  double tail(int hits, int n) {
    return BetaBinomial.upperTail(hits, n, mean(), rho());
  }

  ShareBaseline decayed(double factor) {
    return new ShareBaseline(
        prior, hits * factor, total * factor, spread * factor, spreadWeight * factor);
  }

  /**
   * @param weight in [0, 1]: 1 for an ordinary window, less for what must hardly be learnt
   */
  ShareBaseline learn(int windowHits, int windowTotal, double weight) {
    if (windowTotal == 0) {
      return this;
    }
    double newSpread = spread;
    double newWeight = spreadWeight;
    if (windowTotal > 1) {
      double p = mean();
      double excess = windowHits - windowTotal * p;
      // Winsorised: what is off by more may be a drop that did not fire, and must not make the key
      // look so restless that the next one is missed, too.
      double usual = 1 + (windowTotal - 1) * rho();
      double inflation =
          Math.min(excess * excess / (windowTotal * p * (1 - p)), MAX_DEVIATIONS_SQUARED * usual);
      double rho = (inflation - 1) / (windowTotal - 1);
      // One window says little about ρ, the more the larger it is.
      double says = weight * windowTotal / (windowTotal + 10.0);
      newSpread += says * Math.clamp(rho, -MAX_RHO, 2 * MAX_RHO);
      newWeight += says;
    }
    return new ShareBaseline(
        prior, hits + weight * windowHits, total + weight * windowTotal, newSpread, newWeight);
  }
}
