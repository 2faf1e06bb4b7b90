package org.barograph.nlp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Valences of words and emoji from the lexicons of {@code lexicon.tsv}, each scaled to [-1, 1]. */
final class Valence {

  /** What each lexicon says of a word, 0 where it does not hold it. */
  record Entry(float vader, float afinn) {
    static final Entry NONE = new Entry(0, 0);
  }

  private static final Valence SHARED = read();

  private final Map<String, Entry> entries;

  private Valence(Map<String, Entry> entries) {
    this.entries = entries;
  }

  static Valence shared() {
    return SHARED;
  }

  boolean holds(String lowerCased) {
    return entries.containsKey(lowerCased);
  }

  /** {@link Entry#NONE} if neither lexicon holds the word. */
  Entry of(String lowerCased) {
    return entries.getOrDefault(lowerCased, Entry.NONE);
  }

  private static Valence read() {
    var stream = Valence.class.getResourceAsStream("lexicon.tsv");
    if (stream == null) {
      throw new IllegalStateException(
          "resource org/barograph/nlp/lexicon.tsv is missing from the class path");
    }
    var entries = new HashMap<String, Entry>();
    try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("# ")) {
          continue;
        }
        String[] columns = line.split("\t", 3);
        float valence = Float.parseFloat(columns[2]);
        Entry before = entries.getOrDefault(columns[1], Entry.NONE);
        // VADER rates from -4 to 4, the others from -5 to 5; emoji stand in AFINN's column, whose
        // scale they share.
        entries.put(
            columns[1],
            columns[0].equals("vader")
                ? new Entry(valence / 4, before.afinn())
                : new Entry(before.vader(), valence / 5));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("resource org/barograph/nlp/lexicon.tsv cannot be read", e);
    }
    // Map.copyOf probes longer for the many words that it does not hold.
    return new Valence(entries);
  }
}
