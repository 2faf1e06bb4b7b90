package org.barograph.jobs.index;

import org.barograph.jobs.model.Command;

/** The record of the Kafka topic of commands, where it speaks of a mention. */
public final class CommandRecord {

  private CommandRecord() {}

  public static byte[] json(Command command) {
    return JsonDocument.bytes(json -> {
      json.number("schema", 1)
          .text("id", command.id())
          .text("command", command.kind().label())
          .text("target", command.mentionId())
          .time("at", command.at())
          .text("by", command.by());
      if (command.polarity() != null) {
        json.text("polarity", command.polarity().label());
      }
      json.text("note", command.note());
    });
  }
}
