package org.barograph.connectors.elasticsearch;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs rejected documents, without their content: the first ones each, then every thousandth. The
 * sink's metric has the number.
 */
public final class LoggedRejections implements RejectedDocuments {

  private static final Logger LOG = LoggerFactory.getLogger(LoggedRejections.class);
  private static final int ALL_UP_TO = 10;
  private static final int THEN_EVERY = 1_000;

  @Override
  public Handler open() {
    return new Handler() {
      private long seen;

      @Override
      public void reject(Rejection rejection) {
        seen++;
        if (seen <= ALL_UP_TO || seen % THEN_EVERY == 0) {
          LOG.warn("Elasticsearch rejected document {}: {}", seen, rejection.text());
        }
      }
    };
  }
}
