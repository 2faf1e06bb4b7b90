package org.barograph.cli.brands;

import picocli.CommandLine.Command;

/** Brands and topics of running jobs. */
@Command(
    name = "brands",
    description = {
      "Looks at the brands and topics of running jobs, and changes them without a restart.",
      "",
      "The file given with --config is the one that the jobs run with; changes are records of the"
          + " Kafka topic PREFIX.config and win over it. Each takes effect at an event time of its"
          + " own: posts before it are judged by what held before, whenever they come.",
      ""
    },
    subcommands = {
      ListCommand.class,
      CheckCommand.class,
      DryRunCommand.class,
      PushCommand.class,
      BackfillCommand.class
    })
public final class BrandsCommand {}
