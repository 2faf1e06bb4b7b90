package org.barograph.connectors.elasticsearch;

import java.io.IOException;

/**
 * Nothing can be written to Elasticsearch until somebody changes something; the message says what.
 */
public final class IndexingException extends IOException {

  IndexingException(String message) {
    super(message);
  }

  IndexingException(String message, Throwable cause) {
    super(message, cause);
  }
}
