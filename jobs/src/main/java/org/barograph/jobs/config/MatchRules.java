package org.barograph.jobs.config;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A share that is one, and weights that can be read now rather than in the first task. */
final class MatchRules {

  private final Problems problems;

  MatchRules(Problems problems) {
    this.problems = problems;
  }

  void check(MatchConfig match) {
    if (!(match.auditShare() > 0 && match.auditShare() <= 1)) {
      problems.add(
          "match.audit_share", "must be more than 0 and at most 1, got " + match.auditShare());
    }
    if (match.weights() != null) {
      checkWeights(match.weights());
    }
  }

  private void checkWeights(String file) {
    try {
      var unused = SenseWeights.read(Path.of(file));
    } catch (NoSuchFileException e) {
      problems.add("match.weights", "no such file: " + Text.quote(file));
    } catch (IOException | InvalidPathException e) {
      problems.add(
          "match.weights",
          "cannot be read: " + Text.printable(String.valueOf(e.getMessage()), 300));
    }
  }
}
