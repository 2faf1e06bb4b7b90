package org.barograph.jobs.model;

import java.util.Locale;

/** What a person may say of a mention. */
public enum CommandKind {
  /** The mood about the brand is another one. */
  RELABEL,
  /** The brand is not meant. */
  NOT_US,
  /** The brand is meant, whether it was found or not. */
  THIS_IS_US;

  /** The word in records: relabel, not_us, this_is_us. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
