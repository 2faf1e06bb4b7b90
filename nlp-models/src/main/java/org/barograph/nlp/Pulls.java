package org.barograph.nlp;

import java.util.ArrayList;
import java.util.List;

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
    mergeRepeated();
    var reasons = new ArrayList<String>(MAX_REASONS);
    while (reasons.size() < MAX_REASONS) {
      int word = heaviest(words);
      int pair = heaviest(pairs);
      double ofWord = word < 0 ? 0 : words[word];
      double ofPair = pair < 0 ? 0 : pairs[pair];
      if (Math.max(Math.abs(ofWord), Math.abs(ofPair)) < LEAST) {
        break;
      }
      if (Math.abs(ofWord) >= Math.abs(ofPair)) {
        reasons.add(reason((extracted.negated()[word] ? "not .. " : "") + shown(word), ofWord));
        words[word] = 0;
      } else {
        reasons.add(reason(shown(pair) + " " + shown(pair + 1), ofPair));
        pairs[pair] = 0;
      }
    }
    return reasons;
  }

  /** A word that stands three times is one reason. */
  private void mergeRepeated() {
    boolean[] negated = extracted.negated();
    for (int i = 1; i < words.length; i++) {
      for (int earlier = 0; earlier < i && words[i] != 0; earlier++) {
        if (negated[earlier] == negated[i] && shown(earlier).equals(shown(i))) {
          words[earlier] += words[i];
          words[i] = 0;
        }
      }
      for (int earlier = 0; earlier < i && pairs[i] != 0; earlier++) {
        if (shown(earlier).equals(shown(i)) && shown(earlier + 1).equals(shown(i + 1))) {
          pairs[earlier] += pairs[i];
          pairs[i] = 0;
        }
      }
    }
  }

  private static int heaviest(double[] pulls) {
    int heaviest = -1;
    double most = 0;
    for (int i = 0; i < pulls.length; i++) {
      if (Math.abs(pulls[i]) > most) {
        most = Math.abs(pulls[i]);
        heaviest = i;
      }
    }
    return heaviest;
  }

  private String shown(int word) {
    return extracted.tokens().get(word).shown();
  }

  private static String reason(String words, double pull) {
    long hundredths = Math.round(Math.abs(pull) * 100);
    return shortened(words)
        + (pull < 0 ? " -" : " +")
        + hundredths / 100
        + (hundredths % 100 < 10 ? ".0" : ".")
        + hundredths % 100;
  }

  private static String shortened(String words) {
    if (words.length() <= LONGEST) {
      return words;
    }
    int end = Character.isHighSurrogate(words.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
    return words.substring(0, end) + "…";
  }
}
