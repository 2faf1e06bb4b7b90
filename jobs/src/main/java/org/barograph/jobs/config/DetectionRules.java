package org.barograph.jobs.config;

import java.time.Duration;
import java.util.List;

/** Windows that tile a day, and rules that can fire. */
final class DetectionRules {
  static final int MAX_WINDOWS = 5;

  /** Of k of n. */
  static final int MAX_TICKS = 20;

  private static final long DAY = Duration.ofDays(1).toMinutes();

  private final Problems problems;
  private final Checks checks;

  DetectionRules(Problems problems) {
    this.problems = problems;
    this.checks = new Checks(problems);
  }

  void check(DetectionConfig detection) {
    checkWindows("detection.windows", detection.windows());
    checks.between("detection.allowed_lateness", detection.allowedLateness(), "0s", "30d");
    checks.between("detection.resolve_after", detection.resolveAfter(), 1, 100);
    checks.between("detection.flap_time", detection.flapTime(), "0s", "30d");
    checkFiring(detection);
    check("detection.sentiment_drop", detection.sentimentDrop(), 1);
    check("detection.topic_spike", detection.topicSpike(), 1000);
    check("detection.volume_spike", detection.volumeSpike(), 1000);
    check("detection.emerging_topic", detection.emergingTopic(), 1000);
    check("detection.data_missing", detection.dataMissing());
  }

  private void checkFiring(DetectionConfig detection) {
    checks.between("detection.fire_after", detection.mustBeOff(), 1, MAX_TICKS);
    if (detection.fireWithin() != null) {
      checks.between(
          "detection.fire_within", detection.fireWithin(), detection.mustBeOff(), MAX_TICKS);
    }
    if (detection.coolDown() != null) {
      checks.between("detection.cool_down", detection.coolDown(), "0s", "30d");
    }
  }

  private void checkWindows(String path, List<Duration> windows) {
    if (windows.isEmpty() && !problems.isUnreadable(path))
      problems.add(path, "needs at least one window");
    checks.count(path, windows, MAX_WINDOWS);
    var longest = Duration.ZERO;
    for (int i = 0; i < windows.size(); i++) {
      var window = windows.get(i);
      var got = ", got " + Durations.format(window);
      if (!window.isPositive() || !window.equals(Duration.ofMinutes(window.toMinutes()))) {
        problems.addItem(path, i, "must be a positive whole number of minutes" + got);
      } else if (DAY % window.toMinutes() != 0) {
        problems.addItem(path, i, "must divide a day (such as 5m, 15m, 1h, 6h, 1d)" + got);
      } else if (window.compareTo(longest) <= 0) {
        problems.addItem(
            path, i, "must be longer than the one before it, " + Durations.format(longest) + got);
      } else {
        longest = window;
      }
    }
  }

  private void check(String path, RuleConfig rule, double mostChange) {
    checks.between(path + ".min_mentions", rule.minMentions(), 1, 1_000_000);
    checks.between(path + ".min_authors", rule.minAuthors(), 1, 1_000_000);
    if (!(rule.minChange() > 0 && rule.minChange() <= mostChange)) {
      problems.add(
          path + ".min_change",
          "must be more than 0 and at most " + (int) mostChange + ", got " + rule.minChange());
    }
  }

  private void check(String path, DataMissingConfig rule) {
    checks.between(path + ".min_silence", rule.minSilence(), "1m", "1d");
    if (!(rule.minShare() > 0 && rule.minShare() <= 1)) {
      problems.add(
          path + ".min_share", "must be more than 0 and at most 1, got " + rule.minShare());
    }
  }
}
