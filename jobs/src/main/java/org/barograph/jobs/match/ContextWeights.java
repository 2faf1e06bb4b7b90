package org.barograph.jobs.match;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * How much a common word near a name speaks for a brand (above 0) or for an everyday word (below),
 * in log odds. Learned from where unambiguous names stand in posts; see match/README.md.
 */
final class ContextWeights {
  /** Where the word stands. */
  enum Place {
    BEFORE(1),
    AFTER(2),
    NEAR(3),
    POST(4);

    private final int number;

    Place(int number) {
      this.number = number;
    }
  }

  private static final String RESOURCE = "/match/context.txt.gz";

  private final HashTable<Float> weights = new HashTable<>();

  private ContextWeights() {}

  private static final class Holder {
    static final ContextWeights SHIPPED = load();
  }

  static ContextWeights shipped() {
    return Holder.SHIPPED;
  }

  double at(Place place, long word) {
    Float weight = weights.get(key(place, word));
    return weight == null ? 0 : weight;
  }

  static long key(Place place, long word) {
    return Lexicon.mix(word, place.number);
  }

  /** Lines of a word and its weight, below the name of their place. */
  private static ContextWeights load() {
    var loaded = new ContextWeights();
    try (var in = ContextWeights.class.getResourceAsStream(RESOURCE);
        var lines =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
      Place place = Place.BEFORE;
      for (String line; (line = lines.readLine()) != null; ) {
        int blank = line.indexOf(' ');
        if (blank < 0) {
          place = Place.valueOf(line.substring(1).toUpperCase(Locale.ROOT));
        } else {
          long word = Lexicon.hash(line.substring(0, blank));
          loaded.weights.put(key(place, word), Float.parseFloat(line.substring(blank + 1)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read", e);
    }
    return loaded;
  }
}
