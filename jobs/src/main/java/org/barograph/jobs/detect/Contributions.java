package org.barograph.jobs.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.barograph.jobs.model.Decimals;
import org.barograph.jobs.model.Evidence;
import org.barograph.jobs.model.Tally;

/**
 * Parts a change into what each topic, channel and author has more, or less, than it usually has.
 * What is expected of a part is its usual share of the expected whole; what is expected of those
 * without a past is the rest of it.
 */
final class Contributions {

  static final String OTHER = "other";

  /** Of each dimension; with the rest, which is one more. */
  private static final int MAX_SHOWN = 8;

  /** Mentions of everybody that an author's mood is held against. */
  private static final double STEADY = 4;

  /** Of the change; who has less is part of the rest, but for the heaviest. */
  private static final double MIN_SHARE = 0.1;

  private final ClosedWindow window;
  private final Statistic statistic;
  private final double observed;
  private final double expected;
  private final List<Evidence.Contribution> shown = new ArrayList<>();
  private final Map<String, Double> shares = new HashMap<>();

  /**
   * @param observed rounded, and so is {@code expected}
   */
  Contributions(ClosedWindow window, Statistic statistic, double observed, double expected) {
    this.window = window;
    this.statistic = statistic;
    this.observed = observed;
    this.expected = expected;
    statistic.dimensions(window.topic()).forEach(this::part);
  }

  /**
   * What is counted, and over what it is expected where there is no past.
   *
   * @param usual before the names of parts in a baseline
   * @param total of a baseline
   */
  record Statistic(
      ToIntFunction<Tally> count, ToIntFunction<Tally> base, String usual, String total) {

    static final Statistic NEGATIVE_SHARE =
        new Statistic(Tally::negative, Tally::scored, "", UsualParts.NEGATIVES);
    static final Statistic MENTIONS =
        new Statistic(Tally::mentions, Tally::mentions, Facets.MENTIONS, UsualParts.ALL_MENTIONS);

    private List<Dimension> dimensions(String topic) {
      if (topic != null) {
        String channel = Facets.within(topic, Facets.CHANNEL);
        String author = Facets.within(topic, Facets.AUTHOR);
        return List.of(
            new Dimension("channel", channel, channel, 1),
            new Dimension("author", author, author, 1));
      }
      return List.of(
          new Dimension("topic", Facets.TOPIC_PART, usual + Facets.TOPIC_PART, Facets.UNITS),
          new Dimension("channel", Facets.CHANNEL, usual + Facets.CHANNEL, 1),
          new Dimension("author", Facets.AUTHOR, usual + Facets.AUTHOR, 1));
    }
  }

  /**
   * @param prefix of its parts in a pane
   * @param usualPrefix of the same parts in the baseline
   * @param units that a mention counts as
   */
  private record Dimension(String name, String prefix, String usualPrefix, int units) {}

  /** The heaviest parts of each dimension and the rest, which make exactly observed − expected. */
  List<Evidence.Contribution> shown() {
    return List.copyOf(shown);
  }

  /** The share of the change that a part makes, in [0, 1]; also of those that are not shown. */
  double share(String dimension, String key) {
    return Math.clamp(shares.getOrDefault(dimension + "|" + key, 0.0), 0, 1);
  }

  private void part(Dimension dimension) {
    double change = Decimals.four(observed - expected);
    double unit =
        statistic.equals(Statistic.NEGATIVE_SHARE) ? 1.0 / window.pane().about(null).scored() : 1;
    List<Evidence.Contribution> parts = new ArrayList<>();
    Map<String, Tally> said = window.pane().parts(dimension.prefix());
    expectations(dimension, said)
        .forEach((key, expects) -> {
          Tally tally = said.getOrDefault(key, Tally.ZERO);
          double counted = (double) statistic.count.applyAsInt(tally) / dimension.units();
          int n = (int) Math.round((double) tally.mentions() / dimension.units());
          double delta = Decimals.four(counted * unit - expects);
          parts.add(contribution(dimension.name(), key, delta, change, n));
        });
    parts.forEach(part -> shares.put(dimension.name() + "|" + part.key(), part.share()));
    parts.sort(
        Comparator.<Evidence.Contribution>comparingDouble(c -> -Math.abs(c.delta()))
            .thenComparing(Evidence.Contribution::key));
    List<Evidence.Contribution> heaviest = new ArrayList<>();
    for (Evidence.Contribution part : parts) {
      boolean counts = heaviest.isEmpty() || Math.abs(part.share()) >= MIN_SHARE;
      if (counts && heaviest.size() < MAX_SHOWN) {
        heaviest.add(part);
      }
    }
    show(dimension.name(), heaviest, change);
  }

