package org.barograph.jobs.match;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts {@link Capitals}: words of the dictionary inside sentences of texts that use capitals
 * sparingly. Arguments: files of posts, a text after the first tab of each line. Prints the counts.
 */
public final class CapitalsFit {
  private static final int LEAST = 2;

  private final Lexicon lexicon = Lexicon.shipped();
  private final Map<String, int[]> counts = new TreeMap<>();

  private CapitalsFit() {}

  public static void main(String[] args) throws IOException {
    var fit = new CapitalsFit();
    var texts = new HashSet<String>();
    for (String file : args) {
      for (String line : Files.readAllLines(Path.of(file))) {
        if (texts.add(line.substring(line.indexOf('\t') + 1))) {
          fit.read(line.substring(line.indexOf('\t') + 1));
        }
      }
    }
    fit.counts.forEach((word, count) -> {
      if (count[0] + count[1] >= LEAST) {
        System.out.println(word + " " + count[0] + " " + count[1]);
      }
    });
  }

  private void read(String post) {
    FoldedText text = FoldedText.of(post);
    var around = new Surroundings(text, lexicon, ContextWeights.shipped());
    List<Zone> zones = ZoneScanner.scan(text, Set.of());
    if (!isSparing(text)) {
      return;
    }
    for (int at = around.anyWordAfter(0); at >= 0; at = around.anyWordAfter(around.wordEnd(at))) {
      int from = at;
      int to = around.wordEnd(at);
      boolean inside = around.wordBefore(from) >= 0;
      if (inside
          && to - from > 1
          && zones.stream().noneMatch(z -> z.from() <= from && from < z.to())) {
        int level = lexicon.level(text, from, to);
        if ((level > 0 && level <= WordSense.RARE) || lexicon.isPersonName(text, from, to)) {
          counts
              .computeIfAbsent(text.substring(from, to), word -> new int[2])[
              text.isUpper(from) ? 0 : 1]++;
        }
      }
    }
  }

  private static boolean isSparing(FoldedText text) {
    int words = 0;
    int upper = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.classes[i] == CharClass.WORD && text.classAt(i - 1) == CharClass.GAP) {
        words++;
        upper += text.isUpper(i) ? 1 : 0;
      }
    }
    return words >= 4 && upper * 10 <= words * 4;
  }
}
