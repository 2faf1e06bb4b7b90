package org.barograph.jobs.match;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;
import java.util.zip.GZIPInputStream;

/**
 * English words and names and how common they are: the sizes of SCOWL from 10 (the most common
 * thousands) to 80, names that are no words 85 and 90. Holds hashes, not words; with 56 bits two of
 * 350,000 words share one once in a million times.
 */
final class Lexicon {
  /** Not in the list. */
  static final int UNKNOWN = 0;

  /** Up to here, a word is met in any text. */
  static final int COMMON = 50;

  /** From here on, a name and no word. */
  static final int NAME = 85;

  private static final int PERSON = 0x80;
  private static final String RESOURCE = "/match/words.txt.gz";
  private static final int SIZE = 1 << 20;

  /** Of a hash, the bits that tell words apart; the others hold the level. */
  private static final long WORD = ~0xffL;

  private final long[] entries = new long[SIZE];

  private Lexicon() {}

  private static final class Holder {
    static final Lexicon SHIPPED = load();
  }

  static Lexicon shipped() {
    return Holder.SHIPPED;
  }

  /** Whether it is a name of people, too. */
  boolean isPersonName(FoldedText text, int from, int to) {
    return (entry(hash(text, from, to)) & PERSON) != 0;
  }

  boolean isPersonName(String folded) {
    return (entry(hash(folded)) & PERSON) != 0;
  }

  /** The size of the smallest list that holds the word, or {@link #UNKNOWN}. */
  int level(FoldedText text, int from, int to) {
    return entry(hash(text, from, to)) & ~PERSON;
  }

  int level(String folded) {
    return entry(hash(folded)) & ~PERSON;
  }

  int levelOf(long hash) {
    return entry(hash) & ~PERSON;
  }

  static long hash(FoldedText text, int from, int to) {
    long hash = seed();
    for (int i = from; i < to; i++) {
      hash = mix(hash, text.chars[i]);
    }
    return hash;
  }

  static long hash(String folded) {
    long hash = seed();
    for (int i = 0; i < folded.length(); i++) {
      hash = mix(hash, folded.charAt(i));
    }
    return hash;
  }

  static long seed() {
    return 0xcbf29ce484222325L;
  }

  static long mix(long hash, int letter) {
    long mixed = (hash ^ letter) * 0x9e3779b97f4a7c15L;
    return mixed ^ mixed >>> 29;
  }

  private int entry(long hash) {
    // One look at memory: the table is larger than a cache.
    for (int slot = (int) (hash >>> 40) & SIZE - 1; ; slot = slot + 1 & SIZE - 1) {
      long entry = entries[slot];
      if (entry == 0) {
        return UNKNOWN;
      }
      if (((entry ^ hash) & WORD) == 0) {
        return (int) entry & 0xff;
      }
    }
  }

  private void put(String word, byte level) {
    long hash = hash(word);
    int slot = (int) (hash >>> 40) & SIZE - 1;
    while (entries[slot] != 0) {
      slot = slot + 1 & SIZE - 1;
    }
    entries[slot] = (hash & WORD) | (level & 0xff);
  }

  /** A word of the list with its level. */
  record Entry(String text, int level) {}

  /** The words themselves, which the lexicon does not keep: read anew. */
  static List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    read((word, level) -> entries.add(new Entry(word, level & ~PERSON)));
    return entries;
  }

  private static Lexicon load() {
    var lexicon = new Lexicon();
    read((word, level) -> lexicon.put(word, (byte) level));
    return lexicon;
  }

  private static void read(ObjIntConsumer<String> words) {
    try (var in = Lexicon.class.getResourceAsStream(RESOURCE);
        var lines =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
      int level = 0;
      for (String line; (line = lines.readLine()) != null; ) {
        if (line.startsWith("=")) {
          boolean person = line.endsWith("p");
          int size = Integer.parseInt(line, 1, line.length() - (person ? 1 : 0), 10);
          level = size | (person ? PERSON : 0);
        } else {
          words.accept(line, level);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read", e);
    }
  }
}
