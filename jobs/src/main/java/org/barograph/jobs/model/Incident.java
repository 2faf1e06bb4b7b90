package org.barograph.jobs.model;

import java.util.ArrayList;
import java.util.List;

/**
 * One open run of anomalies of a brand, topic and kind: the incident document of FIELDS.md. Times
 * are epoch milliseconds.
 *
 * @param openedAt the tick of the run's first anomaly
 * @param worst the anomaly whose numbers and evidence stand in the document
 * @param windowStart start of the first anomaly's window
 * @param resolvedAt 0 while it is open
 * @param resolution null while it is open
 * @param revision 1, then one more with every state
 * @param firedAt the tick at which it was told first
 * @param handling what people made of it
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
    long revision,
    long firedAt,
    Handling handling) {

  /** Steps that are told: an incident that flaps for months must not grow for ever. */
  public static final int MAX_HISTORY = 100;

  /** Life of an incident. */
  public enum State {
    TRIGGERED,
    UPDATED,
    ACKNOWLEDGED,
    RESOLVED
  }

  /**
   * A state from {@code at} on, with what was observed then.
   *
   * @param command null, or the word of a person that made it: acknowledge, silence ...
   * @param by null, or who said it
   * @param note null, or why
   */
  public record Step(
      long at,
      State state,
      String severity,
      double observed,
      int n,
      String command,
      String by,
      String note) {

    /** Of a tick. */
    public static Step of(long at, State state, Anomaly anomaly) {
      return new Step(
          at, state, anomaly.severity(), anomaly.observed(), anomaly.n(), null, null, null);
    }
  }

  public Incident {
    // Snapshots from before there were commands on incidents have neither.
    firedAt = firedAt == 0 ? openedAt : firedAt;
    handling = handling == null ? Handling.NONE : handling;
  }

  /**
   * A new one.
   *
   * @param openedAt the tick of the run's first anomaly, at most {@code firedAt}
   * @param silencedUntil 0 unless its like is silenced
   */
  public static Incident triggered(
      String incidentId,
      long openedAt,
      long firedAt,
      Anomaly anomaly,
      String configVersion,
      long silencedUntil) {
    return new Incident(
        incidentId,
        State.TRIGGERED,
        openedAt,
        anomaly.windowStart(),
        0,
        null,
        anomaly,
        List.of(Step.of(firedAt, State.TRIGGERED, anomaly)),
        configVersion,
        1,
        firedAt,
        Handling.silenced(silencedUntil));
  }

  public boolean isOpen() {
    return state != State.RESOLVED;
  }

  public boolean isSilenced() {
    return handling.silencedUntil() > 0;
  }

  /** The next state at a tick, with the numbers of an anomaly. */
  public Incident next(State next, long at, Anomaly anomaly) {
    return changed(next, Step.of(at, next, anomaly), anomaly, 0, null, handling);
  }

  public Incident resolved(long at, String why) {
    return changed(State.RESOLVED, Step.of(at, State.RESOLVED, worst), worst, at, why, handling);
  }

  /** After a person's word; the same when it was heard before. */
  public Incident after(IncidentCommand command) {
    if (handling.hasHeard(command)) {
      return this;
    }
    boolean acknowledges = command.kind() == IncidentCommandKind.ACKNOWLEDGE && isOpen();
    State next = acknowledges ? State.ACKNOWLEDGED : state;
    Step step =
        new Step(
            command.at(),
            next,
            worst.severity(),
            worst.observed(),
            worst.n(),
            command.kind().label(),
            command.by(),
            command.note());
    return changed(next, step, worst, resolvedAt, resolution, handling.after(command));
  }

  /** The same when it is heard of again; no state of its life. */
  public Incident unsilenced() {
    return new Incident(
        incidentId,
        state,
        openedAt,
        windowStart,
        resolvedAt,
        resolution,
        worst,
        history,
        configVersion,
        revision + 1,
        firedAt,
        handling.unsilenced());
  }

  /** The same, without what may no longer be shown; no state of its life. */
  public Incident redacted(Evidence evidence) {
    return new Incident(
        incidentId,
        state,
        openedAt,
        windowStart,
        resolvedAt,
        resolution,
        worst.withEvidence(evidence),
        history,
        configVersion,
        revision + 1,
        firedAt,
        handling);
  }

  /** The same state, told with other evidence. */
  public Incident withWorst(Anomaly anomaly) {
    return new Incident(
        incidentId,
        state,
        openedAt,
        windowStart,
        resolvedAt,
        resolution,
        anomaly,
        history,
        configVersion,
        revision,
        firedAt,
        handling);
  }

  private Incident changed(
      State next, Step step, Anomaly anomaly, long resolved, String why, Handling how) {
    List<Step> longer = new ArrayList<>(history);
    if (longer.size() == MAX_HISTORY) {
      longer.remove(1); // How it began is always told.
    }
    longer.add(step);
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
        revision + 1,
        firedAt,
        how);
  }
}
