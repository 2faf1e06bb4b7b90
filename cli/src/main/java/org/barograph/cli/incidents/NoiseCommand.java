package org.barograph.cli.incidents;

import org.barograph.jobs.model.IncidentCommandKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says that it was not worth waking anybody for. */
@Command(
    name = "noise",
    description = {"Says that it was not worth waking anybody for.", ""})
final class NoiseCommand extends SayCommand {

  @Option(names = "--note", paramLabel = "TEXT", description = "Why, for people.")
  private String note;

  @Override
  IncidentCommandKind kind() {
    return IncidentCommandKind.NOISE;
  }

  @Override
  String note() {
    return note;
  }
}
