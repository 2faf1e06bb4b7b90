package org.barograph.jobs.backtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.barograph.connectors.elasticsearch.DocumentOperation;
import org.barograph.jobs.DetectAnomaliesJob;
import org.barograph.jobs.EnrichMentionsJob;
import org.barograph.jobs.JobSubmission;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.live.FixedConfig;
import org.barograph.jobs.ingest.DisorderBound;
import org.barograph.jobs.ingest.IncidentCommandIntake;
import org.barograph.jobs.ingest.Intake;
import org.barograph.jobs.model.MentionChange;
import org.barograph.jobs.model.MentionEvent;
import org.barograph.jobs.ops.OutcomeTotals;
import org.barograph.jobs.ops.Uids;

/** Enrichment and detection over posts of the past, with the operators of the live jobs. */
public final class Backtest {

  /**
   * Where the documents go, as JSON lines in their final state.
   *
   * @param mentions null: not written
   * @param windows null: not written
   */
  public record Outputs(Path incidents, Path mentions, Path windows) {}

  /** What was found: documents written, and outcomes of post operations by label. */
  public record Result(long incidents, long mentions, long windows, Map<String, Long> outcomes) {}

  /** Where the posts come from. */
  public interface Posts {
    /** A bounded stream with event time. */
    DataStream<Intake> in(StreamExecutionEnvironment env);
  }

  private Backtest() {}

  /**
   * Runs both jobs to the end of the file and writes what was asked for.
   *
   * @param live the configuration with its changes; that of the file, {@link FixedConfig#of}
   * @param parallelism changes the speed and nothing else
   * @throws Exception if the job fails; the message names the input where it is at fault
   */
  public static Result run(PostFileSource posts, FixedConfig live, int parallelism, Outputs outputs)
      throws Exception {
    return run(posts, null, live, parallelism, outputs);
  }

  /**
   * As {@link #run(PostFileSource, FixedConfig, int, Outputs)}, with what people said.
   *
   * @param commandsOrNull file of commands, one JSON object a line
   */
  public static Result run(
      PostFileSource posts, Path commandsOrNull, FixedConfig live, int parallelism, Outputs outputs)
      throws Exception {
    return run(
        env -> ofFile(posts, live.seed(), env),
        CommandFile.read(commandsOrNull, posts.latest()),
        live,
        parallelism,
        outputs);
  }

  /** As {@link #run(PostFileSource, FixedConfig, int, Outputs)}, over posts from elsewhere. */
  public static Result run(Posts posts, FixedConfig live, int parallelism, Outputs outputs)
      throws Exception {
    return run(posts, CommandFile.read(null, 0), live, parallelism, outputs);
  }

  private static DataStream<Intake> ofFile(
      PostFileSource posts, BarographConfig config, StreamExecutionEnvironment env) {
    WatermarkStrategy<Intake> time = DisorderBound.strategy(config.pipeline().disorder());
    return env.fromSource(posts, time, "posts", TypeInformation.of(Intake.class))
        .setParallelism(1)
        .uid(Uids.POSTS);
  }

  private static Result run(
      Posts posts, CommandFile commands, FixedConfig live, int parallelism, Outputs outputs)
      throws Exception {
    Path folder = Files.createTempDirectory("barograph-backtest");
    try {
      JobExecutionResult executed = execute(posts, commands, live, parallelism, outputs, folder);
      return new Result(
          written(folder.resolve("incidents"), outputs.incidents()),
          written(folder.resolve("mentions"), outputs.mentions()),
          written(folder.resolve("windows"), outputs.windows()),
          new TreeMap<>(OutcomeTotals.of(executed)));
    } finally {
      delete(folder);
    }
  }

  private static JobExecutionResult execute(
      Posts posts,
      CommandFile commands,
      FixedConfig live,
      int parallelism,
      Outputs outputs,
      Path folder)
      throws Exception {
    // Its documents are no mentions.
    BarographConfig config = live.seed().withMatch(live.seed().match().withoutAudit());
    var settings = JobSubmission.strict();
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(parallelism, settings);
    DataStream<Intake> intake = posts.in(env);
    EnrichMentionsJob.define(
        intake,
        commands.before(intake),
        config,
        live,
        new EnrichMentionsJob.Sinks(
            mentions -> detect(mentions, commands.onIncidents(intake), live, outputs, folder),
            documents -> spool(documents, folder, "mentions", outputs.mentions()),
            letters -> letters.sinkTo(new DiscardingSink<>()).uid(Uids.DEAD_LETTERS_SINK)));
    return env.execute("backtest");
  }

  private static void detect(
      DataStream<MentionChange> mentions,
      DataStream<IncidentCommandIntake> commands,
      FixedConfig live,
      Outputs outputs,
      Path folder) {
    DataStream<MentionEvent> events =
        mentions
            .map(MentionEvent::of)
            .returns(TypeInformation.of(MentionEvent.class))
            .name("mention events")
            .uid(Uids.MENTION_EVENTS);
    DetectAnomaliesJob.define(
        events,
        commands,
        live.seed(),
        live,
        new DetectAnomaliesJob.Sinks(
            windows -> spool(windows, folder, "windows", outputs.windows()),
            incidents -> spool(incidents, folder, "incidents", outputs.incidents()),
            alerts -> alerts.sinkTo(new DiscardingSink<>()).uid(Uids.ALERTS_SINK),
            letters -> letters.sinkTo(new DiscardingSink<>()).uid(Uids.COMMAND_LETTERS_SINK)));
  }

  private static void spool(
      DataStream<DocumentOperation> documents, Path folder, String name, Path wanted) {
    String uid = "backtest." + name;
    if (wanted == null) {
      documents.sinkTo(new DiscardingSink<>()).uid(uid);
      return;
    }
    Path spool = folder.resolve(name);
    try {
      Files.createDirectories(spool);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    documents.sinkTo(new SpoolSink(spool)).uid(uid);
  }

  private static long written(Path spool, Path target) throws IOException {
    return target == null ? 0 : new Spool(spool).writeLines(target);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
