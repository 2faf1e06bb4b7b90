package org.barograph.cli.dashboards;

import picocli.CommandLine.Command;

/** The parent of the commands around dashboards. */
@Command(
    name = "dashboards",
    description = "Checks the dashboards, and brings them into a Kibana.",
    subcommands = {ValidateCommand.class, DeployCommand.class})
public final class DashboardsCommand {}
