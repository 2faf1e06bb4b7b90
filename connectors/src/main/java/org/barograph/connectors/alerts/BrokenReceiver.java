package org.barograph.connectors.alerts;

import java.util.concurrent.CompletableFuture;

/**
 * A receiver that cannot be reached as things stand, such as one whose secret is missing. What it
 * is sent waits, and the others go on.
 */
public final class BrokenReceiver implements Receiver {

  private final String reason;

  /**
   * @param reason without a secret
   */
  public BrokenReceiver(String reason) {
    this.reason = Texts.line(reason, 300);
  }

  @Override
  public CompletableFuture<Outcome> send(Delivery delivery) {
    return CompletableFuture.completedFuture(Outcome.retry(reason));
  }

  @Override
  public String preview(Delivery delivery) {
    return reason;
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
