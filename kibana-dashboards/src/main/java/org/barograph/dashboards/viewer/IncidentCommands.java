package org.barograph.dashboards.viewer;

import java.io.IOException;
import java.time.Duration;

/** Where the four buttons of an incident lead. */
public interface IncidentCommands {

  /** What somebody may say of an incident. */
  enum Word {
    /** Somebody looks after it. */
    ACKNOWLEDGE,
    /** No more notifications of it for a while. */
    SILENCE,
    /** The alert was of use. */
    USEFUL,
    /** The alert was none that anybody needed. */
    NOISE
  }

  /**
   * One word on an incident.
   *
   * @param by who says it, 1–64 characters
   * @param silence how long; only of {@link Word#SILENCE}, else null
   */
  record Saying(String incidentId, Word word, String by, Duration silence) {}

  /** Why nothing can be said here, for people; null where the buttons work. */
  String reasonWhyNot();

  /**
   * Hands it over; the jobs change the incident's document afterwards.
   *
   * @throws IOException if it cannot be handed over
   */
  void send(Saying saying) throws IOException;

  /** For a viewer that has no Kafka to write to. */
  static IncidentCommands none(String reason) {
    return new IncidentCommands() {
      @Override
      public String reasonWhyNot() {
        return reason;
      }

      @Override
      public void send(Saying saying) throws IOException {
        throw new IOException(reason);
      }
    };
  }
}
