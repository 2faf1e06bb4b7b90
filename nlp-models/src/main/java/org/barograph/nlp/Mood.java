package org.barograph.nlp;

/** What a post feels like as a whole. */
public enum Mood {
  NEGATIVE,
  NEUTRAL,
  POSITIVE
}
