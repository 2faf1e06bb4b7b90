package org.barograph.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.barograph.connectors.posts.InvalidMappingException;
import org.barograph.connectors.posts.PostFile;
import org.barograph.connectors.posts.ReadSettings;
import org.barograph.jobs.backtest.Backtest;
import org.barograph.jobs.backtest.PostFileSource;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.live.FixedConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what the rules would have found in a file of posts. */
@Command(
    name = "backtest",
    description = {
      "Runs enrichment and detection over a file of posts and writes the incidents.",
      "",
      "The operators are those of the live jobs, and so are the results, byte for byte; neither"
          + " Kafka nor Elasticsearch is needed.",
      ""
    })
final class BacktestCommand implements Callable<Integer> {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      required = true,
      description = "Configuration (barograph.yaml).")
  private Path configFile;

  @Option(
      names = "--posts",
      paramLabel = "FILE",
      required = true,
      description = "NDJSON or CSV, plain or gzip, as for replay.")
  private Path posts;

  @Option(
      names = "--commands",
      paramLabel = "FILE",
      description =
          "What people said of mentions, one command a line as on Kafka (schema/command.json).")
  private Path commands;

  @Option(names = "--map", paramLabel = "FIELD=COLUMN,...", description = "For CSV, as for replay.")
  private String mapping;

  @Option(names = "--time-format", paramLabel = "PATTERN", description = "For CSV, as for replay.")
  private String timeFormat;

  @Option(
      names = "--config-changes",
      paramLabel = "FILE",
      description =
          "Changes of the configuration, one record of the Kafka topic of the configuration a line"
              + " (./barograph brands list --json).")
  private Path changes;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "Incidents in their final state, one JSON document a line, by time.")
  private Path out;

  @Option(
      names = "--mentions-out",
      paramLabel = "FILE",
      description = "Mention documents, one a line.")
  private Path mentionsOut;

  @Option(
      names = "--windows-out",
      paramLabel = "FILE",
      description = "Window documents, one a line.")
  private Path windowsOut;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "Changes the speed only; without it, pipeline.parallelism.")
  private Integer parallelism;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description =
          "RFC 3339; a post of a later time is a dead letter. Without it, now and the future"
              + " bound.")
  private String until;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    BarographConfig config = Configurations.load(configFile);
    check();
    PostFileSource source =
        new PostFileSource(
            posts.toAbsolutePath().toString(),
            mapping,
            timeFormat,
            config.pipeline().disorder(),
            latest(config));
    int tasks = parallelism == null ? config.pipeline().parallelism() : parallelism;
    long started = System.nanoTime();
    Backtest.Result result =
        Backtest.run(
            source,
            commands,
            live(config),
            tasks,
            new Backtest.Outputs(out, mentionsOut, windowsOut));
    double seconds = (System.nanoTime() - started) / 1e9;
    report(result, seconds);
    return ExitCodes.OK;
  }

  private FixedConfig live(BarographConfig config) throws IOException {
    if (changes == null) {
      return FixedConfig.of(config);
    }
    FixedConfig live =
        new FixedConfig(config, Files.readAllLines(changes), changes.getFileName().toString());
    List<String> refused =
        live.snapshot().refused().stream()
            .map(each -> each.topic() + ":" + each.offset() + " " + each.reason())
            .toList();
    if (!refused.isEmpty()) {
      throw new UsageException(String.join("\n", refused));
    }
    return live;
  }

  /** What is wrong with the file or the mapping is said before Flink starts. */
  private void check() throws IOException, InvalidMappingException {
    if (parallelism != null && parallelism < 1) {
      throw new UsageException("--parallelism: must be at least 1, got " + parallelism);
    }
    if (!Files.isReadable(posts)) {
      throw new UsageException("--posts: cannot read " + posts);
    }
    if (commands != null && !Files.isReadable(commands)) {
      throw new UsageException("--commands: cannot read " + commands);
    }
    PostFile.open(posts, new ReadSettings(mapping, timeFormat, bytes -> {})).close();
  }

  private long latest(BarographConfig config) {
    if (until == null) {
      return Instant.now().plus(config.pipeline().futureBound()).toEpochMilli();
    }
    try {
      return Instant.parse(until).toEpochMilli();
    } catch (DateTimeException e) {
      throw new UsageException("--until: must be RFC 3339 in UTC, got '" + until + "'");
    }
  }

  private void report(Backtest.Result result, double seconds) {
    var printed = spec.commandLine().getOut();
    long operations =
        result.outcomes().entrySet().stream()
            .filter(outcome -> !outcome.getKey().equals("heartbeat"))
            .mapToLong(outcome -> outcome.getValue())
            .sum();
    printed.printf(Locale.ROOT, "%,d posts in %.1f s; by outcome:%n", operations, seconds);
    result
        .outcomes()
        .forEach((outcome, count) -> {
          if (!outcome.equals("heartbeat")) {
            printed.printf(Locale.ROOT, "  %-14s %,9d%n", outcome, count);
          }
        });
    printed.printf(Locale.ROOT, "%,d incidents -> %s%n", result.incidents(), out);
    if (mentionsOut != null) {
      printed.printf(Locale.ROOT, "%,d mentions -> %s%n", result.mentions(), mentionsOut);
    }
    if (windowsOut != null) {
      printed.printf(Locale.ROOT, "%,d windows -> %s%n", result.windows(), windowsOut);
    }
    printed.flush();
  }
}
