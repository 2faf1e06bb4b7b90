package org.barograph.nlp.treebank;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.barograph.nlp.MoodExplainer.Pull;

/**
 * Finds what a sentence's tone hangs on: covers each phrase in turn with a word that says nothing
 * and looks what becomes of the whole (M. D. Zeiler, R. Fergus, "Visualizing and Understanding
 * Convolutional Networks", 2014, do so with parts of a picture).
 */
final class Occlusion {

  private static final int MAX_PULLS = 5;
  private static final int LONGEST_PHRASE = 6;
  private static final double LEAST = 0.05;

  private record Covered(int from, int to, Phrase phrase, double pull) {
    boolean overlaps(Covered other) {
      return from < other.to && other.from < to;
    }
  }

  /** A phrase on the way up to the sentence. */
  private record Above(Judged phrase, Above above, boolean cameFromLeft) {}

  private final Network network;
  private final double tone;
  private final List<Covered> found = new ArrayList<>();

  private Occlusion(Network network, Judged sentence) {
    this.network = network;
    this.tone = sentence.tone();
  }

  /** At most 5 phrases of at most 6 words, strongest first, none within another. */
  static List<Pull> pulls(Judged sentence, Network network) {
    var occlusion = new Occlusion(network, sentence);
    occlusion.cover(sentence, 0, null);
    return occlusion.strongest();
  }

  private void cover(Judged phrase, int from, Above above) {
    if (phrase.words() <= LONGEST_PHRASE) {
      double pull = tone - toneWithout(above);
      if (Math.abs(pull) >= LEAST) {
        found.add(new Covered(from, from + phrase.words(), phrase.phrase(), pull));
      }
    }
    if (!phrase.isWord()) {
      cover(phrase.left(), from, new Above(phrase, above, true));
      cover(phrase.right(), from + phrase.left().words(), new Above(phrase, above, false));
    }
  }

  private double toneWithout(Above above) {
    double[] vector = network.unknown();
    boolean isWord = true;
    for (Above at = above; at != null; at = at.above()) {
      vector =
          at.cameFromLeft()
              ? network.combined(vector, at.phrase().right().vector())
              : network.combined(at.phrase().left().vector(), vector);
      isWord = false;
    }
    return Network.tone(network.classes(vector, isWord));
  }

  private List<Pull> strongest() {
    // Of two that pull alike the shorter says more; then the first.
    found.sort(
        Comparator.<Covered>comparingDouble(covered -> -Math.abs(rounded(covered.pull)))
            .thenComparingInt(covered -> covered.to - covered.from)
            .thenComparingInt(Covered::from));
    var chosen = new ArrayList<Covered>();
    for (Covered covered : found) {
      if (chosen.size() < MAX_PULLS && chosen.stream().noneMatch(covered::overlaps)) {
        chosen.add(covered);
      }
    }
    return chosen.stream()
        .map(covered -> new Pull(covered.phrase.text(), rounded(covered.pull)))
        .toList();
  }

  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0 + 0.0;
  }
}
