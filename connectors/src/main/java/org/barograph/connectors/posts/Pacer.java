package org.barograph.connectors.posts;

import java.time.Duration;

/**
 * Lets event time pass at a speed: 1 as it passed then, 60 a minute in a second, or without
 * waiting. A gap that {@link Heartbeats#MAX_GAP} does not fill is not waited for either.
 */
public final class Pacer {
  /** The clock and the waiting, so that a test needs neither. */
  public interface Waiting {
    /** As {@link System#nanoTime()}. */
    long nanoTime();

    void sleep(Duration duration) throws InterruptedException;
  }

  private static final Waiting REAL =
      new Waiting() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
          Thread.sleep(duration);
        }
      };

  private final double speed;
  private final long from;
  private final Waiting waiting;
  private boolean started;
  private long startedNanos;
  private long lastEventAt;

  /** Event time that has passed since the first record, milliseconds. */
  private long passed;

  private Pacer(double speed, long from, Waiting waiting) {
    this.speed = speed;
    this.from = from;
    this.waiting = waiting;
  }

  /** As fast as possible. */
  public static Pacer unlimited() {
    return new Pacer(Double.POSITIVE_INFINITY, Long.MIN_VALUE, REAL);
  }

  /**
   * How many times faster than it happened.
   *
   * @param speed above 0
   */
  public static Pacer at(double speed) {
    return at(speed, REAL);
  }

  /**
   * As fast as possible up to an event time, from there on at a speed.
   *
   * @param speed above 0
   * @param from epoch milliseconds
   */
  public static Pacer atFrom(double speed, long from) {
    return new Pacer(checked(speed), from, REAL);
  }

  static Pacer at(double speed, Waiting waiting) {
    return new Pacer(checked(speed), Long.MIN_VALUE, waiting);
  }

  private static double checked(double speed) {
    if (!(speed > 0)) {
      throw new IllegalArgumentException("speed must be above 0, got " + speed);
    }
    return speed;
  }

  /** Returns when a record of this event time is due; the first one is at once. */
  void await(long eventAt) throws InterruptedException {
    if (speed == Double.POSITIVE_INFINITY || eventAt < from) {
      return;
    }
    if (!started) {
      started = true;
      startedNanos = waiting.nanoTime();
      lastEventAt = eventAt;
    }
    long step = eventAt - lastEventAt;
    lastEventAt = eventAt;
    passed += step > Heartbeats.MAX_GAP.toMillis() ? 0 : step;
    long dueNanos = startedNanos + (long) (passed * 1e6 / speed);
    long early = dueNanos - waiting.nanoTime();
    if (early > 0) {
      waiting.sleep(Duration.ofNanos(early));
    }
  }
}
