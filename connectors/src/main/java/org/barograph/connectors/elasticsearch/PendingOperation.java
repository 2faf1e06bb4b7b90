package org.barograph.connectors.elasticsearch;

import java.io.Serializable;

/** An operation in the sink's buffer, with the number of attempts that failed by its own fault. */
record PendingOperation(DocumentOperation operation, int attempts) implements Serializable {

  PendingOperation nextAttempt() {
    return new PendingOperation(operation, attempts + 1);
  }
}
