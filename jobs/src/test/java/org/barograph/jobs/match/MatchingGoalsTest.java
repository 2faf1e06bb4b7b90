package org.barograph.jobs.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Holds the matcher to what it reached on labelled posts. Runs only where the posts are: in the
 * folder {@code matching} of {@code BAROGRAPH_DATA} (system property or environment), or of {@code
 * shared/data} beside the project.
 */
class MatchingGoalsTest {
  @Test
  void labelledPostsAreMatchedAsWellAsBefore() throws IOException {
    Path folder = data().resolve("matching");
    assumeTrue(Files.isDirectory(folder), "no labelled posts in " + folder);
    var evaluation = MatchingEvaluation.of(folder);
    assertThat(evaluation.recallOf("tagged_airline")).isEqualTo(1.0);
    assertThat(evaluation.recallOf("untagged_exact")).isGreaterThanOrEqualTo(0.995);
    assertThat(evaluation.recallOf("split_joined")).isGreaterThanOrEqualTo(0.97);
    assertThat(evaluation.recallOf("misspelled")).isGreaterThanOrEqualTo(0.80);
    assertThat(evaluation.recallOf("obfuscated_synth")).isGreaterThanOrEqualTo(0.90);
    assertThat(evaluation.nearMissesFired()).isLessThanOrEqualTo(0.02);
    assertThat(evaluation.recallOf("hashtag_joined")).isGreaterThanOrEqualTo(0.93);
    assertThat(evaluation.precisionOf("hashtag_joined")).isGreaterThanOrEqualTo(0.95);
    assertThat(evaluation.recallOf("ambiguous")).isGreaterThanOrEqualTo(0.75);
    assertThat(evaluation.precisionOf("ambiguous")).isGreaterThanOrEqualTo(0.84);
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
