package org.barograph.jobs.model;

import java.util.Locale;

/** What a person may say of an incident. */
public enum IncidentCommandKind {
  /** Somebody looks after it. */
  ACKNOWLEDGE,
  /** Nothing shall be heard of it, and of its like, until a time. */
  SILENCE,
  /** A word to those who read it later. */
  NOTE,
  /** It was worth waking somebody for. */
  USEFUL,
  /** It was not. */
  NOISE;

  /** The word in records: acknowledge, silence, note, useful, noise. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
