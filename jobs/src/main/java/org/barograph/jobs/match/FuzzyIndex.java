package org.barograph.jobs.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Names that are near a misspelled word. Looks up the word with up to two letters deleted among the
 * names with up to two letters deleted (symmetric deletes; W. Garbe, SymSpell, 2012), on the first
 * seven letters only, and by sound.
 */
final class FuzzyIndex {
  /** A name that may be misspelled, with the patterns that are written so. */
  record Term(String letters, String sound, int level, List<NamePattern> patterns) {}

  private static final int PREFIX = 7;

  private final Map<String, Term> terms = new HashMap<>();
  private final Map<String, List<Term>> bySound = new HashMap<>();
  private final List<Term> numbered = new ArrayList<>();
  private long[] keys = new long[1 << 12];
  private int[] heads = new int[1 << 12];
  private int[] nexts = new int[1 << 12];
  private int[] termsOf = new int[1 << 12];
  private int used;
  private int entries = 1;

  /** Some bits a key, tried before the tables: most deletions of most words are no name's. */
  private long[] filter = new long[1 << 8];

  void add(NamePattern pattern, String letters, int level) {
    Term known = terms.get(letters);
    if (known != null) {
      known.patterns().add(pattern);
      return;
    }
    var term = new Term(letters, Sound.of(letters), level, new ArrayList<>(List.of(pattern)));
    terms.put(letters, term);
    numbered.add(term);
    bySound.computeIfAbsent(term.sound(), k -> new ArrayList<>(1)).add(term);
    int id = numbered.size() - 1;
    deletes(letters, edits(letters.length()), key -> link(key, id));
  }

  /** Every name that may be near. */
  void near(String word, Consumer<Term> found) {
    var seen = new Seen();
    deletes(
        word,
        edits(word.length() + 1),
        key -> {
          if (!mayHold(key)) {
            return;
          }
          for (int entry = head(key); entry != 0; entry = nexts[entry]) {
            if (seen.add(termsOf[entry])) {
              found.accept(numbered.get(termsOf[entry]));
            }
          }
        });
  }

  /** The few terms that were met already. */
  private static final class Seen {
    private int[] terms = NONE;
    private int count;

    private static final int[] NONE = {};

    boolean add(int term) {
      for (int i = 0; i < count; i++) {
        if (terms[i] == term) {
          return false;
        }
      }
      if (count == terms.length) {
        terms = Arrays.copyOf(terms, Math.max(8, 2 * count));
      }
      terms[count++] = term;
      return true;
    }
  }

  private boolean mayHold(long key) {
    int bit = (int) (key >>> 16) & (filter.length << 6) - 1;
    return (filter[bit >>> 6] & 1L << bit) != 0;
  }

  private void mark(long key) {
    int bit = (int) (key >>> 16) & (filter.length << 6) - 1;
    filter[bit >>> 6] |= 1L << bit;
  }

  List<Term> soundingLike(String word) {
    return bySound.getOrDefault(Sound.of(word), List.of());
  }

  private static int edits(int length) {
    return length < 7 ? 1 : 2;
  }

  private static void deletes(String word, int edits, java.util.function.LongConsumer keys) {
    int n = Math.min(PREFIX, word.length());
    keys.accept(hash(Lexicon.seed(), word, 0, n));
    long before = Lexicon.seed();
    for (int i = 0; i < n; i++) {
      keys.accept(hash(before, word, i + 1, n));
      long between = before;
      for (int j = i + 1; edits > 1 && j < n; j++) {
        keys.accept(hash(between, word, j + 1, n));
        between = Lexicon.mix(between, word.charAt(j));
      }
      before = Lexicon.mix(before, word.charAt(i));
    }
  }

  /** Goes on with the letters from..to. */
  private static long hash(long begun, String word, int from, int to) {
    long hash = begun;
    for (int i = from; i < to; i++) {
      hash = Lexicon.mix(hash, word.charAt(i));
    }
    return hash;
  }

  private int head(long key) {
    int mask = keys.length - 1;
    for (int slot = (int) (key >>> 32) & mask; ; slot = slot + 1 & mask) {
      if (heads[slot] == 0) {
        return 0;
      }
      if (keys[slot] == key) {
        return heads[slot];
      }
    }
  }

  private void link(long key, int term) {
    if (used * 2 >= keys.length) {
      grow();
    }
    if (entries == nexts.length) {
      nexts = Arrays.copyOf(nexts, entries * 2);
      termsOf = Arrays.copyOf(termsOf, entries * 2);
    }
    int mask = keys.length - 1;
    int slot = (int) (key >>> 32) & mask;
    while (heads[slot] != 0 && keys[slot] != key) {
      slot = slot + 1 & mask;
    }
    if (heads[slot] != 0 && termsOf[heads[slot]] == term) {
      return; // another deletion left the same letters
    }
    mark(key);
    used += heads[slot] == 0 ? 1 : 0;
    keys[slot] = key;
    nexts[entries] = heads[slot];
    termsOf[entries] = term;
    heads[slot] = entries++;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldHeads = heads;
    keys = new long[oldKeys.length * 2];
    heads = new int[oldKeys.length * 2];
    filter = new long[keys.length / 16];
    int mask = keys.length - 1;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldHeads[i] != 0) {
        mark(oldKeys[i]);
        int slot = (int) (oldKeys[i] >>> 32) & mask;
        while (heads[slot] != 0) {
          slot = slot + 1 & mask;
        }
        keys[slot] = oldKeys[i];
        heads[slot] = oldHeads[i];
      }
    }
  }
}
