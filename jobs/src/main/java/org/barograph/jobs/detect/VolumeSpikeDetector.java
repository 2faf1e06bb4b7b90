package org.barograph.jobs.detect;

import java.time.Duration;
import org.barograph.jobs.config.RuleConfig;
import org.barograph.jobs.model.Anomaly;
import org.barograph.jobs.model.BrandWindow.Outcome;

/**
 * Finds volume that this brand reaches seldom: a peak that its own history lets expect less than
 * once in the days that the sensitivity names, with a multiple of the expected mentions in some
 * span of the last hour. Bins of five minutes, whatever the windows of the other rules.
 */
final class VolumeSpikeDetector {

  static final String RULE = Anomaly.VOLUME_SPIKE;

  /** After a page only a peak this much rarer pages again ... */
  private static final double RARER = 3;

  /** ... for this long. */
  private static final long COOL_DOWN = Duration.ofHours(12).toMillis();

  /** A full day, or the first morning would be a burst. */
  private static final int MIN_BINS = VolumeBin.A_DAY;

  /** Spans whose mentions can make an incident, in bins. */
  private static final int[] SPANS = {1, 3, 6, 12};

  private static final int HALF_AN_HOUR = 6;

  private final RuleConfig rule;
  private final double minDays;

  VolumeSpikeDetector(RuleConfig rule) {
    this(rule, Levels.returnDays(rule.sensitivity()));
  }

  /**
   * With days of its own instead of those of the sensitivity.
   *
   * @param minDays a page is a peak that comes at most once in so many days
   */
  VolumeSpikeDetector(RuleConfig rule, double minDays) {
    this.rule = rule;
    this.minDays = minDays;
  }

  /** Judges a bin by what was learnt before it; authors are the caller's matter. */
  VolumeJudgement judge(VolumeMemory memory, VolumeBin bin) {
    int[] counts = memory.countsWith(bin);
    double[] expected = memory.expectedWith(bin);
    boolean stillOff = isMuch(counts, expected, HALF_AN_HOUR, 1 + rule.minChange() / 2);
    if (memory.level().bins() < MIN_BINS) {
      return new VolumeJudgement(Outcome.LEARNING, 0, null, false);
    }
    double days = memory.peaks().returnDays(memory.strength(bin));
    int span = span(counts, expected);
    if (!rule.enabled() || !isRare(memory, bin, days)) {
      return new VolumeJudgement(Outcome.NORMAL, days, null, stillOff);
    }
    if (span == 0) {
      return new VolumeJudgement(Outcome.INSUFFICIENT_DATA, days, null, stillOff);
    }
    int observed = sum(counts, span);
    VolumeJudgement.Span numbers =
        new VolumeJudgement.Span(
            bin.end() - span * VolumeBin.LENGTH,
            bin.end(),
            observed,
            sum(expected, span),
            observed - bin.count() + fewest(memory, bin));
    return new VolumeJudgement(Outcome.ANOMALY, days, numbers, true);
  }

  private boolean isRare(VolumeMemory memory, VolumeBin bin, double days) {
    boolean cooling = memory.pagedDays() > 0 && bin.end() - memory.pagedAt() < COOL_DOWN;
    return days >= (cooling ? Math.max(minDays, RARER * memory.pagedDays()) : minDays);
  }

  /**
   * The span that stands out most, as the square of its surplus in units of chance; 0 when none has
   * enough mentions and a sufficient multiple of what was expected.
   */
  private int span(int[] counts, double[] expected) {
    int best = 0;
    double most = 0;
    for (int span : SPANS) {
      if (span <= counts.length && isMuch(counts, expected, span, 1 + rule.minChange())) {
        double surplus = sum(counts, span) - sum(expected, span);
        double stands = surplus * surplus / (sum(expected, span) + 1);
        if (stands > most) {
          best = span;
          most = stands;
        }
      }
    }
    return best;
  }

  private boolean isMuch(int[] counts, double[] expected, int span, double times) {
    int mentions = sum(counts, span);
    return mentions >= rule.minMentions() && mentions >= times * sum(expected, span);
  }

  /** Of the newest bins, or of all when there are not as many. */
  private static int sum(int[] values, int newest) {
    int sum = 0;
    for (int i = Math.max(0, values.length - newest); i < values.length; i++) {
      sum += values[i];
    }
    return sum;
  }

  private static double sum(double[] values, int newest) {
    double sum = 0;
    for (int i = Math.max(0, values.length - newest); i < values.length; i++) {
      sum += values[i];
    }
    return sum;
  }

  /** The smallest count of the bin that would have fired as well: more never fires less. */
  private int fewest(VolumeMemory memory, VolumeBin bin) {
    int low = 0;
    int high = bin.count();
    while (low < high) {
      int middle = (low + high) >>> 1;
      VolumeBin less = new VolumeBin(bin.start(), bin.hourOfWeek(), middle);
      double days = memory.peaks().returnDays(memory.strength(less));
      boolean fires =
          isRare(memory, less, days)
              && span(memory.countsWith(less), memory.expectedWith(less)) > 0;
      if (fires) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return high;
  }
}
