package org.barograph.jobs.ops;

import java.util.Locale;

/** What became of a post operation; every operation has exactly one (accounting of FIELDS.md). */
public enum Outcome {
  MENTIONED,
  UNSCORABLE,
  NOT_A_MENTION,
  DUPLICATE,
  DELETED,
  HEARTBEAT,
  DEAD_LETTER;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
