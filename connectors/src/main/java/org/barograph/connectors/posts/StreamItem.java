package org.barograph.connectors.posts;

/** What a {@link PostStream} yields, in the order in which it belongs on the Kafka topic. */
public sealed interface StreamItem permits PostRecord, Heartbeat {
  /** Event time, epoch milliseconds (UTC). */
  long eventAt();

  /** The record's value, UTF-8. */
  byte[] json();
}
