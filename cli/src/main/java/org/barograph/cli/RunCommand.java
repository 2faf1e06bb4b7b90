package org.barograph.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.barograph.cli.pipeline.Pipeline;
import org.barograph.jobs.config.BarographConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the jobs in this process until it is interrupted. */
@Command(
    name = "run",
    description = {
      "Runs enrichment, detection and, where the configuration has a receiver, the delivery of"
          + " alerts in this process until Ctrl-C.",
      "",
      "A later run goes on where this one's last checkpoint was. For a Flink cluster see the"
          + " README; the jobs are the same.",
      ""
    })
final class RunCommand implements Callable<Integer> {

  private static final int REPORT_SECONDS = 10;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      required = true,
      description = "Configuration (barograph.yaml).")
  private Path configFile;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "Instead of pipeline.parallelism.")
  private Integer parallelism;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "Folder of the checkpoints instead of pipeline.state_dir.")
  private Path stateDir;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Of Flink's web interface on loopback; 0 (default) is a free one.")
  private int port;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    BarographConfig config = Servers.required(Configurations.load(configFile));
    if (parallelism != null) {
      config = config.withPipeline(config.pipeline().withParallelism(parallelism));
    }
    Path state =
        stateDir == null ? ProjectHome.root().resolve(config.pipeline().stateDir()) : stateDir;
    CountDownLatch stop = new CountDownLatch(1);
    var out = spec.commandLine().getOut();
    try (var interruption = new Interruption(stop::countDown);
        Pipeline pipeline = Pipeline.start(config, state.toAbsolutePath(), port)) {
      out.println("running on Kafka " + config.kafka().bootstrap());
      out.println("Elasticsearch    " + String.join(", ", config.elasticsearch().urls()));
      out.println("Flink            " + pipeline.flinkAddress());
      out.println("Ctrl-C stops; a later run goes on from the last checkpoint in " + state);
      out.flush();
      Map<String, Long> before = Map.of();
      while (!stop.await(REPORT_SECONDS, TimeUnit.SECONDS)) {
        Map<String, Long> now = pipeline.outcomes();
        if (!now.equals(before)) {
          out.println(now);
          out.flush();
        }
        before = now;
      }
    }
    return ExitCodes.INTERRUPTED;
  }
}
