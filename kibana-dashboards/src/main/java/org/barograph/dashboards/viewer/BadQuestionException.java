package org.barograph.dashboards.viewer;

/** A request of the browser that breaks a rule; the message names the place and the rule. */
final class BadQuestionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadQuestionException(String message) {
    super(message);
  }
}
