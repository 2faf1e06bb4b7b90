package org.barograph.jobs.detect;

/** Arithmetic of event-time minutes; epoch milliseconds. */
final class Minutes {

  static final long MINUTE = 60_000;

  private Minutes() {}

  static long startOf(long time) {
    return Math.floorDiv(time, MINUTE) * MINUTE;
  }

  /** The tick at which what happened at {@code time} is decided upon: the end of its minute. */
  static long tickOf(long time) {
    return startOf(time) + MINUTE;
  }
}
