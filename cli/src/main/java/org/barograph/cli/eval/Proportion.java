package org.barograph.cli.eval;

import java.util.Locale;

/**
 * A share of counted cases with its 95 % interval (E. B. Wilson, 1927), which holds for small
 * counts and for shares near 0 and 1.
 */
record Proportion(int hits, int of) {
  private static final double Z = 1.959964;

  double value() {
    return of == 0 ? Double.NaN : (double) hits / of;
  }

  double low() {
    return Math.max(0, middle() - half());
  }

  double high() {
    return Math.min(1, middle() + half());
  }

  private double middle() {
    return (value() + Z * Z / (2 * of)) / (1 + Z * Z / of);
  }

  private double half() {
    double p = value();
    return Z * Math.sqrt(p * (1 - p) / of + Z * Z / (4.0 * of * of)) / (1 + Z * Z / of);
  }

  @Override
  public String toString() {
    return of == 0
        ? "-"
        : String.format(Locale.ROOT, "%.3f (%d/%d) [%.3f, %.3f]", value(), hits, of, low(), high());
  }
}
