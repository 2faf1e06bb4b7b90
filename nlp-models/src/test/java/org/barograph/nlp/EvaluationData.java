package org.barograph.nlp;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the evaluation data, which is not part of the project. */
public final class EvaluationData {

  private EvaluationData() {}

  /** The file, or the test is skipped with a message that says where it was looked for. */
  public static Path require(String file) {
    Path path = folder().resolve(file);
    assumeTrue(
        Files.exists(path),
        () -> "no evaluation data at " + path + "; set BAROGRAPH_DATA to the folder that holds it");
    return path;
  }

  private static Path folder() {
    String set = System.getProperty("BAROGRAPH_DATA", System.getenv("BAROGRAPH_DATA"));
    if (set != null) {
      return Path.of(set);
    }
    Path root = Path.of("").toAbsolutePath();
    while (root.getParent() != null && Files.exists(root.resolveSibling("pom.xml"))) {
      root = root.getParent();
    }
    return root.resolveSibling("shared").resolve("data");
  }
}
