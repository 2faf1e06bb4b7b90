package org.barograph.jobs.deliver;

/** A record that is no state of an incident; the message names place and rule. */
public final class BadAlertException extends Exception {
  private static final long serialVersionUID = 1;

  BadAlertException(String message) {
    super(message);
  }
}
