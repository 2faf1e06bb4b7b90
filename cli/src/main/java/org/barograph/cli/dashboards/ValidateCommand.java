package org.barograph.cli.dashboards;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.barograph.cli.ExitCodes;
import org.barograph.cli.demo.SafeText;
import org.barograph.dashboards.body.Dashboard;
import org.barograph.dashboards.body.Dashboards;
import org.barograph.dashboards.body.DataViews;
import org.barograph.dashboards.body.Style;
import org.barograph.dashboards.proof.Proof;
import org.barograph.dashboards.validate.DashboardValidator;
import org.barograph.dashboards.validate.Fault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks the dashboards. */
@Command(
    name = "validate",
    description = {
      "Checks every dashboard: the form of Kibana's API, rules between its keys, layout, colours and"
          + " formats, links, and every field against the index templates.",
      "",
      "With --elasticsearch, every panel is also asked for, and every number of the answer is"
          + " compared with one that is counted from the documents themselves.",
      ""
    })
final class ValidateCommand implements Callable<Integer> {

  private static final int WIDTH = 300;

  @Option(
      names = "--elasticsearch",
      paramLabel = "URL",
      description = "An Elasticsearch with documents; reads all of them.")
  private URI elasticsearch;

  @Option(
      names = "--elasticsearch-key-env",
      paramLabel = "VAR",
      description = "Environment variable that holds the API key for it.")
  private String keyEnv;

  @Option(names = "--tenant", paramLabel = "T", description = "Tenant whose indices are read.")
  private String tenant;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    List<Dashboard> dashboards = Dashboards.all();
    List<Fault> faults =
        new DashboardValidator(Style.read(), DataViews.all(tenant), IndexForms.read())
            .check(dashboards);
    for (Dashboard dashboard : dashboards) {
      long wrong = faults.stream().filter(f -> f.dashboard().equals(dashboard.id())).count();
      out.printf(
          Locale.ROOT,
          "%-4s %-20s %d panels, %d faults%n",
          wrong == 0 ? "ok" : "FAIL",
          dashboard.id(),
          dashboard.body().path("panels").size(),
          wrong);
    }
    faults.forEach(fault -> out.println("     " + SafeText.line(fault.toString(), WIDTH)));
    boolean proven = elasticsearch == null || prove(dashboards, out);
    out.flush();
    return faults.isEmpty() && proven ? ExitCodes.OK : ExitCodes.FAILED;
  }

  private boolean prove(List<Dashboard> dashboards, PrintWriter out) throws IOException {
    Proof proof =
        new ElasticsearchProof(elasticsearch, keyEnv, DataViews.all(tenant)).of(dashboards, out);
    if (!proof.empty().isEmpty()) {
      out.println("     nothing to show, and nothing to compare:");
      proof.empty().forEach(place -> out.println("       " + SafeText.line(place, WIDTH)));
    }
    proof.differences().forEach(d -> out.println("     " + SafeText.line(d, WIDTH)));
    out.printf(
        Locale.ROOT,
        "%-4s %d panels, %d requests, %,d rows compared with an independent count, %d differences%n",
        proof.differences().isEmpty() ? "ok" : "FAIL",
        proof.panels(),
        proof.requests(),
        proof.rows(),
        proof.differences().size());
    return proof.differences().isEmpty();
  }
}
