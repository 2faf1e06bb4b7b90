package org.barograph.cli.incidents;

import org.barograph.jobs.model.IncidentCommandKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says that it was worth waking somebody for. */
@Command(
    name = "useful",
    description = {"Says that it was worth waking somebody for.", ""})
final class UsefulCommand extends SayCommand {

  @Option(names = "--note", paramLabel = "TEXT", description = "Why, for people.")
  private String note;

  @Override
  IncidentCommandKind kind() {
    return IncidentCommandKind.USEFUL;
  }

  @Override
  String note() {
    return note;
  }
}
