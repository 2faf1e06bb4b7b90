package org.barograph.jobs.deliver;

import java.util.ArrayList;
import java.util.List;

/**
 * An open incident, and who knows of it.
 *
 * @param firstToldAt wall clock at which the first receiver was told; 0: nobody yet
 * @param seenAt wall clock of the newest state
 */
public record Course(IncidentState incident, List<Told> told, long firstToldAt, long seenAt) {

  /** A receiver and the newest state that it was told. */
  public record Told(String receiver, long revision) {}

  /** −1: not told yet. */
  long revisionTold(String receiver) {
    return told.stream()
        .filter(each -> each.receiver().equals(receiver))
        .mapToLong(Told::revision)
        .findFirst()
        .orElse(-1);
  }

  Course withState(IncidentState next, long now) {
    return new Course(next, told, firstToldAt, now);
  }

  Course withTold(String receiver, long now) {
    List<Told> longer = new ArrayList<>(told);
    longer.removeIf(each -> each.receiver().equals(receiver));
    longer.add(new Told(receiver, incident.revision()));
    return new Course(incident, List.copyOf(longer), firstToldAt == 0 ? now : firstToldAt, seenAt);
  }
}
