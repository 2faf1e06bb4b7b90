package org.barograph.dashboards.viewer;

/** What the browser asks for does not exist. */
final class NotThereException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotThereException(String message) {
    super(message);
  }
}
