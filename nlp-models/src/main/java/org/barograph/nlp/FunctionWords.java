package org.barograph.nlp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Words that give a language away. A word of several languages counts a part for each of them. */
final class FunctionWords {

  private static final FunctionWords SHARED = new FunctionWords(read());

  private final List<String> codes;
  private final Map<String, int[]> languagesOf;

  private FunctionWords(Map<String, Set<String>> wordsOf) {
    this.codes = List.copyOf(new TreeSet<>(wordsOf.keySet()));
    var languages = new HashMap<String, List<Integer>>();
    for (int i = 0; i < codes.size(); i++) {
      for (String word : wordsOf.get(codes.get(i))) {
        languages.computeIfAbsent(word, w -> new ArrayList<>()).add(i);
      }
    }
    var compact = new HashMap<String, int[]>();
    languages.forEach(
        (word, of) -> compact.put(word, of.stream().mapToInt(Integer::intValue).toArray()));
    // Map.copyOf probes longer for the many words that it does not hold.
    this.languagesOf = compact;
  }

  static FunctionWords shared() {
    return SHARED;
  }

  /**
   * How much each side speaks.
   *
   * @param english weight of the English words found
   * @param best weight of the words of the other language with the most
   * @param language that other language; {@code und} if there is none
   */
  record Evidence(double english, double best, String language) {}

  Evidence weigh(List<String> lowerCasedWords) {
    var weights = new double[codes.size()];
    for (String word : lowerCasedWords) {
      int[] of = languagesOf.get(word);
      if (of != null) {
        for (int language : of) {
          weights[language] += 1.0 / of.length;
        }
      }
    }
    int english = codes.indexOf("en");
    int best = -1;
    for (int i = 0; i < weights.length; i++) {
      if (i != english && weights[i] > 0 && (best < 0 || weights[i] > weights[best])) {
        best = i;
      }
    }
    return new Evidence(
        weights[english], best < 0 ? 0 : weights[best], best < 0 ? "und" : codes.get(best));
  }

  private static Map<String, Set<String>> read() {
    var stream = FunctionWords.class.getResourceAsStream("function-words.txt");
    if (stream == null) {
      throw new IllegalStateException(
          "resource org/barograph/nlp/function-words.txt is missing from the class path");
    }
    var words = new HashMap<String, Set<String>>();
    try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          int colon = line.indexOf(": ");
          words
              .computeIfAbsent(line.substring(0, colon), code -> new HashSet<>())
              .addAll(List.of(line.substring(colon + 2).split(" ")));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "resource org/barograph/nlp/function-words.txt cannot be read", e);
    }
    return words;
  }
}
