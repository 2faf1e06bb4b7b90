package org.barograph.jobs.deliver;

import java.time.Instant;
import java.util.Objects;

/**
 * A state of an incident as it came from the outbox: what routing asks for, and the document.
 *
 * @param topic null for the whole brand
 * @param silenced a person wants to hear nothing of it for now
 * @param steppedAt null, or when the last step of its history was, as the document has it
 * @param word null, or what a person said at that step: acknowledge, silence, note ...
 * @param recordedAt timestamp of the Kafka record, epoch milliseconds
 * @param json the incident document without what no receiver is told
 */
public record IncidentState(
    String incidentId,
    long revision,
    String brand,
    String topic,
    String kind,
    String state,
    String severity,
    boolean silenced,
    String steppedAt,
    String word,
    long recordedAt,
    String json) {

  static final String TRIGGERED = "triggered";
  static final String UPDATED = "updated";
  static final String ACKNOWLEDGED = "acknowledged";
  static final String RESOLVED = "resolved";

  private static final String ACKNOWLEDGE = "acknowledge";

  /**
   * Whether this step lies further than {@code pastAfter} milliseconds before it was recorded: a
   * replay, or an outage that is caught up with.
   */
  boolean isOfThePast(long pastAfter) {
    return steppedAt != null && Instant.parse(steppedAt).toEpochMilli() + pastAfter < recordedAt;
  }

  boolean isOfTheStepOf(IncidentState other) {
    return Objects.equals(steppedAt, other.steppedAt);
  }

  public boolean isOpen() {
    return !state.equals(RESOLVED);
  }

  boolean isAcknowledged() {
    return state.equals(ACKNOWLEDGED);
  }

  /**
   * A person's word that changes nothing for those who are told: a note, a judgement, a silence.
   */
  boolean isRemark() {
    return word != null && !word.equals(ACKNOWLEDGE);
  }

  /** Whether whoever knows the state before must be told of this one. */
  boolean isNewsAfter(IncidentState before) {
    boolean isHeardAgain = before.silenced && !silenced;
    boolean isOther = !state.equals(before.state) || !severity.equals(before.severity);
    boolean hasStepped = !isOfTheStepOf(before) && !isRemark();
    return isHeardAgain || isOther || hasStepped;
  }
}
