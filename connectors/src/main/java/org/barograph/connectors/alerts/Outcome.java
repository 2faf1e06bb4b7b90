package org.barograph.connectors.alerts;

import java.time.Duration;

/** What became of one attempt. A reason holds no secret. */
public sealed interface Outcome {

  /**
   * The receiver has it.
   *
   * @param remark empty, or what an operator should know all the same
   */
  record Delivered(String remark) implements Outcome {}

  /**
   * It may succeed later.
   *
   * @param after null, or how long the receiver wants to be left alone
   */
  record Retry(String reason, Duration after) implements Outcome {}

  /** It would fail the same way for ever. */
  record Refused(String reason) implements Outcome {}

  static Outcome delivered() {
    return new Delivered("");
  }

  static Outcome retry(String reason) {
    return new Retry(reason, null);
  }
}
