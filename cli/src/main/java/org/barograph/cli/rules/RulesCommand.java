package org.barograph.cli.rules;

import picocli.CommandLine.Command;

/** Rules and planned events of running jobs. */
@Command(
    name = "rules",
    description = {
      "Looks at the rules of detection and the planned events of running jobs, and changes them"
          + " without a restart.",
      "",
      "The file given with --config is the one that the jobs run with; changes are records of the"
          + " Kafka topic PREFIX.config and win over it. Each takes effect at an event time of its"
          + " own: minutes before it are judged by what held before. Window sizes and the allowed"
          + " lateness need a restart. To see what a rule would have done last month, say backtest"
          + " --rules FILE first.",
      ""
    },
    subcommands = {ListRulesCommand.class, PushRulesCommand.class})
public final class RulesCommand {}
