package org.barograph.cli.alerts;

import org.barograph.connectors.alerts.Outcome;

/** What came of an attempt, for people. */
final class Outcomes {

  private Outcomes() {}

  static String text(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Delivered done ->
          "delivered" + (done.remark().isEmpty() ? "" : ", " + done.remark());
      case Outcome.Retry retry -> "not delivered, may succeed later: " + retry.reason();
      case Outcome.Refused refused -> "refused: " + refused.reason();
    };
  }
}
