package org.barograph.connectors.alerts;

import java.util.concurrent.CompletableFuture;

/** Somebody who is told of alerts. Safe for several threads. */
public interface Receiver extends AutoCloseable {

  /**
   * Starts one attempt; never blocks, never throws. The answer comes within the receiver's timeout,
   * and is never an exception.
   */
  CompletableFuture<Outcome> send(Delivery delivery);

  /** What would be sent, for people; without secrets. */
  String preview(Delivery delivery);

  /** Gives up what is under way. */
  @Override
  void close();
}
