package org.barograph.jobs.match;

import java.util.List;
import java.util.function.Consumer;

/**
 * Finds misspelled names, precision first: a word that English or a name of people explains is
 * never a misspelling, a short name allows a slip but no wrong letter, and the first letter must be
 * right.
 */
final class MisspellingFinder {
  /** Names of fewer letters have too many neighbours. */
  static final int MIN_NAME = 5;

  private static final int MIN_WORD = 4;
  private static final int MIN_PART = 3;

  /** The cost that a name of so many letters allows. */
  private static final double[] LIMITS = {0, 0, 0, 0, 0, 0.56, 0.82, 1.12, 1.18, 1.28, 1.5};

  /** A dictionary word passes for a name only by sound, and only if it is rare itself. */
  private static final int RARE_WORD = 55;

  private static final int MIN_HEARD = 7;

  /** Sounds alike, but is written too differently. */
  private static final double MAX_HEARD = 1.7;

  private final FuzzyIndex index;
  private final Lexicon lexicon;
  private final FoldedText text;
  private final Known known;
  private final Budget budget;
  private final Consumer<Candidate> found;
  private final PhraseFinder phrases;
  private double strictness = -1;

  MisspellingFinder(
      FuzzyIndex index,
      PhraseIndex phrases,
      Lexicon lexicon,
      FoldedText text,
      Known known,
      Budget budget,
      Consumer<Candidate> found) {
    this.index = index;
    this.budget = budget;
    this.lexicon = lexicon;
    this.text = text;
    this.known = known;
    this.found = found;
    this.phrases = new PhraseFinder(phrases, lexicon, text, budget, found);
  }

  /** Whether a name may be looked for with slips in it. */
  static boolean isEligible(String letters, int level) {
    if (letters.length() < MIN_NAME
        || letters.length() > EditCost.MAX_LENGTH
        || !isLatin(letters)) {
      return false;
    }
    return level == Lexicon.UNKNOWN
        || level > Lexicon.COMMON
        || (level > 20 && letters.length() >= 7);
  }

  void find(List<Zone> zones) {
    int from = 0;
    for (Zone zone : zones) {
      findBetween(from, zone.from());
      if (zone.type() == Zone.Type.HASHTAG) {
        findBetween(zone.bodyFrom(), zone.bodyTo());
      }
      from = zone.to();
    }
    findBetween(from, text.length());
  }

  private void findBetween(int from, int to) {
    for (int i = from; i < to; ) {
      if (text.classes[i] != CharClass.WORD) {
        i++;
        continue;
      }
      int end = i + 1;
      while (end < to && text.classes[end] == CharClass.WORD) {
        end++;
      }
      if (end - i >= MIN_PART && end - i <= EditCost.MAX_LENGTH && text.isBorder(i)) {
        long hash = Lexicon.hash(text, i, end);
        phrases.around(hash, i, end, from, to);
        if (end - i >= MIN_WORD) {
          word(hash, i, end);
        }
      }
      i = end;
    }
  }

  private void word(long hash, int from, int to) {
    int level = lexicon.levelOf(hash);
    if (level != Lexicon.UNKNOWN && (level < RARE_WORD || to - from < MIN_HEARD)) {
      return;
    }
    if (!isPlain(from, to) || known.covers(from, to) || !budget.mayCompare()) {
      return;
    }
    String word = text.substring(from, to);
    for (FuzzyIndex.Term term : index.soundingLike(word)) {
      if (!term.letters().equals(word)
          && term.letters().length() >= (level == Lexicon.UNKNOWN ? 6 : MIN_HEARD)
          && EditCost.between(word, term.letters(), MAX_HEARD) <= MAX_HEARD
          && (level == Lexicon.UNKNOWN || !lexicon.isPersonName(word))) {
        report(term, from, to, 0.4, 0.2, "sounds like the name");
      }
    }
    if (level == Lexicon.UNKNOWN) {
      index.near(word, term -> near(term, word, from, to));
    }
  }

  private void near(FuzzyIndex.Term term, String word, int from, int to) {
    if (!budget.mayCompare()) {
      return;
    }
    String name = term.letters();
    double limit = LIMITS[Math.min(name.length(), LIMITS.length - 1)];
    if (term.level() != Lexicon.UNKNOWN && term.level() <= Lexicon.COMMON) {
      limit *= 0.6;
    }
    if (!term.patterns().get(0).isOneWord()) {
      if (name.length() < 10) {
        return; // joined and misspelled at once: too many compounds look like that
      }
      limit *= 0.6;
    }
    double cost = EditCost.between(word, name, limit);
    if (cost > limit || cost == 0) {
      return;
    }
    // Seldom reached, and it reads the whole text.
    limit *= strictness();
    if (cost > limit) {
      return;
    }
    boolean sameStart = word.charAt(0) == name.charAt(0);
    if (!sameStart && (name.length() < 8 || cost > 0.85)) {
      return;
    }
    report(term, from, to, cost, cost / limit, "differs by a slip of the keyboard or the ear");
  }

  private void report(
      FuzzyIndex.Term term, int from, int to, double cost, double strain, String reason) {
    double confidence = Math.round(100 * (0.92 - 0.1 * cost - 0.1 * strain)) / 100.0;
    for (NamePattern pattern : term.patterns()) {
      found.accept(
          new Candidate(
              pattern.brand(),
              pattern.alias(),
              Kind.MISSPELLED,
              confidence,
              from,
              to,
              List.of(reason, "no dictionary has the word")));
    }
  }

  /** In a text of which English explains little, an unknown word says little. */
  private double strictness() {
    if (strictness >= 0) {
      return strictness;
    }
    int words = 0;
    int explained = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.classes[i] == CharClass.WORD && text.isBorder(i)) {
        int end = i + 1;
        while (end < text.length() && text.classes[end] == CharClass.WORD) {
          end++;
        }
        if (end - i > 1) {
          words++;
          int level = lexicon.level(text, i, end);
          explained += level != Lexicon.UNKNOWN && level < Lexicon.NAME ? 1 : 0;
        }
        i = end;
      }
    }
    strictness = words >= 4 && explained * 2 < words ? 0.7 : 1;
    return strictness;
  }

  /** ASCII letters, at most one digit, and no letter three times in a row. */
  private boolean isPlain(int from, int to) {
    int digits = 0;
    for (int i = from; i < to; i++) {
      int c = text.chars[i];
      if (c >= 128 || (i >= from + 2 && c == text.chars[i - 1] && c == text.chars[i - 2])) {
        return false;
      }
      digits += c < 'a' ? 1 : 0;
    }
    // A digit may be a slip inside a word; near its end it counts models.
    return digits == 0 || (digits == 1 && text.chars[from] >= 'a' && minLetterTail(to) >= 2);
  }

  private int minLetterTail(int to) {
    int i = to;
    while (text.chars[i - 1] >= 'a') {
      i--;
    }
    return to - i;
  }

  private static boolean isLatin(String letters) {
    return letters.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
  }
}
