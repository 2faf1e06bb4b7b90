package org.barograph.connectors.elasticsearch;

import java.io.IOException;
import java.io.Serializable;

/**
 * What happens to documents that Elasticsearch refused. Travels with the job; each subtask opens
 * its own handler and calls it from one thread. After a restart the same document may be handed
 * over again.
 */
@FunctionalInterface
public interface RejectedDocuments extends Serializable {

  Handler open() throws IOException;

  /**
   * An exception from any method fails the job, so that no rejected document is lost in silence.
   */
  interface Handler extends AutoCloseable {

    void reject(Rejection rejection) throws IOException;

    /** Called before each checkpoint: afterwards everything handed over must be safe. */
    default void flush() throws IOException {}

    @Override
    default void close() throws IOException {}
  }
}
