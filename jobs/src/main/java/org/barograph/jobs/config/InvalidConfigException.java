package org.barograph.jobs.config;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The file is not a configuration; the message lists every problem, one a line, in the order of the
 * file.
 */
public final class InvalidConfigException extends RuntimeException {
  private final List<Problem> problems;

  public InvalidConfigException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
