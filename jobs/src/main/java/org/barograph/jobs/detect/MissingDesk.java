package org.barograph.jobs.detect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.DataMissingConfig;
import org.barograph.jobs.model.Anomaly;
import org.barograph.jobs.model.BrandWindow.Outcome;
import org.barograph.jobs.model.Decimals;
import org.barograph.jobs.model.Evidence;

/**
 * Judges what a brand misses while channels are silent: the part of its mentions that usually comes
 * from them. Plain logic: what it needs comes in, what it finds goes out.
 */
final class MissingDesk {

  static final String RULE = Anomaly.DATA_MISSING;

  /** While this is open, how often it is judged. */
  static final long EVERY = 5 * Minutes.MINUTE;

  /** From this part of the mentions on the brand is blind, and that is a page. */
  private static final double BLIND = 0.5;

  /** A channel that is silent for longer is gone: what is usual is learnt without it. */
  private static final long GONE_AFTER = Duration.ofDays(1).toMillis();

  private final DataMissingConfig rule;
  private final IncidentBook book;
  private final Prior prior = Prior.load();

  MissingDesk(BarographConfig config) {
    this.rule = config.detection().dataMissing();
    this.book = new IncidentBook(config.detection(), config.version());
  }

  /**
   * @param silent channels that are silent, by name
   * @param baseline of the brand; null before its first window
   */
  IncidentBook.Turned decide(
      String brand,
      long tick,
      Map<String, Silence> silent,
      KeyBaseline baseline,
      IncidentBook.Page page) {
    KeyBaseline usual = baseline == null ? KeyBaseline.of(prior, tick) : baseline;
    return book.turn(page, brand, tick, Map.of("", List.of(judge(brand, tick, silent, usual))));
  }

  static boolean isGone(Silence silence, long tick) {
    return tick - silence.since() > GONE_AFTER;
  }

  private Judgement judge(
      String brand, long tick, Map<String, Silence> silent, KeyBaseline baseline) {
    int minutes = (int) (EVERY / Minutes.MINUTE);
    if (Learning.isYoung(baseline)) {
      return new Judgement(RULE, Outcome.LEARNING, minutes, null, false);
    }
    Map<String, Double> missing = missing(tick, silent, baseline);
    double share = missing.values().stream().mapToDouble(Double::doubleValue).sum();
    if (rule.enabled() && share >= rule.minShare()) {
      Anomaly anomaly = anomaly(brand, tick, silent, missing, share, baseline);
      return new Judgement(RULE, Outcome.ANOMALY, minutes, anomaly, true);
    }
    // A channel that is gone has not recovered: the incident fades.
    boolean gone = silent.values().stream().anyMatch(silence -> isGone(silence, tick));
    return new Judgement(
        RULE, gone ? Outcome.INSUFFICIENT_DATA : Outcome.NORMAL, minutes, null, false);
  }

  /** Each channel's part of the brand's usual mentions. */
  private static Map<String, Double> missing(
      long tick, Map<String, Silence> silent, KeyBaseline baseline) {
    String prefix = Facets.MENTIONS + Facets.CHANNEL;
    double known =
        baseline.parts().entrySet().stream()
            .filter(part -> part.getKey().startsWith(prefix))
            .mapToDouble(Map.Entry::getValue)
            .sum();
    double whole = Math.max(known, baseline.parts().getOrDefault(UsualParts.ALL_MENTIONS, 0.0));
    Map<String, Double> missing = new TreeMap<>();
    silent.forEach((channel, silence) -> {
      double usual = baseline.parts().getOrDefault(prefix + channel, 0.0);
      if (usual > 0 && !isGone(silence, tick)) {
        missing.put(channel, usual / whole);
      }
    });
    return missing;
  }

  private static Anomaly anomaly(
      String brand,
      long tick,
      Map<String, Silence> silent,
      Map<String, Double> missing,
      double share,
      KeyBaseline baseline) {
    Silence longest = null;
    for (String channel : missing.keySet()) {
      Silence silence = silent.get(channel);
      longest = longest == null || silence.since() < longest.since() ? silence : longest;
    }
    double observed = (double) (tick - longest.since()) / Minutes.MINUTE;
    double expected = longest.expectedMinutes();
    return new Anomaly(
        brand,
        null,
        Anomaly.DATA_MISSING,
        share >= BLIND ? "error" : "warning",
        longest.since(),
        tick,
        "silent_minutes",
        observed,
        expected,
        longest.thresholdMinutes(),
        0,
        0,
        Math.rint(share * 10_000) / 100,
        RULE,
        Levels.RULES + "/prior-" + baseline.prior().version(),
        List.of(),
        new Evidence(
            baseline.span(),
            contributions(missing, share, Decimals.four(observed - expected)),
            List.of(),
            new Evidence.Check(observed, 0),
            new Evidence.Check(observed, 0),
            List.of()));
  }

  /** The silence, shared out by what each channel usually brings. */
  private static List<Evidence.Contribution> contributions(
      Map<String, Double> missing, double share, double change) {
    List<Evidence.Contribution> contributions = new ArrayList<>();
    double rest = change;
    for (Map.Entry<String, Double> part : missing.entrySet()) {
      boolean isLast = contributions.size() == missing.size() - 1;
      double delta = isLast ? rest : Decimals.four(change * part.getValue() / share);
      rest = Decimals.four(rest - delta);
      contributions.add(
          new Evidence.Contribution(
              "channel", part.getKey(), delta, Decimals.four(part.getValue() / share), 0));
    }
    contributions.sort(
        Comparator.<Evidence.Contribution>comparingDouble(c -> -c.delta())
            .thenComparing(Evidence.Contribution::key));
    return contributions;
  }
}
