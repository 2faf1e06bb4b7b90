package org.barograph.cli.eval;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.barograph.jobs.model.Match;

/**
 * How often matches of a kind and confidence are right, over the labelled places of all files: a
 * confidence means what it says where the two columns agree. The files do not mix right and wrong
 * as a stream of posts does, so it holds for posts like these.
 */
final class Calibration {
  private static final int BINS = 20;

  private static final class Bin {
    private int matches;
    private int right;
    private double confidence;
  }

  private final Map<String, Bin[]> kinds = new TreeMap<>();

  /** Takes the matches at a labelled place in. */
  void add(Match match, boolean right) {
    Bin[] bins = kinds.computeIfAbsent(match.kind(), kind -> new Bin[BINS]);
    int at = Math.min(BINS - 1, (int) (match.confidence() * BINS));
    if (bins[at] == null) {
      bins[at] = new Bin();
    }
    bins[at].matches++;
    bins[at].right += right ? 1 : 0;
    bins[at].confidence += match.confidence();
  }

  /** The mean distance between confidence and share of right ones, weighted by matches. */
  double error(String kind) {
    int matches = 0;
    double error = 0;
    for (Bin bin : kinds.get(kind)) {
      if (bin != null) {
        matches += bin.matches;
        error += Math.abs(bin.confidence - bin.right);
      }
    }
    return error / matches;
  }

  void print(PrintWriter out) {
    if (kinds.isEmpty()) {
      return;
    }
    out.printf("%n%-14s %-12s %10s   %s%n", "kind", "confidence", "mean", "right");
    kinds.forEach((kind, bins) -> {
      for (int i = 0; i < BINS; i++) {
        if (bins[i] != null) {
          out.printf(
              Locale.ROOT,
              "%-14s %.2f-%.2f %13.3f   %s%n",
              kind,
              (double) i / BINS,
              (i + 1.0) / BINS,
              bins[i].confidence / bins[i].matches,
              new Proportion(bins[i].right, bins[i].matches));
        }
      }
      out.printf(Locale.ROOT, "%-14s calibration error %.3f%n", kind, error(kind));
    });
  }
}
