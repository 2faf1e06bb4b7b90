package org.barograph.jobs.detect;

import java.time.Duration;
import org.barograph.jobs.model.Decimals;

/**
 * How often a channel is usually heard of, by the hour of the day, and how long it was ever silent.
 * Silence is measured in the signs of life that it lacks: a night in which nobody writes lacks few.
 * Immutable, about 500 bytes.
 *
 * @param from start of the first minute in which it was heard of, epoch milliseconds
 * @param last start of the last one
 * @param heard decayed minutes with a sign of life, by the hour of the day (UTC)
 * @param passed decayed minutes that passed
 * @param longest the longest silence that was usual, in signs of life that it lacked; decayed
 * @param told whether it is known to be silent now
 */
// Arrays keep the state small; two habits are never compared.
@SuppressWarnings("ArrayRecordComponent")
public record ChannelHabit(
    long from, long last, double[] heard, double[] passed, double longest, boolean told) {

  /** Of a channel that was silent for longer nothing is known any more ... */
  private static final long FORGOTTEN_AFTER = Duration.ofDays(31).toMillis();

  /** ... and sooner of one that was hardly heard of: names come with the posts. */
  private static final long HARDLY_KNOWN = Duration.ofDays(2).toMillis();

  private static final double HALF_LIFE_MILLIS = Duration.ofDays(7).toMillis();
  private static final double LONGEST_HALF_LIFE_MILLIS = Duration.ofDays(14).toMillis();

  /** The longest of some fifty silences of posts that come by chance. */
  private static final double OF_CHANCE = 4;

  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long DAY = Duration.ofDays(1).toMillis();

  /** Minutes with a sign of life before anything is judged. */
  private static final double MIN_HEARD = 50;

  /** Minutes that the mean of the day counts as in an hour. */
  private static final double PRIOR_MINUTES = 2;

  /** How much longer a silence that was told may make the longest usual one. */
  private static final double TOLD = 6;

  /** A channel that is usually silent for longer than this is not watched. */
  private static final long LONGEST_WATCH = 2 * DAY;

  static ChannelHabit of(long minute) {
    double[] heard = new double[24];
    double[] passed = new double[24];
    heard[hourOf(minute)] = 1;
    passed[hourOf(minute)] = 1;
    return new ChannelHabit(minute, minute, heard, passed, 0, false);
  }

  private static int hourOf(long time) {
    return (int) (Math.floorMod(time, DAY) / HOUR);
  }

  /** With a sign of life in a later minute. */
  ChannelHabit heardIn(long minute) {
    double factor = StrictMath.pow(0.5, (minute - last) / HALF_LIFE_MILLIS);
    double[] nextHeard = scaled(heard, factor);
    double[] nextPassed = scaled(passed, factor);
    pass(nextPassed, end(), minute);
    ChannelHabit passedBy = new ChannelHabit(from, last, nextHeard, nextPassed, 0, told);
    // The first night is no surprise to whoever knows no other.
    double lacked = minute - from < DAY ? 0 : passedBy.lacked(minute);
    double decayed = longest * StrictMath.pow(0.5, (minute - last) / LONGEST_HALF_LIFE_MILLIS);
    // An outage is not usual; but what is told again and again becomes so.
    double learnt = told ? Math.min(lacked, limit(TOLD, decayed)) : lacked;
    nextHeard[hourOf(minute)]++;
    nextPassed[hourOf(minute)]++;
    return new ChannelHabit(from, minute, nextHeard, nextPassed, Math.max(decayed, learnt), false);
  }

  private static double limit(double times, double longest) {
    return times * longest + 2;
  }

  ChannelHabit tellSilence() {
    return new ChannelHabit(from, last, heard, passed, longest, true);
  }

  private static double[] scaled(double[] values, double factor) {
    double[] scaled = values.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= factor;
    }
    return scaled;
  }

  private static void pass(double[] minutes, long start, long end) {
    for (long at = start; at < end; at = Math.floorDiv(at, HOUR) * HOUR + HOUR) {
      long next = Math.min(end, Math.floorDiv(at, HOUR) * HOUR + HOUR);
      minutes[hourOf(at)] += (double) (next - at) / Minutes.MINUTE;
    }
  }

  /** The end of the last minute in which it was heard of. */
  long end() {
    return last + Minutes.MINUTE;
  }

  /** Signs of life that usually come in a minute of this time, in (0, 1]. */
  private double rate(long time) {
    double all = sum(heard) / sum(passed);
    int hour = hourOf(time);
    return Math.min(1, (heard[hour] + PRIOR_MINUTES * all) / (passed[hour] + PRIOR_MINUTES));
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /** Signs of life that usually come between its last one and a time. */
  private double lacked(long until) {
    double lacked = 0;
    for (long at = end(); at < until; at = Math.floorDiv(at, HOUR) * HOUR + HOUR) {
      long next = Math.min(until, Math.floorDiv(at, HOUR) * HOUR + HOUR);
      lacked += rate(at) * (next - at) / Minutes.MINUTE;
    }
    return lacked;
  }

  boolean isForgotten(long tick) {
    return tick - end() >= memory();
  }

  /** When to look whether it is forgotten: once a day, not after each sign of life. */
  long forgottenAt() {
    return Math.floorDiv(end() + memory(), DAY) * DAY + DAY;
  }

  private long memory() {
    return sum(heard) < MIN_HEARD ? HARDLY_KNOWN : FORGOTTEN_AFTER;
  }

  double expectedMinutes() {
    return Decimals.four(1 / rate(end()));
  }

  /**
   * The tick at which it counts as fallen silent if nothing comes until then.
   *
   * @param times how much longer than the longest usual silence
   * @param atLeast milliseconds
   * @return {@link Long#MAX_VALUE} if too little is known of it, or it is usually silent for days
   */
  long silentAt(double times, long atLeast) {
    if (last - from < DAY || sum(heard) < MIN_HEARD) {
      return Long.MAX_VALUE;
    }
    double limit = limit(times, Math.max(longest, OF_CHANCE * (1 - rate(end()))));
    double lacked = 0;
    long at = end();
    while (at - end() < LONGEST_WATCH) {
      long next = Math.floorDiv(at, HOUR) * HOUR + HOUR;
      double rate = rate(at);
      double minutes = Math.ceil((limit - lacked) / rate);
      if (minutes <= (double) (next - at) / Minutes.MINUTE) {
        return Math.max(at + ((long) minutes) * Minutes.MINUTE, end() + atLeast);
      }
      lacked += rate * (next - at) / Minutes.MINUTE;
      at = next;
    }
    return Long.MAX_VALUE;
  }
}
