package org.barograph.jobs.model;

import java.util.ArrayList;
import java.util.List;

/**
 * One open run of anomalies of a brand, topic and kind: the incident document of FIELDS.md. Times
 * are epoch milliseconds.
 *
 * @param worst the anomaly whose numbers and evidence stand in the document
 * @param windowStart start of the first anomaly's window
 * @param resolvedAt 0 while it is open
 * @param resolution null while it is open
 * @param revision 1, then one more with every state
 */
public record Incident(
    String incidentId,
    State state,
    long openedAt,
    long windowStart,
    long resolvedAt,
    String resolution,
    Anomaly worst,
    List<Step> history,
    String configVersion,
    long revision) {

  /** Steps that are told: an incident that flaps for months must not grow for ever. */
  public static final int MAX_HISTORY = 100;

  /** Life of an incident. */
  public enum State {
    TRIGGERED,
    UPDATED,
    ACKNOWLEDGED,
    RESOLVED
  }

  /** A state from {@code at} on, with what was observed then. */
  public record Step(long at, State state, String severity, double observed, int n) {}

  public boolean isOpen() {
    return state != State.RESOLVED;
  }

  /** The next state at a tick, with the numbers of an anomaly. */
  public Incident next(State next, long at, Anomaly anomaly) {
    return changed(next, at, anomaly, 0, null);
  }

  public Incident resolved(long at, String why) {
    return changed(State.RESOLVED, at, worst, at, why);
  }

  private Incident changed(State next, long at, Anomaly anomaly, long resolved, String why) {
    List<Step> longer = new ArrayList<>(history);
    if (longer.size() == MAX_HISTORY) {
      longer.remove(1); // How it began is always told.
    }
    longer.add(new Step(at, next, anomaly.severity(), anomaly.observed(), anomaly.n()));
    return new Incident(
        incidentId,
        next,
        openedAt,
        windowStart,
        resolved,
        why,
        anomaly,
        List.copyOf(longer),
        configVersion,
        revision + 1);
  }
}
