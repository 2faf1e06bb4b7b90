package org.barograph.jobs.detect;

import java.util.HashMap;
import java.util.Map;
import org.barograph.jobs.model.Evidence;
import org.barograph.jobs.model.Tally;

/**
 * All that is usual for a brand, or for one of its topics, in windows of one size. Immutable; every
 * step decays by event time.
 *
 * @param prior what was expected before there was history
 * @param negative share of negative mentions among the scored
 * @param share share of the topic among the brand's mentions (unused for a brand)
 * @param scoreE4 decayed sum of scores in ten-thousandths, and of scored mentions
 * @param parts decayed counts by facet: negatives and mentions of a brand, mentions of a topic
 * @param from event time from which windows were seen
 * @param until event time up to which it has decayed
 * @param windows final windows learnt
 */
public record KeyBaseline(
    Prior prior,
    ShareBaseline negative,
    ShareBaseline share,
    VolumeBaseline volume,
    double scoreE4,
    double scored,
    Map<String, Double> parts,
    long from,
    long until,
    int windows) {

  private static final double HALF_LIFE_MILLIS = 7 * 86_400_000.0;

  /** Facets of less weight are forgotten, so that the state stays bounded. */
  private static final double NEGLIGIBLE = 0.05;

  static KeyBaseline of(Prior prior, long from) {
    return new KeyBaseline(
        prior,
        ShareBaseline.of(prior.negativeShare()),
        ShareBaseline.of(prior.topicShare()),
        VolumeBaseline.empty(),
        0,
        0,
        Map.of(),
        from,
        from,
        0);
  }

  /** For a topic that was never seen before: it had no part in what the brand had. */
  static KeyBaseline unseenTopic(Prior prior, KeyBaseline brand) {
    KeyBaseline fresh = of(prior, brand.from);
    double seen = 0;
    for (double count : brand.volume.counts()) {
      seen += count;
    }
    ShareBaseline share = fresh.share;
    return new KeyBaseline(
        prior,
        fresh.negative,
        new ShareBaseline(share.prior(), 0, seen, share.spread(), share.spreadWeight()),
        new VolumeBaseline(new double[24], brand.volume.minutes().clone()),
        fresh.scoreE4,
        fresh.scored,
        Map.of(),
        brand.from,
        brand.until,
        brand.windows);
  }

  /** In [-1, 1]. */
  double scoreMean() {
    double weight = prior.negativeShare().weight();
    return (prior.scoreMean() * weight + scoreE4 / 10_000) / (weight + scored);
  }

  /** Without what is usual of an author; what their mentions taught of the whole stays. */
  KeyBaseline withoutAuthor(String authorId) {
    String end = Facets.AUTHOR + authorId;
    Map<String, Double> others = new HashMap<>(parts);
    others.keySet().removeIf(facet -> facet.equals(end) || facet.endsWith("|" + end));
    return new KeyBaseline(
        prior, negative, share, volume, scoreE4, scored, others, from, until, windows);
  }

  /** Mentions of the brand behind this baseline, decayed. */
  double evidence() {
    return share.total();
  }

  Evidence.BaselineSpan span() {
    return new Evidence.BaselineSpan(from, until, windows);
  }

  KeyBaseline decayedTo(long time) {
    if (time <= until) {
      return this;
    }
    double factor = StrictMath.pow(0.5, (time - until) / HALF_LIFE_MILLIS);
    Map<String, Double> fewer = new HashMap<>();
    parts.forEach((facet, count) -> {
      if (count * factor >= NEGLIGIBLE) {
        fewer.put(facet, count * factor);
      }
    });
    return new KeyBaseline(
        prior,
        negative.decayed(factor),
        share.decayed(factor),
        volume.decayed(factor),
        scoreE4 * factor,
        scored * factor,
        fewer,
        from,
        time,
        windows);
  }

  /**
   * Learns a final window that ends at {@code end}; call {@link #decayedTo} first.
   *
   * @param brandMentions of the whole brand in the same window
   * @param counts what each facet adds to the statistic
   * @param weight in [0, 1]
   */
  KeyBaseline learn(
      long start,
      long end,
      Tally tally,
      int brandMentions,
      Map<String, Integer> counts,
      double weight) {
    Map<String, Double> more = new HashMap<>(parts);
    counts.forEach((facet, count) -> more.merge(facet, weight * count, Double::sum));
    return new KeyBaseline(
        prior,
        negative.learn(tally.negative(), tally.scored(), weight),
        share.learn(tally.mentions(), brandMentions, weight),
        volume.learn(start, end, tally.mentions(), weight),
        scoreE4 + weight * tally.scoreE4(),
        scored + weight * tally.scored(),
        UsualParts.heaviest(more),
        from,
        end,
        windows + 1);
  }
}
