package org.barograph.jobs.detect;

import org.barograph.jobs.config.RuleConfig;
import org.barograph.jobs.model.Anomaly;
import org.barograph.jobs.model.BrandWindow.Outcome;
import org.barograph.jobs.model.Decimals;
import org.barograph.jobs.model.Tally;

/**
 * Finds a topic that takes an unusual part of what is said about a brand: a beta-binomial tail of
 * its share among the brand's mentions, and a multiple of the expected count. The share keeps a
 * busy day of the brand from looking like a spike of each of its topics.
 */
final class TopicSpikeDetector {

  static final String RULE = "topic_spike";

  private final RuleConfig rule;

  TopicSpikeDetector(RuleConfig rule) {
    this.rule = rule;
  }

  Judgement judge(ClosedWindow window) {
    Tally topic = window.pane().about(window.topic());
    int brandMentions = window.pane().about(null).mentions();
    KeyBaseline baseline = window.baseline();
    int observed = topic.mentions();
    int authors = window.pane().distinctAuthors(window.topic());
    double byVolume = baseline.volume().expected(window.start(), window.end());
    // Beside what else was said: its own burst must not raise what is expected of it.
    double odds = baseline.share().mean() / (1 - baseline.share().mean());
    double byShare = odds * (brandMentions - observed);
    double expected = Decimals.four(Math.max(byVolume, byShare));
    boolean enough = observed >= rule.minMentions() && authors >= rule.minAuthors();
    boolean stillOff = enough && observed >= (1 + rule.minChange() / 2) * expected;
    if (Learning.isYoung(baseline)) {
      return new Judgement(RULE, Outcome.LEARNING, window.sizeMinutes(), null, false);
    }
    if (!enough) {
      return new Judgement(RULE, Outcome.INSUFFICIENT_DATA, window.sizeMinutes(), null, false);
    }
    double level = Levels.tailOfTopic(rule.sensitivity());
    double tail = baseline.share().tail(observed, brandMentions);
    boolean fires =
        rule.enabled() && observed >= (1 + rule.minChange()) * expected && tail <= level;
    if (!fires) {
      return new Judgement(RULE, Outcome.NORMAL, window.sizeMinutes(), null, stillOff);
    }
    int beyond =
        BetaBinomial.smallestBeyond(
            level, brandMentions, baseline.share().mean(), baseline.share().rho());
    double threshold = Math.max(beyond, (1 + rule.minChange()) * expected);
    Anomaly anomaly =
        new Anomaly(
            window.brand(),
            window.topic(),
            Anomaly.TOPIC_SPIKE,
            topic.netSentiment() < 0 ? "warning" : "info",
            window.start(),
            window.end(),
            "mentions",
            observed,
            expected,
            Decimals.four(threshold),
            observed,
            authors,
            Levels.score(tail),
            RULE,
            Levels.RULES + "/prior-" + baseline.prior().version(),
            window.pane().models(),
            Evidences.ofSpike(window, observed, expected));
    return new Judgement(RULE, Outcome.ANOMALY, window.sizeMinutes(), anomaly, true);
  }
}
