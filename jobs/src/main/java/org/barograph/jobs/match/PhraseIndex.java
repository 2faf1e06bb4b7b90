package org.barograph.jobs.match;

import java.util.ArrayList;
import java.util.List;

/** Names of several words by each of their words that is rare enough to stand for the name. */
final class PhraseIndex {
  /** A name whose word {@code at} was met. */
  record Anchor(NamePattern pattern, List<String> words, int at) {}

  /** A word of so many names says nothing about one of them. */
  private static final int MAX_NAMES = 16;

  private final Lexicon lexicon;
  private final HashTable<List<Anchor>> anchors = new HashTable<>();

  PhraseIndex(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  void add(NamePattern pattern) {
    List<String> words = pattern.words();
    if (words.size() < 2 || pattern.length() < 8) {
      return;
    }
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      int level = lexicon.level(word);
      if (word.length() >= 3 && (level == Lexicon.UNKNOWN || level > 10)) {
        long key = Lexicon.hash(word);
        List<Anchor> known = anchors.get(key);
        if (known == null) {
          known = new ArrayList<>(2);
          anchors.put(key, known);
        }
        if (known.size() <= MAX_NAMES) {
          known.add(new Anchor(pattern, words, i));
        }
      }
    }
  }

  List<Anchor> at(long hash) {
    List<Anchor> known = anchors.get(hash);
    return known == null || known.size() > MAX_NAMES ? List.of() : known;
  }
}
