package org.barograph.cli.alerts;

import picocli.CommandLine.Command;

/** What people are told. */
@Command(
    name = "alerts",
    description = {
      "Tries receivers out, shows what they get, sends again what did not arrive.",
      ""
    },
    subcommands = {TestReceiverCommand.class, PreviewCommand.class, ResendCommand.class})
public final class AlertsCommand {}
