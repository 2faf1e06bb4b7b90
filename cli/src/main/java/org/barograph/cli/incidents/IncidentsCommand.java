package org.barograph.cli.incidents;

import picocli.CommandLine.Command;

/** Incidents of running jobs. */
@Command(
    name = "incidents",
    description = {
      "Shows the incidents that the jobs have found, and tells them what people think of them.",
      "",
      "What is said goes to Kafka; the running jobs follow it at the event time of --at, and the"
          + " incident's history keeps who said it.",
      ""
    },
    subcommands = {
      ListIncidentsCommand.class,
      ShowIncidentCommand.class,
      AcknowledgeCommand.class,
      SilenceCommand.class,
      NoteCommand.class,
      UsefulCommand.class,
      NoiseCommand.class
    })
public final class IncidentsCommand {}
