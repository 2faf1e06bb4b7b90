package org.barograph.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.ConfigLoader;
import org.barograph.jobs.observe.PipelineObserver;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the figures of jobs that run on a Flink cluster. */
@Command(
    name = "observe",
    description = {
      "Writes what the jobs of a Flink cluster do into the index pipeline, once a minute, until"
          + " Ctrl-C.",
      "",
      "Lag, late posts, dead letters by reason, unscored, latency, rejected documents, age of the"
          + " checkpoint: what the dashboard Pipeline shows. run and demo do it by themselves.",
      ""
    })
final class ObserveCommand implements Callable<Integer> {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      required = true,
      description = "Configuration (barograph.yaml); names Elasticsearch.")
  private Path configFile;

  @Option(
      names = "--flink",
      paramLabel = "URL",
      required = true,
      description = "Address of Flink's REST API.")
  private URI flink;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (flink.getHost() == null || !String.valueOf(flink.getScheme()).startsWith("http")) {
      throw new UsageException("--flink: must be an http or https address, got '" + flink + "'");
    }
    BarographConfig config = ConfigLoader.load(configFile);
    if (config.elasticsearch().urls().isEmpty()) {
      throw new UsageException("observe: the configuration names no Elasticsearch");
    }
    CountDownLatch stop = new CountDownLatch(1);
    try (var interruption = new Interruption(stop::countDown);
        PipelineObserver observer = PipelineObserver.start(flink, config)) {
      var out = spec.commandLine().getOut();
      out.println("observing " + flink + "; Ctrl-C stops");
      out.flush();
      stop.await();
    }
    return ExitCodes.INTERRUPTED;
  }
}
