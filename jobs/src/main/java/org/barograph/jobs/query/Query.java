package org.barograph.jobs.query;

import java.util.List;

/** A Boolean query as a tree. */
public sealed interface Query {
  /** Every one. */
  record And(List<Query> parts) implements Query {}

  /** At least one. */
  record Or(List<Query> parts) implements Query {}

  record Not(Query part) implements Query {}

  /**
   * Both, with at most so many other words in between, in any order.
   *
   * @param left a phrase, or alternatives of phrases and further nearness
   * @param distance 0 where they must touch
   */
  record Near(Query left, Query right, int distance) implements Query {}

  /**
   * Words one after the other.
   *
   * @param text as written
   * @param caseSensitive whether capitals must agree
   */
  record Phrase(String text, boolean caseSensitive) implements Query {}

  /** Who wrote the post (a handle), where, or in which language it says it is. */
  record Field(Name name, String value) implements Query {
    /** What a post says about itself. */
    public enum Name {
      AUTHOR,
      CHANNEL,
      LANG
    }
  }
}
