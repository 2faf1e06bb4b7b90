package org.barograph.jobs.detect;

import java.time.ZoneOffset;
import org.barograph.jobs.config.RuleConfig;

/**
 * The volume rule on a plain series of counts, one bin of five minutes after the other: what the
 * live job makes of a brand's bins, but for its check of authors, which a count does not have.
 */
public final class VolumeSeries {

  /** Where a page ends; a bin that does not page stays below. */
  private static final double PAGE = 0.5;

  private static final double BELOW_PAGE = 0.4999;

  private final VolumeSpikeDetector detector;
  private final double minDays;
  private final Prior prior = Prior.load();
  private VolumeMemory memory;

  public VolumeSeries(RuleConfig rule) {
    this(rule, Levels.returnDays(rule.sensitivity()));
  }

  VolumeSeries(RuleConfig rule, double minDays) {
    this.detector = new VolumeSpikeDetector(rule, minDays);
    this.minDays = minDays;
  }

  /**
   * Judges a bin, then learns it.
   *
   * @param start epoch milliseconds, after the bin before
   * @param count mentions, at least 0
   * @return in [0, 1): {@code d / (d + D)}, where peaks as high come once in d days and the rule
   *     pages from D days on; at least 0.5 when it pages
   */
  public double next(long start, int count) {
    VolumeBin bin = VolumeBin.of(start, count, ZoneOffset.UTC);
    if (memory == null) {
      memory = VolumeMemory.of(prior, start);
    }
    memory = memory.resumedAt(start);
    VolumeJudgement judgement = detector.judge(memory, bin);
    double days = judgement.returnDays();
    double score = days / (days + minDays);
    memory = memory.learn(bin);
    if (judgement.isAnomaly()) {
      memory = memory.paged(bin.end(), days);
      return Math.max(PAGE, score);
    }
    return Math.min(BELOW_PAGE, score);
  }
}
