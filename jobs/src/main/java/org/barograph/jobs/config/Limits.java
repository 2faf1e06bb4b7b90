package org.barograph.jobs.config;

/** How many of each there can be, in the file and live. */
public final class Limits {
  public static final int BRANDS = 5_000;
  public static final int TOPICS = 500;
  public static final int ANNOTATIONS = 1_000;

  private Limits() {}
}
