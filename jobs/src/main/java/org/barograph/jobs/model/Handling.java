package org.barograph.jobs.model;

import java.util.ArrayList;
import java.util.List;

/**
 * What people made of an incident.
 *
 * @param silencedUntil epoch milliseconds, exclusive; 0 when nobody silenced it
 * @param feedback {@code useful}, {@code noise}, or null while nobody said
 * @param heard ids of the commands that were followed, the oldest forgotten beyond {@link
 *     #MAX_HEARD}
 */
public record Handling(long silencedUntil, String feedback, List<String> heard) {

  public static final Handling NONE = new Handling(0, null, List.of());

  /** Nobody says more of one incident; a retry of the sender comes soon. */
  static final int MAX_HEARD = 32;

  static Handling silenced(long until) {
    return new Handling(until, null, List.of());
  }

  boolean hasHeard(IncidentCommand command) {
    return heard.contains(command.id());
  }

  Handling after(IncidentCommand command) {
    List<String> longer = new ArrayList<>(heard);
    longer.add(command.id());
    List<String> kept =
        List.copyOf(longer.subList(Math.max(0, longer.size() - MAX_HEARD), longer.size()));
    return switch (command.kind()) {
      case SILENCE -> new Handling(command.until(), feedback, kept);
      case USEFUL, NOISE -> new Handling(silencedUntil, command.kind().label(), kept);
      case ACKNOWLEDGE, NOTE -> new Handling(silencedUntil, feedback, kept);
    };
  }

  Handling unsilenced() {
    return new Handling(0, feedback, heard);
  }
}
