package org.barograph.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.barograph.cli.demo.DemoRun;
import org.barograph.cli.demo.DemoSummary;
import org.barograph.cli.demo.IncidentJudge;
import org.barograph.cli.demo.Pulse;
import org.barograph.cli.demo.Scenario;
import org.barograph.cli.demo.ScenarioFiles;
import org.barograph.cli.pipeline.Pipeline;
import org.barograph.cli.view.LocalViewer;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.stack.LocalStack;
import org.barograph.stack.StackFolders;
import org.barograph.stack.StackSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows everything on this machine: a made-up fortnight through the real pipeline. */
@Command(
    name = "demo",
    description = {
      "A real Kafka, a real Elasticsearch, the jobs, and 15 days of made-up posts about three"
          + " fictional brands, replayed in about two minutes.",
      "",
      "One brand has an outage that turns its mood, one a topic that is suddenly liked, one stays"
          + " quiet. Ends with a summary that compares what was found with what was planted.",
      "",
      "The dashboards are served from the start, on an address that is printed.",
      ""
    })
final class DemoCommand implements Callable<Integer> {

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Another number makes another scenario (default: 1).")
  private long seed;

  @Option(
      names = "--once",
      description =
          "Stop everything and exit at the end; 3 if an expected incident is missing or a page was"
              + " false.")
  private boolean once;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Instead of the project's barograph.yaml; must name the same brands.")
  private Path configFile;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of data and logs, emptied first; without it, data/demo.")
  private Path folder;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path data = (folder == null ? ProjectHome.data().resolve("demo") : folder).toAbsolutePath();
    Path yaml = configFile == null ? ProjectHome.root().resolve("barograph.yaml") : configFile;
    BarographConfig config = Configurations.load(yaml);
    Path stackFolder = data.resolve("stack");
    Instant end = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    say("making up 15 days of posts (seed " + seed + ")");
    Scenario scenario = ScenarioFiles.write(seed, end, config, data);
    StackFolders.delete(stackFolder);
    CountDownLatch stop = new CountDownLatch(1);
    try (var interruption = new Interruption(stop::countDown);
        LocalStack stack =
            LocalStack.start(StackSettings.in(stackFolder).withProgress(this::say))) {
      BarographConfig live = DemoRun.settings(Servers.of(stack, config));
      Path state = stackFolder.resolve("flink");
      say("starting the jobs");
      try (Pipeline pipeline = Pipeline.start(live, state, 0);
          LocalViewer viewer = viewer(live)) {
        say("dashboards: " + viewer.address());
        return run(
            new DemoRun(live, scenario, data, pipeline, stack, viewer.address()), live, stop);
      }
    }
  }

  private int run(DemoRun demo, BarographConfig live, CountDownLatch stop)
      throws IOException, InterruptedException {
    var result = demo.run(System.err, ProgressBar.isTerminal(), stop);
    if (result == null) {
      return ExitCodes.INTERRUPTED;
    }
    var out = spec.commandLine().getOut();
    out.println();
    out.println(DemoSummary.render(demo.truth(), result, ProgressBar.isTerminal()));
    out.flush();
    if (demo.hasReceivers()) {
      out.println("What the receivers were told stands in data/logs/barograph.log.");
      out.flush();
    }
    boolean flawless = IncidentJudge.judge(result.incidents(), demo.truth().events()).isFlawless();
    if (!once) {
      out.println("Everything is still running; Ctrl-C stops it.");
      out.flush();
      try (var pulse = Pulse.start(live)) {
        stop.await();
      }
    }
    return flawless ? ExitCodes.OK : ExitCodes.INCIDENT_MISSING;
  }

  /** On the usual port where it is free, so that a bookmark holds. */
  private static LocalViewer viewer(BarographConfig config) throws IOException {
    try {
      return LocalViewer.start(config, LocalViewer.PORT);
    } catch (IOException taken) {
      return LocalViewer.start(config, 0);
    }
  }

  private void say(String line) {
    var err = spec.commandLine().getErr();
    err.println("  " + line);
    err.flush();
  }
}
