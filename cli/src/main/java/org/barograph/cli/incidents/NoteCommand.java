package org.barograph.cli.incidents;

import org.barograph.jobs.model.IncidentCommandKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A word to those who read it later. */
@Command(
    name = "note",
    description = {"Adds a word to the incident's history.", ""})
final class NoteCommand extends SayCommand {

  @Parameters(index = "1", paramLabel = "TEXT", description = "At most 1,000 characters.")
  private String note;

  @Override
  IncidentCommandKind kind() {
    return IncidentCommandKind.NOTE;
  }

  @Override
  String note() {
    return note;
  }
}
