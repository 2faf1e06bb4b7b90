package org.barograph.jobs.detect;

import org.barograph.jobs.config.RuleConfig;
import org.barograph.jobs.model.Anomaly;
import org.barograph.jobs.model.BrandWindow.Outcome;
import org.barograph.jobs.model.Decimals;
import org.barograph.jobs.model.Tally;

/**
 * Finds a rise of the negative share that neither chance nor the key's own restlessness explains: a
 * beta-binomial tail against the brand's baseline, at least the configured change, and a mean score
 * that agrees.
 */
final class SentimentDropDetector {

  static final String RULE = "sentiment_drop";

  /** The mean score must have fallen by this much, too: not only borderline labels have flipped. */
  private static final double MIN_SCORE_FALL = 0.05;

  /** From here on a drop is critical. */
  private static final double CRITICAL_CHANGE = 0.4;

  private static final int CRITICAL_MENTIONS = 40;

  private final RuleConfig rule;

  SentimentDropDetector(RuleConfig rule) {
    this.rule = rule;
  }

  /**
   * Whether the counts of a window that is still open are overwhelming: the authors are yet to be
   * looked at.
   */
  boolean isOverwhelming(Tally tally, KeyBaseline baseline, int looks) {
    return tally.scored() >= rule.minMentions()
        && !Learning.isYoung(baseline)
        && fires(tally, baseline, Levels.tailOfLook(rule.sensitivity(), looks));
  }

  /** A window that closes. */
  Judgement judge(ClosedWindow window) {
    return judge(window, Levels.tail(rule.sensitivity()));
  }

  /**
   * A window that is still open.
   *
   * @param looks at it before it closes
   */
  Judgement judgeEarly(ClosedWindow window, int looks) {
    return judge(window, Levels.tailOfLook(rule.sensitivity(), looks));
  }

  private boolean fires(Tally tally, KeyBaseline baseline, double level) {
    double expected = Decimals.four(baseline.negative().mean());
    double change = Decimals.four(tally.negativeShare()) - expected;
    return rule.enabled()
        && change >= rule.minChange()
        && tally.scoreMean() <= baseline.scoreMean() - MIN_SCORE_FALL
        && baseline.negative().tail(tally.negative(), tally.scored()) <= level;
  }

  private Judgement judge(ClosedWindow window, double level) {
    Tally tally = window.pane().about(null);
    KeyBaseline baseline = window.baseline();
    int n = tally.scored();
    int authors = window.pane().distinctAuthors(null);
    double expected = Decimals.four(baseline.negative().mean());
    double observed = Decimals.four(tally.negativeShare());
    double change = observed - expected;
    boolean enough = n >= rule.minMentions() && authors >= rule.minAuthors();
    boolean stillOff = enough && change >= rule.minChange() / 2;
    if (Learning.isYoung(baseline)) {
      return new Judgement(RULE, Outcome.LEARNING, window.sizeMinutes(), null, false);
    }
    if (!enough) {
      return new Judgement(RULE, Outcome.INSUFFICIENT_DATA, window.sizeMinutes(), null, false);
    }
    if (!fires(tally, baseline, level)) {
      return new Judgement(RULE, Outcome.NORMAL, window.sizeMinutes(), null, stillOff);
    }
    double tail = baseline.negative().tail(tally.negative(), n);
    int beyond =
        BetaBinomial.smallestBeyond(
            level, n, baseline.negative().mean(), baseline.negative().rho());
    double threshold = Math.max((double) beyond / n, expected + rule.minChange());
    Anomaly anomaly =
        new Anomaly(
            window.brand(),
            null,
            Anomaly.SENTIMENT_DROP,
            severity(window, n, change, expected),
            window.start(),
            window.end(),
            "negative_share",
            observed,
            expected,
            Decimals.four(threshold),
            n,
            authors,
            Levels.score(tail),
            RULE,
            Levels.RULES + "/prior-" + baseline.prior().version(),
            window.pane().models(),
            Evidences.ofDrop(window, observed, expected));
    return new Judgement(RULE, Outcome.ANOMALY, window.sizeMinutes(), anomaly, true);
  }

  /**
   * A drop of bots or of a few loud accounts is shown and wakes nobody; one story that many repost
   * is a page, and never a critical one.
   */
  private String severity(ClosedWindow window, int n, double change, double expected) {
    if (!isDrop(Evidences.ofTheMany(window), expected)) {
      return "warning";
    }
    boolean critical =
        change >= CRITICAL_CHANGE
            && n >= CRITICAL_MENTIONS
            && isDrop(Evidences.ofOriginals(window), expected);
    return critical ? "critical" : "error";
  }

  private boolean isDrop(Tally tally, double expected) {
    return tally.scored() >= rule.minAuthors()
        && tally.negativeShare() - expected >= rule.minChange();
  }
}
