package org.barograph.jobs.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.barograph.jobs.model.Tally;

/** Where a key's statistic usually comes from: what evidence compares with, in bounded space. */
final class UsualParts {

  static final String NEGATIVES = Facets.TOTAL + "negatives";
  static final String ALL_MENTIONS = Facets.TOTAL + "mentions";

  /** Of each kind, such as channels of negatives; names come with the posts. */
  static final int MAX_OF_A_KIND = 32;

  /** Authors of a window that are worth remembering: not those who wrote once or twice. */
  private static final int MAX_AUTHORS = 8;

  private static final int REGULAR = 3;

  private UsualParts() {}

  /** What a window adds. */
  static Map<String, Integer> of(ClosedWindow closed) {
    Map<String, Integer> counts = new TreeMap<>();
    Tally all = closed.pane().about(closed.topic());
    counts.put(ALL_MENTIONS, all.mentions());
    if (closed.topic() == null) {
      counts.put(NEGATIVES, all.negative());
      for (String prefix : List.of(Facets.TOPIC_PART, Facets.CHANNEL, Facets.AUTHOR)) {
        add(counts, closed, prefix, prefix, Tally::negative);
        add(counts, closed, prefix, Facets.MENTIONS + prefix, Tally::mentions);
      }
    } else {
      for (String kind : List.of(Facets.CHANNEL, Facets.AUTHOR)) {
        String prefix = Facets.within(closed.topic(), kind);
        add(counts, closed, prefix, prefix, Tally::mentions);
      }
    }
    return counts;
  }

  private static void add(
      Map<String, Integer> counts,
      ClosedWindow closed,
      String prefix,
      String usualPrefix,
      ToIntFunction<Tally> count) {
    Map<String, Tally> parts = closed.pane().parts(prefix);
    if (prefix.endsWith(Facets.AUTHOR)) {
      parts = regulars(parts);
    }
    parts.forEach((key, tally) -> counts.put(usualPrefix + key, count.applyAsInt(tally)));
  }

  private static Map<String, Tally> regulars(Map<String, Tally> authors) {
    Map<String, Tally> regulars = new TreeMap<>();
    authors.entrySet().stream()
        .filter(author -> author.getValue().mentions() >= REGULAR)
        .sorted(
            Comparator.<Map.Entry<String, Tally>>comparingInt(e -> -e.getValue().mentions())
                .thenComparing(Map.Entry::getKey))
        .limit(MAX_AUTHORS)
        .forEach(author -> regulars.put(author.getKey(), author.getValue()));
    return regulars;
  }

  /** Only the heaviest of each kind, ties by name. */
  static Map<String, Double> heaviest(Map<String, Double> parts) {
    Map<String, List<Map.Entry<String, Double>>> kinds = new TreeMap<>();
    parts
        .entrySet()
        .forEach(
            part -> kinds.computeIfAbsent(kindOf(part.getKey()), k -> new ArrayList<>()).add(part));
    Map<String, Double> heaviest = new HashMap<>();
    for (List<Map.Entry<String, Double>> kind : kinds.values()) {
      kind.sort(
          Comparator.<Map.Entry<String, Double>>comparingDouble(e -> -e.getValue())
              .thenComparing(Map.Entry::getKey));
      kind.stream()
          .limit(MAX_OF_A_KIND)
          .forEach(part -> heaviest.put(part.getKey(), part.getValue()));
    }
    return heaviest;
  }

  /** Such as {@code mentions|channel:}; what follows may hold anything. */
  private static String kindOf(String facet) {
    boolean within = facet.startsWith(Facets.MENTIONS) || facet.startsWith(Facets.TOPIC);
    int from = within ? facet.indexOf('|') + 1 : 0;
    return facet.substring(0, facet.indexOf(':', from) + 1);
  }
}
