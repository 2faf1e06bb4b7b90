package org.barograph.jobs.backtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
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
import org.barograph.jobs.index.MentionRecord;
import org.barograph.jobs.ingest.DisorderBound;
import org.barograph.jobs.ingest.IncidentCommandIntake;
import org.barograph.jobs.ingest.Intake;
import org.barograph.jobs.model.DeadLetter;
import org.barograph.jobs.model.Heard;
import org.barograph.jobs.model.MentionChange;
import org.barograph.jobs.model.MentionEvent;
import org.barograph.jobs.ops.OutcomeTotals;
import org.barograph.jobs.ops.Uids;

/**
 * Enrichment and detection over posts of the past, with the operators of the live jobs: both at
 * once, or one after the other, so that several rules can look at what was enriched once.
 */
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
    return env.fromSource(
            new OneSplitSource<>(posts), time, "posts", TypeInformation.of(Intake.class))
        .setParallelism(1)
        .uid(Uids.POSTS);
  }

  private static Result run(
      Posts posts, CommandFile commands, FixedConfig live, int parallelism, Outputs outputs)
      throws Exception {
    Path folder = Files.createTempDirectory("barograph-backtest");
    try {
      JobExecutionResult executed =
          execute(
              posts,
              commands,
              live,
              parallelism,
              intake ->
                  new EnrichMentionsJob.Sinks(
                      all ->
                          detect(
                              events(all.mentions()),
                              all.heard(),
                              commands.onIncidents(intake),
                              live,
                              outputs,
                              folder),
                      documents -> spool(documents, folder, "mentions", outputs.mentions()),
                      Backtest::discard));
      return new Result(
          written(folder.resolve("incidents"), outputs.incidents()),
          written(folder.resolve("mentions"), outputs.mentions()),
          written(folder.resolve("windows"), outputs.windows()),
          new TreeMap<>(OutcomeTotals.of(executed)));
    } finally {
      delete(folder);
    }
  }

  /**
   * Enrichment alone: what it hands over to detection goes into a file, for {@link #detect}.
   *
   * @param changes written: one record of the Kafka topic of mentions a line
   * @param mentionsOrNull the mention documents go there, too
   * @return outcomes of post operations by label
   */
  public static Map<String, Long> enrich(
      PostFileSource posts,
      Path commandsOrNull,
      FixedConfig live,
      int parallelism,
      Path changes,
      Path mentionsOrNull)
      throws Exception {
    CommandFile commands = CommandFile.read(commandsOrNull, posts.latest());
    Path folder = Files.createTempDirectory("barograph-backtest");
    try {
      var executed =
          execute(
              env -> ofFile(posts, live.seed(), env),
              commands,
              live,
              parallelism,
              intake ->
                  new EnrichMentionsJob.Sinks(
                      all -> spool(records(all), folder, "changes", changes),
                      documents -> spool(documents, folder, "mentions", mentionsOrNull),
                      Backtest::discard));
      written(folder.resolve("changes"), changes);
      written(folder.resolve("mentions"), mentionsOrNull);
      return new TreeMap<>(OutcomeTotals.of(executed));
    } finally {
      delete(folder);
    }
  }

  /** Each record once, with an id of its own: the newest of an id is what a spool keeps. */
  private static DataStream<DocumentOperation> records(EnrichMentionsJob.HandOvers all) {
    TypeInformation<DocumentOperation> type = TypeInformation.of(DocumentOperation.class);
    return all.mentions()
        .map(ChangeRecords::of)
        .returns(type)
        .name("records of mentions")
        .uid(Uids.HAND_OVER_MENTIONS)
        .union(
            all.heard()
                .map(ChangeRecords::of)
                .returns(type)
                .name("records of signs of life")
                .uid(Uids.HAND_OVER_HEARD));
  }

  /**
   * Detection alone.
   *
   * @param changes one record of the Kafka topic of mentions a line, in any order
   * @param outputs without mentions
   * @throws Exception if the job fails; the message names the line where the file is at fault
   */
  public static Found detect(Path changes, FixedConfig live, int parallelism, Outputs outputs)
      throws Exception {
    ChangeFile file = new ChangeFile(changes.toAbsolutePath().toString());
    ChangeFile.Span span = file.span();
    Path folder = Files.createTempDirectory("barograph-backtest");
    try {
      StreamExecutionEnvironment env =
          StreamExecutionEnvironment.createLocalEnvironment(parallelism, JobSubmission.strict());
      DataStream<MentionRecord.Read> read =
          env.fromSource(
                  new OneSplitSource<>(file),
                  MinuteByMinute.strategy(),
                  "changes",
                  TypeInformation.of(MentionRecord.Read.class))
              .setParallelism(1)
              .uid(Uids.MENTIONS);
      DataStream<MentionEvent> events =
          read.filter(each -> each.event() != null)
              .uid(Uids.MENTION_EVENTS_ONLY)
              .map(MentionRecord.Read::event)
              .returns(TypeInformation.of(MentionEvent.class))
              .uid(Uids.MENTION_EVENTS);
      DataStream<Heard> heard =
          read.filter(each -> each.heard() != null)
              .uid(Uids.HEARD_ONLY)
              .map(MentionRecord.Read::heard)
              .returns(TypeInformation.of(Heard.class))
              .uid(Uids.HEARD);
      DataStream<IncidentCommandIntake> nobodySpeaks =
          read.filter(each -> false)
              .uid("backtest.no-commands")
              .map(each -> new IncidentCommandIntake(null, null, 0, 0))
              .returns(TypeInformation.of(IncidentCommandIntake.class))
              .uid(Uids.INCIDENT_COMMANDS);
      detect(events, heard, nobodySpeaks, live, outputs, folder);
      env.execute("backtest");
      return new Found(
          written(folder.resolve("incidents"), outputs.incidents()),
          written(folder.resolve("windows"), outputs.windows()),
          span.first(),
          span.last());
    } finally {
      delete(folder);
    }
  }

  /**
   * What detection found: documents written, and the event times of the first and the last record,
   * epoch milliseconds.
   */
  public record Found(long incidents, long windows, long first, long last) {}

  private static JobExecutionResult execute(
      Posts posts,
      CommandFile commands,
      FixedConfig live,
      int parallelism,
      Function<DataStream<Intake>, EnrichMentionsJob.Sinks> sinks)
      throws Exception {
    // Its documents are no mentions.
    BarographConfig config = live.seed().withMatch(live.seed().match().withoutAudit());
    var settings = JobSubmission.strict();
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(parallelism, settings);
    DataStream<Intake> intake = posts.in(env);
    EnrichMentionsJob.define(intake, commands.before(intake), config, live, sinks.apply(intake));
    return env.execute("backtest");
  }

  private static void discard(DataStream<DeadLetter> letters) {
    letters.sinkTo(new DiscardingSink<>()).uid(Uids.DEAD_LETTERS_SINK);
  }

  private static DataStream<MentionEvent> events(DataStream<MentionChange> mentions) {
    return mentions
        .map(MentionEvent::of)
        .returns(TypeInformation.of(MentionEvent.class))
        .name("mention events")
        .uid(Uids.MENTION_EVENTS);
  }

  private static void detect(
      DataStream<MentionEvent> events,
      DataStream<Heard> heard,
      DataStream<IncidentCommandIntake> commands,
      FixedConfig live,
      Outputs outputs,
      Path folder) {
    DetectAnomaliesJob.define(
        events,
        heard,
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
