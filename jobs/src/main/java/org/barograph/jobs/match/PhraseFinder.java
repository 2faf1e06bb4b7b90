package org.barograph.jobs.match;

import java.util.List;
import java.util.function.Consumer;

/**
 * Finds names of several words with one of them misspelled, from the words that are right. A word
 * that the dictionary explains must sound like the name's.
 */
final class PhraseFinder {
  private static final double[] LIMITS = {0, 0, 0, 0, 0.36, 0.56, 0.85, 1.0};

  private final PhraseIndex index;
  private final Lexicon lexicon;
  private final FoldedText text;
  private final Budget budget;
  private final Consumer<Candidate> found;

  PhraseFinder(
      PhraseIndex index,
      Lexicon lexicon,
      FoldedText text,
      Budget budget,
      Consumer<Candidate> found) {
    this.budget = budget;
    this.index = index;
    this.lexicon = lexicon;
    this.text = text;
    this.found = found;
  }

  /** Looks around the word for the rest of a name. */
  void around(long hash, int from, int to, int floor, int limit) {
    for (PhraseIndex.Anchor anchor : index.at(hash)) {
      around(anchor, from, to, floor, limit);
    }
  }

  private void around(PhraseIndex.Anchor anchor, int from, int to, int floor, int limit) {
    List<String> words = anchor.words();
    double cost = 0;
    int wrong = 0;
    int start = from;
    for (int i = anchor.at() - 1; i >= 0; i--) {
      int end = before(start, floor);
      if (end < 0) {
        return;
      }
      start = wordStart(end, floor);
      double slip = slip(start, end, words.get(i));
      if (slip > 2) {
        return;
      }
      wrong += slip > 0 ? 1 : 0;
      cost += slip;
    }
    int stop = to;
    for (int i = anchor.at() + 1; i < words.size(); i++) {
      int begin = after(stop, limit);
      if (begin < 0) {
        return;
      }
      stop = wordEnd(begin, limit);
      double slip = slip(begin, stop, words.get(i));
      if (slip > 2) {
        return;
      }
      wrong += slip > 0 ? 1 : 0;
      cost += slip;
    }
    if (wrong == 1 && cost < 2) {
      NamePattern pattern = anchor.pattern();
      double confidence = Math.round(100 * (0.9 - 0.12 * cost)) / 100.0;
      found.accept(
          new Candidate(
              pattern.brand(),
              pattern.alias(),
              Kind.MISSPELLED,
              confidence,
              start,
              stop,
              List.of("one word of the name is misspelled", "the others are right")));
    }
  }

  /** What one word costs; infinite where it is another word. */
  private double slip(int from, int to, String expected) {
    String word = text.substring(from, to);
    if (word.equals(expected)) {
      return 0;
    }
    if (!budget.mayCompareTwice()) {
      return Double.POSITIVE_INFINITY;
    }
    if (word.length() < 3 || expected.length() < 3) {
      return Double.POSITIVE_INFINITY;
    }
    if (word.length() >= 4 && Sound.of(word).equals(Sound.of(expected))) {
      return 0.4;
    }
    if (expected.equals(word + "s") && word.length() >= 5) {
      return 0.5;
    }
    if (lexicon.level(text, from, to) != Lexicon.UNKNOWN || word.charAt(0) != expected.charAt(0)) {
      return Double.POSITIVE_INFINITY;
    }
    double limit = LIMITS[Math.min(expected.length(), LIMITS.length - 1)];
    return EditCost.between(word, expected, limit);
  }

  private int before(int start, int floor) {
    int i = start - 1;
    return i > floor && isJoint(i) && text.classes[i - 1] == CharClass.WORD ? i : -1;
  }

  private int after(int stop, int limit) {
    return stop + 1 < limit && isJoint(stop) && text.classes[stop + 1] == CharClass.WORD
        ? stop + 1
        : -1;
  }

  private boolean isJoint(int i) {
    byte gap = Gap.of(text.chars[i]);
    return gap == Gap.SPACE || gap == Gap.HYPHEN;
  }

  private int wordStart(int end, int floor) {
    int i = end;
    while (i > floor && text.classes[i - 1] == CharClass.WORD && end - i < EditCost.MAX_LENGTH) {
      i--;
    }
    return i;
  }

  private int wordEnd(int start, int limit) {
    int i = start;
    while (i < limit && text.classes[i] == CharClass.WORD && i - start < EditCost.MAX_LENGTH) {
      i++;
    }
    return i;
  }
}
