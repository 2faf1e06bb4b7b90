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
    for (var rule : DetectionRule.values()) {
      // The keys of the life cycle stand among those of detection itself.
      var path = rule == DetectionRule.LIFE_CYCLE ? "detection" : "detection." + rule.id();
      check(path, rule, rule.in(detection));
    }
  }

  /** One rule, which stands at {@code path}. */
  void check(String path, DetectionRule rule, Record part) {
    switch (part) {
      case LifeCycleConfig life -> check(path, life);
      case DataMissingConfig missing -> check(path, missing);
      case RuleConfig plain -> check(path, plain, rule == DetectionRule.SENTIMENT_DROP ? 1 : 1000);
      default -> throw new LinkageError("no rule for " + part.getClass());
    }
  }

  private void check(String path, LifeCycleConfig life) {
    checks.between(path + ".resolve_after", life.resolveAfter(), 1, 100);
    checks.between(path + ".flap_time", life.flapTime(), "0s", "30d");
    int least = life.fireAfter() == null ? 1 : life.fireAfter();
    checks.between(path + ".fire_after", least, 1, MAX_TICKS);
    if (life.fireWithin() != null) {
      checks.between(path + ".fire_within", life.fireWithin(), least, MAX_TICKS);
    }
    if (life.coolDown() != null) {
      checks.between(path + ".cool_down", life.coolDown(), "0s", "30d");
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
