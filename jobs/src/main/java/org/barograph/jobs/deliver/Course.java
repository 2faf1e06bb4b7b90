package org.barograph.jobs.deliver;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An open incident, and who knows of it.
 *
 * @param neglectedSince wall clock at which it got worse after somebody had acknowledged it; 0:
 *     never
 * @param seenAt wall clock of the newest state
 * @param heldUntil wall clock before which nobody is told, because its newest step is of the past;
 *     0: it is not
 */
public record Course(
    IncidentState incident, List<Told> told, long neglectedSince, long seenAt, long heldUntil) {

  /**
   * A receiver and the newest state that it was told.
   *
   * @param since wall clock at which it was told first
   */
  public record Told(String receiver, long revision, long since) {}

  static Course of(IncidentState incident, Collection<String> told, long now, long heldUntil) {
    return new Course(
        incident,
        told.stream().map(receiver -> new Told(receiver, 0, now)).toList(),
        0,
        now,
        heldUntil);
  }

  private Optional<Told> told(String receiver) {
    return told.stream().filter(each -> each.receiver().equals(receiver)).findFirst();
  }

  /** −1: not told yet. */
  long revisionTold(String receiver) {
    return told(receiver).map(Told::revision).orElse(-1L);
  }

  /**
   * Since when one of them knows and nobody has acknowledged what they know.
   *
   * @return wall clock; {@code now} if none of them knows yet
   */
  long unansweredSince(List<String> receivers, long now) {
    long first =
        receivers.stream()
            .flatMap(each -> told(each).stream())
            .mapToLong(Told::since)
            .min()
            .orElse(now);
    return Math.max(first, neglectedSince);
  }

  /**
   * In a newer state.
   *
   * @param repeaters receivers that repeat the newest state anyway and wake nobody with it
   * @param nextHeldUntil {@link #heldUntil} if the state brings a step
   */
  Course withState(IncidentState next, long now, Set<String> repeaters, long nextHeldUntil) {
    List<Told> known = next.isNewsAfter(incident) ? told : informedOf(next, repeaters);
    boolean isNeglected = incident.isAcknowledged() && !next.isAcknowledged();
    // The end of a silence, say, records the same step once more: that makes it no older.
    long held = next.isOfTheStepOf(incident) ? heldUntil : nextHeldUntil;
    return new Course(next, known, isNeglected ? now : neglectedSince, now, held);
  }

  /** Whoever knew all that there was knows all that there is. */
  private List<Told> informedOf(IncidentState next, Set<String> repeaters) {
    return told.stream()
        .map(each ->
            each.revision() == incident.revision() && !repeaters.contains(each.receiver())
                ? new Told(each.receiver(), next.revision(), each.since())
                : each)
        .toList();
  }

  Course withTold(String receiver, long now) {
    List<Told> longer = new ArrayList<>(told);
    longer.removeIf(each -> each.receiver().equals(receiver));
    longer.add(
        new Told(receiver, incident.revision(), told(receiver).map(Told::since).orElse(now)));
    return new Course(incident, List.copyOf(longer), neglectedSince, seenAt, heldUntil);
  }
}
