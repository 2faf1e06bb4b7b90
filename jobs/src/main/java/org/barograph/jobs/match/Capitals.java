package org.barograph.jobs.match;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/**
 * How often posts give a dictionary word a capital where nothing else calls for one: the more
 * often, the more often it is a name. Counted without labels; see match/README.md.
 */
final class Capitals {
  private static final String RESOURCE = "/match/capitals.txt.gz";

  /** Of a word that is not known. */
  private static final double EVEN = 0.5;

  /** So many sightings that would be even count beside those that were made. */
  private static final int DOUBT = 5;

  private final HashTable<Double> shares = new HashTable<>();

  private Capitals() {}

  private static final class Holder {
    static final Capitals SHIPPED = load();
  }

  static Capitals shipped() {
    return Holder.SHIPPED;
  }

  /** In (0, 1). */
  double share(String folded) {
    Double share = shares.get(Lexicon.hash(folded));
    return share == null ? EVEN : share;
  }

  /** Lines of a word, how often it was seen with a capital, and how often without. */
  private static Capitals load() {
    var loaded = new Capitals();
    try (var in = Capitals.class.getResourceAsStream(RESOURCE);
        var lines =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
      for (String line; (line = lines.readLine()) != null; ) {
        String[] columns = line.split(" ", -1);
        int capitals = Integer.parseInt(columns[1]);
        int smalls = Integer.parseInt(columns[2]);
        loaded.shares.put(
            Lexicon.hash(columns[0]), (capitals + EVEN * DOUBT) / (capitals + smalls + DOUBT));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read", e);
    }
    return loaded;
  }
}
