package org.barograph.dashboards.deploy;

import java.io.IOException;

/** Kibana refused, failed, or is not the one that was expected; the message says what to do. */
public final class KibanaException extends IOException {
  private static final long serialVersionUID = 1L;

  public KibanaException(String message) {
    super(message);
  }
}
