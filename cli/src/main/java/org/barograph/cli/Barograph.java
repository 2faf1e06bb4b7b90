package org.barograph.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Properties;
import org.barograph.cli.alerts.AlertsCommand;
import org.barograph.cli.brands.BrandsCommand;
import org.barograph.cli.dashboards.DashboardsCommand;
import org.barograph.cli.eval.EvalCommand;
import org.barograph.cli.incidents.IncidentsCommand;
import org.barograph.cli.rules.RulesCommand;
import org.barograph.cli.train.TrainCommand;
import org.barograph.nlp.MissingModelException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The entry point: reads the command line and turns failures into a line and an exit code. */
@Command(
    name = "barograph",
    description = "Social listening: finds the mentions of a brand, scores their mood, warns.",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    versionProvider = Barograph.Version.class,
    usageHelpAutoWidth = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed: a file, a server or a build",
      "2:wrong command line or configuration; nothing was done",
      "3:demo: the expected incident did not come",
      "10:the model's module is not built, and may not be (BAROGRAPH_BUILD=off)",
      "130:interrupted"
    },
    subcommands = {
      DemoCommand.class,
      RunCommand.class,
      ReplayCommand.class,
      BacktestCommand.class,
      AlertsCommand.class,
      BrandsCommand.class,
      DashboardsCommand.class,
      EvalCommand.class,
      IncidentsCommand.class,
      LabelCommand.class,
      LabelsCommand.class,
      ObserveCommand.class,
      RulesCommand.class,
      StackCommand.class,
      TrainCommand.class,
      TestCommand.class,
      ViewCommand.class
    })
public final class Barograph {
  @Option(
      names = "--verbose",
      description = "Show stack traces of failures.",
      scope = ScopeType.INHERIT)
  private boolean verbose;

  private Barograph() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command line with its handlers; output goes where its writers say. */
  static CommandLine commandLine() {
    var barograph = new Barograph();
    var commandLine = new CommandLine(barograph);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setExecutionExceptionHandler(
        (failure, command, parsed) -> barograph.report(failure, command.getErr()));
    return commandLine;
  }

  private int report(Exception failure, PrintWriter err) {
    if (failure instanceof MissingModelException missing && WantedModel.tell(missing.model())) {
      return ExitCodes.MODEL_MISSING;
    }
    var shown = Failure.of(failure);
    shown.lines().forEach(line -> err.println("barograph: " + line));
    if (verbose) {
      failure.printStackTrace(err);
    } else if (shown.isUnexpected()) {
      err.println("barograph: this is a bug; --verbose shows where it happened");
    }
    return shown.exitCode();
  }

  /** The version that Maven wrote into the jar. */
  static final class Version implements IVersionProvider {
    private static final String FILE = "/META-INF/maven/org.barograph/cli/pom.properties";

    @Override
    public String[] getVersion() throws IOException {
      var properties = new Properties();
      try (InputStream in = Barograph.class.getResourceAsStream(FILE)) {
        if (in != null) {
          properties.load(in);
        }
      }
      return new String[] {"barograph " + properties.getProperty("version", "(not packaged)")};
    }
  }
}
