package org.barograph.connectors.elasticsearch;

import java.io.Serializable;
import java.time.Duration;

/**
 * How documents are gathered into bulk requests, per subtask of the sink.
 *
 * @param documents documents of one request at most
 * @param bytes bytes of one request at most; also the limit of one document
 * @param requestsInFlight requests under way at once
 * @param bufferedDocuments documents held before the job is held back; more than {@code documents}
 * @param linger how long a document may wait for its request to fill
 */
public record Batching(
    int documents, long bytes, int requestsInFlight, int bufferedDocuments, Duration linger)
    implements Serializable {

  public static final Batching DEFAULT =
      new Batching(500, 5L << 20, 2, 10_000, Duration.ofMillis(500));

  public Batching {
    Checks.atLeast("documents", documents, 1);
    Checks.atLeast("bytes", bytes, 1);
    Checks.atLeast("requestsInFlight", requestsInFlight, 1);
    Checks.atLeast("bufferedDocuments", bufferedDocuments, documents + 1L);
    Checks.atLeast("linger in ms", linger.toMillis(), 1);
  }
}
