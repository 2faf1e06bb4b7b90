package org.barograph.jobs.model;

/** How numbers are written: at most four decimals, so that documents compare and read well. */
public final class Decimals {

  private Decimals() {}

  /** Rounded to four decimals, half to even; never -0.0. */
  public static double four(double value) {
    double rounded = Math.rint(value * 10_000) / 10_000;
    return rounded == 0 ? 0 : rounded;
  }
}
