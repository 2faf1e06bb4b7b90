package org.barograph.cli.demo;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.barograph.jobs.model.Mention;

/**
 * Mentions in the index compared with those that were planted.
 *
 * @param found planted mentions that are there, by brand and kind
 * @param surplus mentions by brand that nobody planted
 * @param leftOver mentions that ought to be gone: deleted, taken back, or their author's account
 *     was
 * @param moods scored mentions by planted polarity and by the polarity that the model gave
 */
record MentionScore(
    Map<String, Map<String, Integer>> found,
    Map<String, Integer> surplus,
    int leftOver,
    Map<String, Map<String, Integer>> moods) {

  static MentionScore of(Truth truth, List<FoundMention> mentions) {
    Map<String, Label> planted = new HashMap<>();
    truth
        .labels()
        .forEach((key, labels) -> {
          String[] parts = key.split(":", 2);
          labels.forEach(
              label -> planted.put(Mention.idOf(parts[0], parts[1], label.brand()), label));
        });
    Set<String> retracted = new HashSet<>(truth.retracted());
    Map<String, Map<String, Integer>> found = new TreeMap<>();
    Map<String, Integer> surplus = new TreeMap<>();
    Map<String, Map<String, Integer>> moods = new TreeMap<>();
    int leftOver = 0;
    for (FoundMention mention : mentions) {
      Label label = planted.remove(mention.mentionId());
      if (label != null) {
        count(found, mention.brand(), label.kind());
        count(moods, label.polarity(), mention.polarity());
      } else if (retracted.contains(mention.mentionId())) {
        leftOver++;
      } else {
        surplus.merge(mention.brand(), 1, Integer::sum);
      }
    }
    return new MentionScore(found, surplus, leftOver, moods);
  }

  private static void count(Map<String, Map<String, Integer>> counts, String row, String column) {
    counts.computeIfAbsent(row, any -> new TreeMap<>()).merge(column, 1, Integer::sum);
  }

  int found(String brand, String kind) {
    return found.getOrDefault(brand, Map.of()).getOrDefault(kind, 0);
  }

  int foundInAll() {
    return found.values().stream().flatMap(kinds -> kinds.values().stream()).mapToInt(n -> n).sum();
  }

  int surplusInAll() {
    return surplus.values().stream().mapToInt(n -> n).sum();
  }

  /** How many mentions with this planted polarity were given that one. */
  int moods(String planted, String given) {
    return moods.getOrDefault(planted, Map.of()).getOrDefault(given, 0);
  }
}
