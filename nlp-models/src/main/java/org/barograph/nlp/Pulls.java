package org.barograph.nlp;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Sums what each word and each pair of words adds to a judgement, and tells the heaviest. */
final class Pulls {

  private static final int MAX_REASONS = 5;
  private static final double LEAST = 0.05;
  private static final int LONGEST = 40;

  private final SocialFeatures.Extracted extracted;
  private final double[] words;
  private final double[] pairs;

  Pulls(SocialFeatures.Extracted extracted) {
    this.extracted = extracted;
    this.words = new double[extracted.tokens().size()];
    this.pairs = new double[words.length];
  }

  /**
   * Positions as in {@link Features}; what spans more than two words is no one's fault and is left
   * out.
   */
  void add(int first, int last, double pull) {
    if (first == last) {
      words[first] += pull;
    } else if (last - first == 1) {
      pairs[first] += pull;
    }
  }

  List<String> reasons() {
    // A word that stands three times is one reason.
    var sums = new LinkedHashMap<String, Double>();
    for (int i = 0; i < words.length; i++) {
      String shown = extracted.tokens().get(i).shown();
      sums.merge(extracted.negated()[i] ? "not .. " + shown : shown, words[i], Double::sum);
      if (i + 1 < words.length) {
        sums.merge(shown + " " + extracted.tokens().get(i + 1).shown(), pairs[i], Double::sum);
      }
    }
    return sums.entrySet().stream()
        .filter(sum -> Math.abs(sum.getValue()) >= LEAST)
        .sorted(
            Comparator.comparingDouble(
                (Map.Entry<String, Double> sum) -> -Math.abs(sum.getValue())))
        .limit(MAX_REASONS)
        .map(sum -> shortened(sum.getKey()) + String.format(Locale.ROOT, " %+.2f", sum.getValue()))
        .toList();
  }

  private static String shortened(String words) {
    if (words.length() <= LONGEST) {
      return words;
    }
    int end = Character.isHighSurrogate(words.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
    return words.substring(0, end) + "…";
  }
}
