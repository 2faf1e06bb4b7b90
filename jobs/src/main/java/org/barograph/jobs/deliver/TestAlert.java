package org.barograph.jobs.deliver;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.barograph.connectors.alerts.Alert;

/** An alert that says that it is a test, to see whether a receiver is reached. */
public final class TestAlert {

  private TestAlert() {}

  /**
   * The test as of now.
   *
   * @param resolved the end of it instead of its beginning
   */
  public static Alert at(Instant now, boolean resolved) {
    return new Alert(
        "barograph-test",
        resolved ? Alert.State.RESOLVED : Alert.State.TRIGGERED,
        Alert.Severity.ERROR,
        "Barograph: test alert",
        "This is a test of Barograph's alerts",
        resolved ? "The test is over." : "Nobody has to do anything.",
        List.of(new Alert.Fact("Sent", now.toString())),
        List.of(new Alert.Quote("A driver post would stand here.", "test", null)),
        List.of(),
        Map.of("kind", "test", "brand", "barograph"),
        now,
        now,
        resolved ? now : null,
        true);
  }
}
