package org.barograph.cli.dashboards;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.barograph.cli.ExitCodes;
import org.barograph.cli.UsageException;
import org.barograph.cli.demo.SafeText;
import org.barograph.dashboards.deploy.Change;
import org.barograph.dashboards.deploy.Deployer;
import org.barograph.dashboards.deploy.Deployment;
import org.barograph.dashboards.deploy.KibanaTarget;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings data views, dashboards and roles into a space of Kibana. */
@Command(
    name = "deploy",
    description = {
      "Brings data views, dashboards and roles into a space of Kibana 9.5, and shows what changes.",
      "",
      "May be repeated: what is the same already is left alone. Of what is not in this version any"
          + " more, only things whose id begins with barograph- are removed. The API key is read"
          + " from an environment variable; what it must be allowed: kibana-dashboards/README.md.",
      ""
    })
final class DeployCommand implements Callable<Integer> {

  private static final int WIDTH = 160;

  /** Differences of one thing that are shown. */
  private static final int MOST = 20;

  @Option(
      names = "--kibana",
      paramLabel = "URL",
      required = true,
      description = "Address of Kibana, with its base path if it has one.")
  private URI kibana;

  @Option(
      names = "--space",
      paramLabel = "S",
      defaultValue = KibanaTarget.DEFAULT_SPACE,
      description = "Id of the space; made if it is not there. Default: ${DEFAULT-VALUE}.")
  private String space;

  @Option(
      names = "--api-key-env",
      paramLabel = "VAR",
      defaultValue = "BAROGRAPH_KIBANA_KEY",
      description = "Environment variable that holds the API key. Default: ${DEFAULT-VALUE}.")
  private String apiKeyEnv;

  @Option(
      names = "--tenant",
      paramLabel = "T",
      description = "Tenant whose indices are read, as in barograph.yaml.")
  private String tenant;

  @Option(
      names = "--no-roles",
      description = "Leaves roles alone; the API key then needs no right to manage them.")
  private boolean noRoles;

  @Option(names = "--dry-run", description = "Shows what would change and changes nothing.")
  private boolean dryRun;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    KibanaTarget target = target();
    PrintWriter out = spec.commandLine().getOut();
    if (target.isInTheClear()) {
      spec.commandLine()
          .getErr()
          .println("barograph: http: the API key goes over the network in the clear");
    }
    List<Change> changes;
    try (var deployer = new Deployer(target)) {
      changes = deployer.deploy(Deployment.ours(tenant, !noRoles), dryRun);
    }
    changes.forEach(change -> print(change, out));
    long changed = changes.stream().filter(Change::isChange).count();
    out.printf(
        Locale.ROOT,
        "%s: %d of %d %s%n",
        target,
        changed,
        changes.size(),
        dryRun ? "would change (dry run)" : "changed");
    out.flush();
    return ExitCodes.OK;
  }

  private KibanaTarget target() {
    String key = System.getenv(apiKeyEnv);
    if (key == null || key.isBlank()) {
      throw new UsageException("no API key in environment variable " + apiKeyEnv);
    }
    if (tenant != null && !tenant.matches("[a-z0-9][a-z0-9_]{0,31}")) {
      throw new UsageException(
          "--tenant: must match [a-z0-9][a-z0-9_]{0,31}, got '" + tenant + "'");
    }
    try {
      return new KibanaTarget(kibana, space, key.strip());
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private static void print(Change change, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%-9s %-10s %s%n",
        change.action().name().toLowerCase(Locale.ROOT),
        change.kind(),
        SafeText.line(change.id(), WIDTH));
    change.differences().stream()
        .limit(MOST)
        .forEach(difference -> out.println("            " + SafeText.line(difference, WIDTH)));
    if (change.differences().size() > MOST) {
      out.println("            and " + (change.differences().size() - MOST) + " more");
    }
  }
}
