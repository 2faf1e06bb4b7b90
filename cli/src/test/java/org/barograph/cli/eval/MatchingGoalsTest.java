package org.barograph.cli.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.barograph.jobs.match.BrandMatcher;
import org.junit.jupiter.api.Test;

/**
 * Holds the matcher to what it reached on labelled posts. Runs only where the posts are: in the
 * folder {@code matching} of {@code BAROGRAPH_DATA} (system property or environment), or of {@code
 * shared/data} beside the project.
 */
class MatchingGoalsTest {
  private static final List<String> FILES =
      List.of(
          "tagged_airline",
          "untagged_exact",
          "split_joined",
          "misspelled",
          "obfuscated_synth",
          "hashtag_joined",
          "ambiguous",
          "near_miss");

  @Test
  void labelledPostsAreMatchedAsWellAsBefore() throws IOException {
    Path folder = data().resolve("matching");
    assumeTrue(Files.isDirectory(folder), "no labelled posts in " + folder);
    var matcher = BrandMatcher.compile(BrandsTable.read(folder.resolve("brands.tsv")));
    var score = new MatchingScore(null);
    for (String file : FILES) {
      for (LabelledPost post : LabelledPosts.read(folder.resolve(file + ".jsonl"))) {
        score.add(file, post, matcher.matchAll(post.text()));
      }
    }
    assertThat(score.recall("tagged_airline").value()).isEqualTo(1.0);
    assertThat(score.recall("untagged_exact").value()).isGreaterThanOrEqualTo(0.995);
    assertThat(score.recall("split_joined").value()).isGreaterThanOrEqualTo(0.97);
    assertThat(score.recall("misspelled").value()).isGreaterThanOrEqualTo(0.80);
    assertThat(score.precision("misspelled").value()).isGreaterThanOrEqualTo(0.90);
    assertThat(score.recall("hashtag_joined").value()).isGreaterThanOrEqualTo(0.93);
    assertThat(score.precision("hashtag_joined").value()).isGreaterThanOrEqualTo(0.95);
    assertThat(score.recall("ambiguous").value()).isGreaterThanOrEqualTo(0.75);
    assertThat(score.precision("ambiguous").value()).isGreaterThanOrEqualTo(0.87);
    assertThat(score.fired("near_miss").value()).isLessThanOrEqualTo(0.02);
  }

  private static Path data() {
    String set = System.getProperty("BAROGRAPH_DATA", System.getenv("BAROGRAPH_DATA"));
    if (set != null) {
      return Path.of(set);
    }
    // Tests run in the module; the project's root is above it.
    return Path.of("").toAbsolutePath().getParent().resolveSibling("shared").resolve("data");
  }
}
