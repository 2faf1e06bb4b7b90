package org.barograph.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.barograph.cli.backtest.BacktestReport;
import org.barograph.cli.backtest.LabelledEvent;
import org.barograph.cli.backtest.MentionFile;
import org.barograph.cli.backtest.PastMentions;
import org.barograph.cli.backtest.RuleSet;
import org.barograph.connectors.posts.InvalidMappingException;
import org.barograph.connectors.posts.PostFile;
import org.barograph.connectors.posts.ReadSettings;
import org.barograph.jobs.backtest.Backtest;
import org.barograph.jobs.backtest.PostFileSource;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.ConfigLoader;
import org.barograph.jobs.config.live.FixedConfig;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what rules would have found in the past. */
@Command(
    name = "backtest",
    description = {
      "Runs enrichment and detection over a file of posts, or detection over mentions of a file or"
          + " of an installation, and says what the rules would have paged.",
      "",
      "The operators are those of the live jobs, and so are the results of --posts, byte for byte;"
          + " neither Kafka nor Elasticsearch is needed for a file.",
      ""
    })
final class BacktestCommand implements Callable<Integer> {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      required = true,
      description = "Configuration (barograph.yaml).")
  private Path configFile;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Input input;

  /** What is looked at. */
  private static final class Input {
    @Option(
        names = "--posts",
        paramLabel = "FILE",
        description = "NDJSON or CSV, plain or gzip, as for replay.")
    private Path posts;

    @Option(
        names = "--mentions",
        paramLabel = "FILE",
        description =
            "Mention documents, one a line, plain or gzip (as --mentions-out writes them): no"
                + " language models run.")
    private Path mentions;

    @Option(
        names = "--from",
        paramLabel = "kafka|elasticsearch",
        description =
            "Mentions that the installation of the configuration has seen: from Kafka with edits,"
                + " deletes and signs of life of channels, from Elasticsearch as they stand.")
    private From from;
  }

  private enum From {
    kafka,
    elasticsearch
  }

  @Option(
      names = "--start",
      paramLabel = "TIME",
      description = "With --from: RFC 3339, inclusive; without it, the beginning.")
  private String start;

  @Option(
      names = "--end",
      paramLabel = "TIME",
      description = "With --from: RFC 3339, exclusive; without it, now.")
  private String end;

  @Option(
      names = "--rules",
      paramLabel = "NAME=FILE",
      description =
          "Rules to try beside those of the configuration: the keys under \"detection\" of a YAML"
              + " file, the defaults where it has none. May be repeated.")
  private final Map<String, Path> rules = new LinkedHashMap<>();

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description =
          "What happened: CSV brand,kind,start,end (RFC 3339; kind may be empty). Prints precision,"
              + " recall and delay.")
  private Path labels;

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
    List<LabelledEvent> events = labels == null ? null : LabelledEvent.read(labels);
    List<RuleSet> sets = ruleSets(config);
    int tasks = parallelism == null ? config.pipeline().parallelism() : parallelism;
    if (input.posts != null && sets.size() == 1) {
      runAtOnce(config, sets.getFirst(), tasks, events);
      return ExitCodes.OK;
    }
    Path changesFile = Files.createTempFile("barograph-backtest", ".changes");
    try {
      gather(config, tasks, changesFile);
      for (RuleSet set : sets) {
        Path windows = windowsOut == null ? null : set.named(windowsOut);
        var found =
            Backtest.detect(
                changesFile,
                set.live(),
                tasks,
                new Backtest.Outputs(set.incidents(), null, windows));
        report(config, set, found.first(), found.last(), events);
      }
    } finally {
      Files.delete(changesFile);
    }
    return ExitCodes.OK;
  }

  /** Enrichment and detection in one job, as live. */
  private void runAtOnce(BarographConfig config, RuleSet set, int tasks, List<LabelledEvent> events)
      throws Exception {
    long started = System.nanoTime();
    Backtest.Result result =
        Backtest.run(
            source(config),
            commands,
            set.live(),
            tasks,
            new Backtest.Outputs(out, mentionsOut, windowsOut));
    report(result, (System.nanoTime() - started) / 1e9);
    try (PostFile file = open()) {
      report(config, set, file.firstEventAt(), file.lastEventAt(), events);
    }
  }

  /** All changes of mentions, whatever they come from, into one file. */
  private void gather(BarographConfig config, int tasks, Path file) throws Exception {
    PrintWriter printed = spec.commandLine().getOut();
    if (input.posts != null) {
      long started = System.nanoTime();
      Map<String, Long> outcomes =
          Backtest.enrich(source(config), commands, live(config), tasks, file, mentionsOut);
      reportOutcomes(outcomes, (System.nanoTime() - started) / 1e9);
    } else if (input.mentions != null) {
      printed.printf(Locale.ROOT, "%,d mentions%n", MentionFile.toChanges(input.mentions, file));
    } else if (input.from == From.kafka) {
      if (config.kafka().bootstrap() == null) {
        throw new UsageException("--from kafka: the configuration names no kafka.bootstrap");
      }
      printed.printf(
          Locale.ROOT,
          "%,d records of %s%n",
          PastMentions.ofKafka(config.kafka(), period(), file),
          config.kafka().mentions());
    } else {
      if (config.elasticsearch().urls().isEmpty()) {
        throw new UsageException(
            "--from elasticsearch: the configuration names no elasticsearch.urls");
      }
      printed.printf(
          Locale.ROOT,
          "%,d mentions of Elasticsearch%n",
          PastMentions.ofElasticsearch(config, period(), file));
    }
    if (Files.size(file) == 0) {
      throw new UsageException("there is no mention in it");
    }
  }

  private List<RuleSet> ruleSets(BarographConfig config) throws IOException {
    List<RuleSet> sets = new ArrayList<>();
    sets.add(new RuleSet(null, live(config), out));
    for (Map.Entry<String, Path> each : rules.entrySet()) {
      if (!each.getKey().matches("[A-Za-z0-9_-]{1,40}")) {
        throw new UsageException(
            "--rules: a name has at most 40 of A-Z, a-z, 0-9, _ and -, got '"
                + each.getKey()
                + "'");
      }
      BarographConfig other = config.withDetection(ConfigLoader.detection(each.getValue()));
      sets.add(new RuleSet(each.getKey(), live(other), out));
    }
    return sets;
  }

  private void report(
      BarographConfig config, RuleSet set, long first, long last, List<LabelledEvent> events)
      throws IOException {
    new BacktestReport(
            spec.commandLine().getOut(),
            config.brands().size(),
            Instant.ofEpochMilli(first),
            Instant.ofEpochMilli(last))
        .print(set, BacktestReport.incidents(set.incidents()), events);
  }

  private PostFileSource source(BarographConfig config) {
    return new PostFileSource(
        input.posts.toAbsolutePath().toString(),
        mapping,
        timeFormat,
        config.pipeline().disorder(),
        latest(config));
  }

  private PastMentions.Period period() {
    Instant from = start == null ? Instant.EPOCH : time("--start", start);
    Instant to = end == null ? Instant.now() : time("--end", end);
    if (!from.isBefore(to)) {
      throw new UsageException("--start: must be before --end");
    }
    return new PastMentions.Period(from, to);
  }

  private static Instant time(String option, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new UsageException(option + ": must be RFC 3339 in UTC, got '" + text + "'");
    }
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

  /** What is wrong with a file or the mapping is said before Flink starts. */
  private void check() throws IOException, InvalidMappingException {
    if (parallelism != null && parallelism < 1) {
      throw new UsageException("--parallelism: must be at least 1, got " + parallelism);
    }
    requireReadable("--posts", input.posts);
    requireReadable("--mentions", input.mentions);
    requireReadable("--commands", commands);
    requireReadable("--labels", labels);
    if (input.posts == null && (commands != null || mentionsOut != null)) {
      throw new UsageException("--commands and --mentions-out need --posts");
    }
    if (input.from == null && (start != null || end != null)) {
      throw new UsageException("--start and --end need --from");
    }
    if (input.posts != null) {
      open().close();
    }
  }

  private static void requireReadable(String option, Path fileOrNull) {
    if (fileOrNull != null && !Files.isReadable(fileOrNull)) {
      throw new UsageException(option + ": cannot read " + fileOrNull);
    }
  }

  private PostFile open() throws IOException, InvalidMappingException {
    return PostFile.open(input.posts, new ReadSettings(mapping, timeFormat, bytes -> {}));
  }

  private long latest(BarographConfig config) {
    return until == null
        ? Instant.now().plus(config.pipeline().futureBound()).toEpochMilli()
        : time("--until", until).toEpochMilli();
  }

  private void report(Backtest.Result result, double seconds) {
    reportOutcomes(result.outcomes(), seconds);
    var printed = spec.commandLine().getOut();
    printed.printf(Locale.ROOT, "%,d incidents -> %s%n", result.incidents(), out);
    if (mentionsOut != null) {
      printed.printf(Locale.ROOT, "%,d mentions -> %s%n", result.mentions(), mentionsOut);
    }
    if (windowsOut != null) {
      printed.printf(Locale.ROOT, "%,d windows -> %s%n", result.windows(), windowsOut);
    }
    printed.flush();
  }

  private void reportOutcomes(Map<String, Long> outcomes, double seconds) {
    var printed = spec.commandLine().getOut();
    long operations =
        outcomes.entrySet().stream()
            .filter(outcome -> !outcome.getKey().equals("heartbeat"))
            .mapToLong(outcome -> outcome.getValue())
            .sum();
    printed.printf(Locale.ROOT, "%,d posts in %.1f s; by outcome:%n", operations, seconds);
    outcomes.forEach((outcome, count) -> {
      if (!outcome.equals("heartbeat")) {
        printed.printf(Locale.ROOT, "  %-14s %,9d%n", outcome, count);
      }
    });
    printed.flush();
  }
}
