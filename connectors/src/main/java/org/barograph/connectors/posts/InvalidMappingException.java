package org.barograph.connectors.posts;

import java.util.List;

/** A file cannot be read as it was asked for; thrown before any record leaves the file. */
public final class InvalidMappingException extends Exception {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  /**
   * @param problems all of them, each a line for the reader
   */
  public InvalidMappingException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}
