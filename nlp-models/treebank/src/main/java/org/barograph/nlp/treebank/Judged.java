package org.barograph.nlp.treebank;

import java.util.List;

/**
 * A phrase as the network sees it.
 *
 * @param vector its meaning
 * @param classes probabilities from very negative to very positive
 * @param left null for a word
 * @param right null for a word
 * @param words how many
 */
// Two are never compared, and arrays are what the arithmetic works on.
@SuppressWarnings("ArrayRecordComponent")
record Judged(
    Phrase phrase, double[] vector, double[] classes, Judged left, Judged right, int words) {

  static Judged of(Phrase phrase, Network network) {
    if (phrase.isWord()) {
      double[] vector = network.wordVector(phrase.word());
      return new Judged(phrase, vector, network.classes(vector, true), null, null, 1);
    }
    Judged left = of(phrase.left(), network);
    Judged right = of(phrase.right(), network);
    double[] vector = network.combined(left.vector, right.vector);
    return new Judged(
        phrase, vector, network.classes(vector, false), left, right, left.words + right.words);
  }

  boolean isWord() {
    return left == null;
  }

  /** In [-1, 1]. */
  double tone() {
    return Network.tone(classes);
  }

  /** This phrase and all in it, from left to right, the whole after its parts. */
  void addTo(List<Judged> all) {
    if (!isWord()) {
      left.addTo(all);
      right.addTo(all);
    }
    all.add(this);
  }
}
