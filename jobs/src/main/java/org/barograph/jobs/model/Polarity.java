package org.barograph.jobs.model;

import java.util.Locale;

/** The label of a mood. UNSCORED never counts in a denominator. */
public enum Polarity {
  NEGATIVE,
  NEUTRAL,
  POSITIVE,
  UNSCORED;

  /** The word in documents: negative, neutral, positive, unscored. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Polarity ofLabel(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
