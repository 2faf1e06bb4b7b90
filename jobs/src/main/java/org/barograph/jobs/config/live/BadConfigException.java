package org.barograph.jobs.config.live;

/** A record that is no configuration; the message names place, value and rule. */
public final class BadConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  BadConfigException(String message) {
    super(message);
  }
}
