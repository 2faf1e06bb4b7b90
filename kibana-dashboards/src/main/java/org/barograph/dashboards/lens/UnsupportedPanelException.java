package org.barograph.dashboards.lens;

/** A panel holds what the translator does not know; the message names it. */
public final class UnsupportedPanelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnsupportedPanelException(String what) {
    super(what);
  }
}
