package org.barograph.jobs.model;

import java.util.Comparator;

/**
 * A person's word on one incident.
 *
 * @param id of the command; one that comes twice counts once
 * @param brand of the incident
 * @param at when it was said, epoch milliseconds
 * @param until of {@link IncidentCommandKind#SILENCE} its end, exclusive; else 0
 * @param note why; may be null unless the kind is {@link IncidentCommandKind#NOTE}
 */
public record IncidentCommand(
    String id,
    IncidentCommandKind kind,
    String incidentId,
    String brand,
    long at,
    String by,
    long until,
    String note) {

  /** The order in which they are followed, whatever the order of arrival. */
  public static final Comparator<IncidentCommand> ORDER =
      Comparator.comparingLong(IncidentCommand::at)
          .thenComparing(IncidentCommand::id)
          .thenComparing(IncidentCommand::incidentId)
          .thenComparing(IncidentCommand::kind)
          .thenComparing(IncidentCommand::by)
          .thenComparingLong(IncidentCommand::until)
          .thenComparing(IncidentCommand::note, Comparator.nullsFirst(Comparator.naturalOrder()));
}
