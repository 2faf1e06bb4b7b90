package org.barograph.dashboards.lens;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The length of a date histogram's buckets.
 *
 * @param text as in a dashboard: {@code 1h}, {@code 30m}
 */
record Interval(String text) {

  /** More buckets than that tell nobody anything, and cost. */
  private static final int MAX_BUCKETS = 5_000;

  private static final int TARGET_BUCKETS = 50;

  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  /** From this wanted length on, this interval; coarse to fine. */
  private record Step(double from, String interval) {}

  // Kibana's steps of 'auto' (histogram:barTarget 50), as design and sources have them.
  private static final List<Step> AUTO =
      List.of(
          new Step(365.0 * DAY, "1y"),
          new Step(21.0 * DAY, "1M"),
          new Step(7.0 * DAY, "1w"),
          new Step(DAY, "1d"),
          new Step(6.0 * HOUR, "12h"),
          new Step(2.0 * HOUR, "3h"),
          new Step(45.0 * MINUTE, "1h"),
          new Step(20.0 * MINUTE, "30m"),
          new Step(9.0 * MINUTE, "10m"),
          new Step(3.0 * MINUTE, "5m"),
          new Step(45_000, "1m"),
          new Step(15_000, "30s"),
          new Step(7_500, "10s"),
          new Step(5_000, "5s"));

  /**
   * The interval of a bucket over a time range.
   *
   * @param suggested null and {@code auto}: about 50 buckets
   * @throws UnsupportedPanelException if that would be more than 5,000 buckets
   */
  static Interval of(String suggested, TimeRange range) {
    if (suggested == null || suggested.equals("auto")) {
      double wanted = range.length() / (double) TARGET_BUCKETS;
      return AUTO.stream()
          .filter(step -> step.from() <= wanted)
          .findFirst()
          .map(step -> new Interval(step.interval()))
          .orElse(new Interval("1s"));
    }
    Interval interval = new Interval(suggested);
    if (range.length() / interval.millis() > MAX_BUCKETS) {
      throw new UnsupportedPanelException(
          "Steps of "
              + suggested
              + " are too many for "
              + DateMath.words(range.length())
              + ": choose a shorter time.");
    }
    return interval;
  }

  /** Its length; months have 30 days, years 365. */
  long millis() {
    return DateMath.millis(text);
  }

  /** One unit goes by the calendar, several are fixed; seconds are always fixed. */
  void writeTo(ObjectNode histogram) {
    boolean isOne = text.charAt(0) == '1' && text.length() == 2;
    char unit = text.charAt(text.length() - 1);
    if (!isOne && "wMy".indexOf(unit) >= 0) {
      throw new UnsupportedPanelException("interval " + text + ": weeks and more come singly");
    }
    histogram.put(isOne && unit != 's' ? "calendar_interval" : "fixed_interval", text);
  }
}
