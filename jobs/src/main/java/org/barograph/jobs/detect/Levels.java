package org.barograph.jobs.detect;

import org.barograph.jobs.config.Sensitivity;

/** What a sensitivity means in numbers. */
final class Levels {

  /** Version of the detectors' rules; stands in every incident. */
  static final String RULES = "rules-2";

  private static final double MAX_SCORE = 300;

  private Levels() {}

  /**
   * The tail probability at which a brand's window fires. At the default sizes a brand has 3,600
   * windows a month: at medium that is at most one false page in three months if the baseline's
   * distribution holds.
   */
  static double tail(Sensitivity sensitivity) {
    return switch (sensitivity) {
      case LOW -> 1e-6;
      case MEDIUM -> 1e-4;
      case HIGH -> 1e-3;
    };
  }

  /**
   * The same for one of so many looks at a window that is still open. All of them together spend a
   * tenth of what its close may, so that looking every minute raises the rate of false pages by a
   * tenth at most, however the looks depend on each other (Bonferroni; Lan and DeMets, "Discrete
   * sequential boundaries for clinical trials", 1983, for spending little early).
   *
   * @param looks before the window closes, at least 1
   */
  static double tailOfLook(Sensitivity sensitivity, int looks) {
    return tail(sensitivity) / (10.0 * looks);
  }

  /** The same for a topic's window: a brand has several topics, and they waver more. */
  static double tailOfTopic(Sensitivity sensitivity) {
    return tail(sensitivity) / 4;
  }

  /**
   * A brand's volume fires when its own history lets expect such a peak once in this many days.
   * Expected false pages, as measured on real series with bursts that nobody labelled: one in 70
   * days (low), 12 (medium), 6 (high); on quiet brands less than one a month at each.
   */
  static double returnDays(Sensitivity sensitivity) {
    return switch (sensitivity) {
      case LOW -> 10;
      case MEDIUM -> 5;
      case HIGH -> 2.5;
    };
  }

  /**
   * The log-likelihood ratio of a phrase: about the square of its deviations from chance. There are
   * thousands of phrases in an hour.
   */
  static double emergence(Sensitivity sensitivity) {
    return switch (sensitivity) {
      case LOW -> 50;
      case MEDIUM -> 35;
      case HIGH -> 25;
    };
  }

  /** A channel is missed after so many times its longest usual silence. */
  static double silences(Sensitivity sensitivity) {
    return switch (sensitivity) {
      case LOW -> 3;
      case MEDIUM -> 2;
      case HIGH -> 1.5;
    };
  }

  /** −log10 of a tail probability, two decimals. */
  static double score(double tail) {
    double score = tail <= 0 ? MAX_SCORE : Math.min(MAX_SCORE, -StrictMath.log10(tail));
    return Math.rint(score * 100) / 100;
  }
}
