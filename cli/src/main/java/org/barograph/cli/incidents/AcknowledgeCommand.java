package org.barograph.cli.incidents;

import org.barograph.jobs.model.IncidentCommandKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells the others that somebody looks after it. */
@Command(
    name = "acknowledge",
    description = {"Tells the others that somebody looks after it.", ""})
final class AcknowledgeCommand extends SayCommand {

  @Option(names = "--note", paramLabel = "TEXT", description = "Why, for people.")
  private String note;

  @Override
  IncidentCommandKind kind() {
    return IncidentCommandKind.ACKNOWLEDGE;
  }

  @Override
  String note() {
    return note;
  }
}
