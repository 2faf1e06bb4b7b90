package org.barograph.cli.eval;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.barograph.jobs.model.Match;

/**
 * Counts what was found of what is labelled, each file of posts apart and never pooled.
 *
 * <p>A match is right where it overlaps the labelled span and has its brand. Against the precision
 * of a file count its own rows that are not the brand, and, of every other file, the rows that are
 * not the brand and yet found by one of the kinds that the file stands for.
 */
final class MatchingScore {
  private static final Set<String> PLAIN = Set.of("exact", "handle", "hashtag", "domain");

  /** The kinds of matches that a file's name says it is about. */
  private static final Map<String, Set<String>> KINDS =
      Map.of(
          "tagged", Set.of("handle"),
          "untagged", Set.of("exact", "inflected"),
          "split", Set.of("split_joined", "inflected"),
          "misspelled", Set.of("misspelled"),
          "obfuscated", Set.of("obfuscated"));

  private record False(String file, Set<String> kinds) {}

  private static final class Counts {
    private int brand;
    private int found;
    private int ownFalse;
    private int unseen;
    private int unseenFound;
    private int lookAlikes;
    private int fired;
    private int open;
    private final Map<String, Integer> kinds = new TreeMap<>();
  }

  private final Set<String> seen;
  private final Map<String, Counts> files = new LinkedHashMap<>();
  private final List<False> falseOnes = new ArrayList<>();
  private final Calibration calibration = new Calibration();

  /**
   * @param seen misspellings that were known while the matcher was built; null where nobody says
   */
  MatchingScore(Set<String> seen) {
    this.seen = seen;
  }

  void add(String file, LabelledPost post, List<Match> matches) {
    Counts counts = files.computeIfAbsent(file, k -> new Counts());
    List<Match> hits = LabelledPost.hits(post, matches);
    if (post.truth() != LabelledPost.Truth.OPEN) {
      hits.forEach(hit -> calibration.add(hit, post.truth() == LabelledPost.Truth.BRAND));
    }
    switch (post.truth()) {
      case BRAND -> addBrand(counts, post, !hits.isEmpty());
      case NOT_BRAND -> {
        counts.lookAlikes++;
        if (!hits.isEmpty()) {
          counts.fired++;
          counts.ownFalse++;
          var kinds = new HashSet<String>();
          hits.forEach(match -> kinds.add(match.kind()));
          falseOnes.add(new False(file, kinds));
        }
      }
      case OPEN -> {
        counts.open++;
        matches.forEach(match -> counts.kinds.merge(match.kind(), 1, Integer::sum));
      }
    }
  }

  private void addBrand(Counts counts, LabelledPost post, boolean found) {
    counts.brand++;
    counts.found += found ? 1 : 0;
    if (seen != null && !seen.contains(post.misspelling())) {
      counts.unseen++;
      counts.unseenFound += found ? 1 : 0;
    }
  }

  Proportion recall(String file) {
    return new Proportion(files.get(file).found, files.get(file).brand);
  }

  Proportion precision(String file) {
    Counts counts = files.get(file);
    int wrong = counts.ownFalse + fromElsewhere(file);
    return new Proportion(counts.found, counts.found + wrong);
  }

  /** The share of the rows labelled as not the brand that are taken for it. */
  Proportion fired(String file) {
    return new Proportion(files.get(file).fired, files.get(file).lookAlikes);
  }

  /** Fuzzy matches in unlabelled posts, right or wrong, a thousand posts. */
  double fuzzyPerThousand(String file) {
    Counts counts = files.get(file);
    int fuzzy = 0;
    for (var kind : counts.kinds.entrySet()) {
      fuzzy += PLAIN.contains(kind.getKey()) ? 0 : kind.getValue();
    }
    return 1000.0 * fuzzy / counts.open;
  }

  private int fromElsewhere(String file) {
    Set<String> kinds = KINDS.getOrDefault(file.replaceFirst("[_.-].*", ""), Set.of());
    int wrong = 0;
    for (False found : falseOnes) {
      boolean judged = !found.file.startsWith("ambiguous") && !found.file.startsWith("hashtag");
      boolean here = !found.file.equals(file) && found.kinds.stream().anyMatch(kinds::contains);
      wrong += judged && here ? 1 : 0;
    }
    return wrong;
  }

  void print(PrintWriter out) {
    out.printf("%-18s %-40s %s%n", "posts", "recall", "precision");
    files.forEach((file, counts) -> print(file, counts, out));
    calibration.print(out);
  }

  private void print(String file, Counts counts, PrintWriter out) {
    if (counts.brand > 0) {
      out.printf("%-18s %-40s %s%n", file, recall(file), precision(file));
      if (seen != null) {
        Proportion unseen = new Proportion(counts.unseenFound, counts.unseen);
        out.printf("%-18s %-40s%n", "  not seen before", unseen);
      }
    } else if (counts.lookAlikes > 0) {
      out.printf("%-18s fired %s%n", file, fired(file));
    }
    if (counts.open > 0) {
      out.printf(
          Locale.ROOT,
          "%-18s %d posts without a label; matches by kind %s, not plain %.2f per 1,000%n",
          file,
          counts.open,
          counts.kinds,
          fuzzyPerThousand(file));
    }
  }
}
