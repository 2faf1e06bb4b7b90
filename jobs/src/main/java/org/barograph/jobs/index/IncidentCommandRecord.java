package org.barograph.jobs.index;

import java.nio.charset.StandardCharsets;
import org.barograph.jobs.ingest.CommandParser;
import org.barograph.jobs.model.DeadLetter;
import org.barograph.jobs.model.IncidentCommand;

/** The record of the Kafka topic of commands, where it speaks of an incident. */
public final class IncidentCommandRecord {

  private IncidentCommandRecord() {}

  /** The dead letter of a command on an incident that nobody knows. */
  public static DeadLetter unanswered(IncidentCommand command) {
    return new DeadLetter(
        CommandParser.STAGE,
        "command_without_incident",
        "target: brand " + command.brand() + " has no such incident, nor had one in the last days",
        new String(json(command), StandardCharsets.UTF_8),
        null,
        0,
        0,
        command.incidentId());
  }

  public static byte[] json(IncidentCommand command) {
    return JsonDocument.bytes(json -> {
      json.number("schema", 1)
          .text("id", command.id())
          .text("command", command.kind().label())
          .text("target", command.incidentId())
          .text("brand", command.brand())
          .time("at", command.at())
          .text("by", command.by());
      if (command.until() > 0) {
        json.time("until", command.until());
      }
      json.text("note", command.note());
    });
  }
}