  /** First what pushed in the direction of the change, last what pushed against it. */
  private void show(String dimension, List<Evidence.Contribution> heaviest, double change) {
    double rest = change;
    int mentions = window.pane().about(window.topic()).mentions();
    for (Evidence.Contribution part : heaviest) {
      rest = Decimals.four(rest - part.delta());
      mentions -= part.n();
    }
    heaviest.stream()
        .sorted(
            Comparator.<Evidence.Contribution>comparingDouble(c -> -c.delta() * Math.signum(change))
                .thenComparing(Evidence.Contribution::key))
        .forEach(shown::add);
    if (rest != 0) {
      shown.add(contribution(dimension, OTHER, rest, change, Math.max(0, mentions)));
    }
  }

  private static Evidence.Contribution contribution(
      String dimension, String key, double delta, double change, int n) {
    double share = change == 0 ? 0 : Decimals.four(delta / change);
    return new Evidence.Contribution(dimension, key, delta, share, n);
  }

  /** What each part that was said anything of, now or usually, is expected to have. */
  private Map<String, Double> expectations(Dimension dimension, Map<String, Tally> said) {
    if (dimension.name().equals("author") && statistic.equals(Statistic.NEGATIVE_SHARE)) {
      return expectedOfAuthors(said);
    }
    Map<String, Double> usual = usual(dimension.usualPrefix());
    double known = usual.values().stream().mapToDouble(Double::doubleValue).sum();
    double learnt = window.baseline().parts().getOrDefault(statistic.total, 0.0);
    double whole = Math.max(known, learnt * dimension.units());
    double rest = whole <= 0 ? expected : expected * (1 - known / whole);
    Map<String, Double> expects = new TreeMap<>();
    usual.forEach((key, count) -> expects.put(key, whole <= 0 ? 0 : expected * count / whole));
    ToDoubleFunction<Tally> part = partOfTheRest(dimension, said, usual.keySet());
    said.forEach(
        (key, tally) -> expects.computeIfAbsent(key, k -> rest * part.applyAsDouble(tally)));
    return expects;
  }

  /**
   * Of who wrote: as many negatives as they usually write among as many mentions, a stranger as
   * everybody; together what is expected. There are too many authors to know how much each writes.
   */
  private Map<String, Double> expectedOfAuthors(Map<String, Tally> said) {
    Map<String, Double> negatives = usual(Facets.AUTHOR);
    Map<String, Double> mentions = usual(Facets.MENTIONS + Facets.AUTHOR);
    Map<String, Double> expects = new TreeMap<>();
    double strangers = window.pane().about(null).scored();
    double whole = 0;
    for (Map.Entry<String, Tally> author : said.entrySet()) {
      double rate =
          (negatives.getOrDefault(author.getKey(), 0.0) + STEADY * expected)
              / (mentions.getOrDefault(author.getKey(), 0.0) + STEADY);
      expects.put(author.getKey(), rate * author.getValue().scored());
      strangers -= author.getValue().scored();
      whole += rate * author.getValue().scored();
    }
    double scale = expected / Math.max(whole + expected * Math.max(0, strangers), 1e-9);
    expects.replaceAll((author, weight) -> weight * scale);
    return expects;
  }

  /** What the baseline knows of the parts with a prefix. */
  private Map<String, Double> usual(String prefix) {
    Map<String, Double> usual = new TreeMap<>();
    window
        .baseline()
        .parts()
        .forEach((facet, count) -> {
          if (facet.startsWith(prefix)) {
            usual.put(facet.substring(prefix.length()), count);
          }
        });
    return usual;
  }

  /**
   * How much of what is expected of those without a past is expected of one of them: of an author
   * as many mentions as of any other, who writes a hundred is not expected to; else by what it
   * said.
   */
  private ToDoubleFunction<Tally> partOfTheRest(
      Dimension dimension, Map<String, Tally> said, Set<String> known) {
    if (dimension.name().equals("author")) {
      long familiar = known.stream().filter(said::containsKey).count();
      double strangers =
          Math.max(said.size(), window.pane().distinctAuthors(window.topic())) - familiar;
      return tally -> 1 / Math.max(1, strangers);
    }
    Tally all = window.pane().about(window.topic());
    double base = (double) statistic.base.applyAsInt(all) * dimension.units();
    for (String key : known) {
      base -= statistic.base.applyAsInt(said.getOrDefault(key, Tally.ZERO));
    }
    double strangers = base;
    return tally -> strangers <= 0 ? 0 : statistic.base.applyAsInt(tally) / strangers;
  }
}
