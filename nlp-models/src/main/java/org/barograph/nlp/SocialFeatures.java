package org.barograph.nlp;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns a text into the features of the social model: words, pairs, the letters of words, valences,
 * and how it is written. A word in the reach of a negator is another feature than the word itself.
 * Part of the model's format: a change needs a new model.
 */
final class SocialFeatures {

  private static final int WORD = 1;
  private static final int BASE = 2;
  private static final int PAIR = 3;
  private static final int LETTERS = 4;
  private static final int LEXICON = 5;
  private static final int STYLE = 6;
  private static final int SHOUTED = 7;
  private static final int SUMMARY = 9;

  private static final int NEGATION_REACH = 5;
  private static final int SHORTEST_LETTERS = 3;
  private static final int LONGEST_LETTERS = 5;
  // Values set how strongly the prior holds a weight back; chosen on the validation posts.
  private static final float LETTERS_VALUE = 0.5f;
  private static final float LEXICON_VALUE = 2;

  private final List<Token> tokens;
  private final boolean[] negated;
  private final long[] hashes;
  private final Features features = new Features();
  private final ValenceSummary valences = new ValenceSummary();

  private SocialFeatures(List<Token> tokens) {
    this.tokens = tokens;
    this.negated = negationReach(tokens);
    this.hashes = new long[tokens.size()];
  }

  /** The features and the tokens that their positions point to. */
  @SuppressWarnings("ArrayRecordComponent") // lives for one scoring, never compared
  record Extracted(List<Token> tokens, boolean[] negated, Features features) {}

  /**
   * Extracts the features.
   *
   * @param safe from {@link SafeText}
   */
  static Extracted of(String safe) {
    var tokens = new ArrayList<Token>();
    for (String word : Tokenizing.words(safe)) {
      if (!word.isEmpty()) {
        tokens.add(Token.of(word));
      }
    }
    var extraction = new SocialFeatures(tokens);
    extraction.extract();
    return new Extracted(tokens, extraction.negated, extraction.features);
  }

  private static boolean[] negationReach(List<Token> tokens) {
    var negated = new boolean[tokens.size()];
    int reach = 0;
    for (int i = 0; i < negated.length; i++) {
      Token token = tokens.get(i);
      if (token.endsClause()) {
        reach = 0;
      } else if (token.negates()) {
        reach = NEGATION_REACH;
      } else if (reach > 0) {
        negated[i] = true;
        reach--;
      }
    }
    return negated;
  }

  private void extract() {
    int count = tokens.size();
    if (count == 0) {
      return;
    }
    for (int i = 0; i < count; i++) {
      hashes[i] = Hashes.of(tokens.get(i).form());
    }
    for (int i = 0; i < count; i++) {
      words(i);
      letters(i);
      lexicon(i);
    }
    style(count - 1);
    summary(count - 1);
  }

  private void words(int i) {
    Token token = tokens.get(i);
    add(WORD, negated[i] ? ~hashes[i] : hashes[i], 1, i, i);
    if (token.lengthened()) {
      long base = Hashes.of(token.base());
      add(BASE, base, 1, i, i);
      add(WORD, base, 1, i, i);
    }
    if (token.shouted()) {
      add(SHOUTED, hashes[i], 1, i, i);
    }
    add(PAIR, Hashes.pair(i > 0 ? hashes[i - 1] : 0, hashes[i]), 1, Math.max(0, i - 1), i);
    if (i == tokens.size() - 1) {
      add(PAIR, Hashes.pair(hashes[i], 0), 1, i, i);
    }
  }

  /**
   * Three to five letters in a row, word borders included, so that misspelled and joined words are
   * not lost.
   */
  private void letters(int i) {
    Token token = tokens.get(i);
    if (token.kind() != Token.Kind.WORD && token.kind() != Token.Kind.HASHTAG) {
      return;
    }
    String form = token.form();
    int length = form.length();
    for (int from = -1; from + SHORTEST_LETTERS - 1 <= length; from++) {
      long hash = Hashes.start();
      for (int at = from; at < from + LONGEST_LETTERS && at <= length; at++) {
        hash = Hashes.next(hash, at < 0 || at == length ? '_' : form.charAt(at));
        if (at - from + 1 >= SHORTEST_LETTERS) {
          add(LETTERS, negated[i] ? ~hash : hash, LETTERS_VALUE, i, i);
        }
      }
    }
  }

  @SuppressWarnings("ReferenceEquality") // the one object that says: not in the lexicon
  private void lexicon(int i) {
    Token token = tokens.get(i);
    String word = token.kind() == Token.Kind.HASHTAG ? token.base().substring(1) : token.base();
    var entry = Valence.shared().of(word);
    if (entry.equals(Valence.Entry.NONE)) {
      return;
    }
    int reach = negated[i] ? 10 : 0;
    valence(reach, entry.vader(), i);
    valence(reach + 2, entry.afinn(), i);
    if (token.shouted()) {
      valence(20, entry.vader(), i);
    }
    float valence = entry.vader() == 0 ? entry.afinn() : entry.vader();
    valences.add(negated[i] ? -0.5f * valence : valence, i);
  }

  private void valence(int which, float valence, int i) {
    if (valence != 0) {
      add(LEXICON, which + (valence > 0 ? 1 : 0), valence * LEXICON_VALUE, i, i);
    }
  }

  private void summary(int last) {
    add(SUMMARY, 100 + valences.counts(), 1, 0, last);
    if (valences.best() > 0) {
      add(SUMMARY, 1, valences.best() * LEXICON_VALUE, valences.bestAt(), valences.bestAt());
    }
    if (valences.worst() < 0) {
      add(SUMMARY, 2, valences.worst() * LEXICON_VALUE, valences.worstAt(), valences.worstAt());
    }
    if (valences.latest() != 0) {
      float size = Math.abs(valences.latest()) * LEXICON_VALUE;
      add(SUMMARY, valences.latest() > 0 ? 3 : 4, size, valences.latestAt(), valences.latestAt());
    }
  }

  private void style(int last) {
    int shouted = 0;
    int lengthened = 0;
    int exclaiming = 0;
    int asking = 0;
    int trailing = 0;
    for (Token token : tokens) {
      String form = token.form();
      shouted += token.shouted() ? 1 : 0;
      lengthened += token.lengthened() ? 1 : 0;
      exclaiming += form.indexOf('!') >= 0 ? 1 : 0;
      asking += form.indexOf('?') >= 0 ? 1 : 0;
      trailing += form.startsWith("..") ? 1 : 0;
    }
    count(1, shouted, last);
    count(2, lengthened, last);
    count(3, exclaiming, last);
    count(4, asking, last);
    count(5, trailing, last);
    add(STYLE, 600 + Math.min(last / 5, 8), 1, 0, last);
  }

  private void count(int which, int count, int last) {
    if (count > 0) {
      add(STYLE, which * 100L + Math.min(count, 4), 1, 0, last);
    }
  }

  private void add(int kind, long content, float value, int firstWord, int lastWord) {
    features.add(Hashes.key(kind, content), value, firstWord, lastWord);
  }
}
