package org.barograph.jobs.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.barograph.jobs.model.Decimals;
import org.barograph.jobs.model.Evidence;
import org.barograph.jobs.model.Polarity;
import org.barograph.jobs.model.Tally;

/** Gathers what explains an anomaly: which parts the change consists of, and which posts. */
final class Evidences {

  private static final int MAX_CONTRIBUTIONS = 5;
  private static final int MAX_DRIVERS = 10;
  private static final String OTHER = "other";

  private Evidences() {}

  /** Why the negative share of a brand rose from expected to observed; both rounded. */
  static Evidence ofDrop(ClosedWindow window, double observed, double expected) {
    int scored = window.pane().about(null).scored();
    List<Evidence.Contribution> contributions = new ArrayList<>();
    ToIntFunction<Tally> negative = Tally::negative;
    for (Dimension dimension :
        List.of(
            Dimension.of("topic", Facets.FIRST_TOPIC),
            Dimension.of("channel", Facets.CHANNEL),
            Dimension.of("author", Facets.AUTHOR))) {
      contributions.addAll(
          contributions(window, dimension, negative, 1.0 / scored, observed, expected));
    }
    return new Evidence(
        window.baseline().span(),
        contributions,
        drivers(window, Polarity.NEGATIVE),
        share(window, Facets.WITHOUT_BOTS),
        share(window, Facets.WITHOUT_REPOSTS));
  }

  /** Why the mentions of a topic rose from expected to observed. */
  static Evidence ofSpike(ClosedWindow window, double observed, double expected) {
    List<Evidence.Contribution> contributions = new ArrayList<>();
    for (Dimension dimension :
        List.of(
            Dimension.of("channel", Facets.within(window.topic(), Facets.CHANNEL)),
            Dimension.of("author", Facets.within(window.topic(), Facets.AUTHOR)))) {
      contributions.addAll(
          contributions(window, dimension, Tally::mentions, 1, observed, expected));
    }
    return new Evidence(
        window.baseline().span(),
        contributions,
        drivers(window, null),
        count(window, Facets.WITHOUT_BOTS),
        count(window, Facets.WITHOUT_REPOSTS));
  }

  /**
   * Why the mentions of a brand rose from expected to observed.
   *
   * @param learntFrom of the volume, which has a memory of its own
   */
  static Evidence ofVolume(
      ClosedWindow window, Evidence.BaselineSpan learntFrom, double observed, double expected) {
    List<Evidence.Contribution> contributions = new ArrayList<>();
    for (Dimension dimension :
        List.of(
            Dimension.ofMentions("topic", Facets.FIRST_TOPIC),
            Dimension.ofMentions("channel", Facets.CHANNEL),
            Dimension.ofMentions("author", Facets.AUTHOR))) {
      contributions.addAll(
          contributions(window, dimension, Tally::mentions, 1, observed, expected));
    }
    return new Evidence(
        learntFrom,
        contributions,
        drivers(window, null),
        count(window, Facets.WITHOUT_BOTS),
        count(window, Facets.WITHOUT_REPOSTS));
  }

  /**
   * @param facetPrefix of its parts in a pane
   * @param usualPrefix of the same parts in the baseline
   */
  private record Dimension(String name, String facetPrefix, String usualPrefix) {
    static Dimension of(String name, String facetPrefix) {
      return new Dimension(name, facetPrefix, facetPrefix);
    }

    static Dimension ofMentions(String name, String facetPrefix) {
      return new Dimension(name, facetPrefix, Facets.MENTIONS + facetPrefix);
    }
  }

  /** The heaviest parts and the rest, which together make exactly observed − expected. */
  private static List<Evidence.Contribution> contributions(
      ClosedWindow window,
      Dimension dimension,
      ToIntFunction<Tally> count,
      double unit,
      double observed,
      double expected) {
    double change = Decimals.four(observed - expected);
    Map<String, Tally> parts = window.pane().parts(dimension.facetPrefix());
    Map<String, Double> usual = usualParts(window.baseline(), dimension.usualPrefix());
    double usualTotal = usual.values().stream().mapToDouble(Double::doubleValue).sum();
    Map<String, Tally> all = new TreeMap<>(parts);
    usual.keySet().forEach(key -> all.putIfAbsent(key, Tally.ZERO));
    List<Evidence.Contribution> ranked = new ArrayList<>();
    all.forEach((key, tally) -> {
      double expects = usualTotal <= 0 ? 0 : expected * usual.getOrDefault(key, 0.0) / usualTotal;
      double delta = Decimals.four(count.applyAsInt(tally) * unit - expects);
      ranked.add(contribution(dimension.name(), key, delta, change, tally.mentions()));
    });
    ranked.sort(
        Comparator.<Evidence.Contribution>comparingDouble(c -> -Math.abs(c.delta()))
            .thenComparing(Evidence.Contribution::key));
    List<Evidence.Contribution> shown =
        new ArrayList<>(ranked.subList(0, Math.min(MAX_CONTRIBUTIONS, ranked.size())));
    double rest = change;
    int mentions = window.pane().about(window.topic()).mentions();
    for (Evidence.Contribution contribution : shown) {
      rest = Decimals.four(rest - contribution.delta());
      mentions -= contribution.n();
    }
    if (rest != 0) {
      shown.add(contribution(dimension.name(), OTHER, rest, change, mentions));
    }
    return shown;
  }

  private static Evidence.Contribution contribution(
      String dimension, String key, double delta, double change, int n) {
    double share = change == 0 ? 0 : Decimals.four(delta / change);
    return new Evidence.Contribution(dimension, key, delta, share, n);
  }

  private static Map<String, Double> usualParts(KeyBaseline baseline, String prefix) {
    Map<String, Double> usual = new TreeMap<>();
    baseline
        .parts()
        .forEach((facet, count) -> {
          if (facet.startsWith(prefix)) {
            usual.put(facet.substring(prefix.length()), count);
          }
        });
    return usual;
  }

  /**
   * @param polarity null for any
   */
  private static List<Evidence.Driver> drivers(ClosedWindow window, Polarity polarity) {
    return window.pane().drivers().stream()
        .filter(m -> polarity == null || m.polarity() == polarity)
        .filter(m -> window.topic() == null || m.topics().contains(window.topic()))
        .sorted(Pane.STRONGEST)
        .limit(MAX_DRIVERS)
        .map(m -> new Evidence.Driver(m, Math.abs(m.scoreE4()) / 10_000.0))
        .toList();
  }

  private static Evidence.Check share(ClosedWindow window, String facet) {
    Tally tally = window.pane().tally(facet);
    return new Evidence.Check(Decimals.four(tally.negativeShare()), tally.scored());
  }

  private static Evidence.Check count(ClosedWindow window, String facet) {
    Tally tally = window.pane().tally(Facets.within(window.topic(), facet));
    return new Evidence.Check(tally.mentions(), tally.mentions());
  }
}
