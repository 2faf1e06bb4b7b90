package org.barograph.jobs.deliver;

/**
 * A state of an incident as it came from the outbox: what routing asks for, and the document.
 *
 * @param topic null for the whole brand
 * @param silenced a person wants to hear nothing of it for now
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
    long recordedAt,
    String json) {

  static final String TRIGGERED = "triggered";
  static final String UPDATED = "updated";
  static final String ACKNOWLEDGED = "acknowledged";
  static final String RESOLVED = "resolved";

  public boolean isOpen() {
    return !state.equals(RESOLVED);
  }

  boolean isAcknowledged() {
    return state.equals(ACKNOWLEDGED);
  }
}
