package org.barograph.jobs.query;

/** A query that cannot be read. */
public final class QuerySyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param at character of the query, from 1
   */
  QuerySyntaxException(int at, String message) {
    super("character " + at + ": " + message);
  }
}
