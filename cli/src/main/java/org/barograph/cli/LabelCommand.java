package org.barograph.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.barograph.cli.pipeline.CommandSender;
import org.barograph.jobs.index.CommandRecord;
import org.barograph.jobs.ingest.CommandIntake;
import org.barograph.jobs.ingest.CommandParser;
import org.barograph.jobs.ingest.Origin;
import org.barograph.jobs.model.Command;
import org.barograph.jobs.model.CommandKind;
import org.barograph.jobs.model.Polarity;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a person knows better of a mention. */
@picocli.CommandLine.Command(
    name = "label",
    description = {
      "Corrects a mention: its mood, or whether the brand is meant at all.",
      "",
      "Sends a command to Kafka; the running jobs change the document and the windows, and keep"
          + " who said it and when.",
      ""
    })
final class LabelCommand implements Callable<Integer> {

  /** What is said; exactly one. */
  static final class What {

    @Option(
        names = "--polarity",
        paramLabel = "MOOD",
        description = "The mood about the brand: negative, neutral or positive.")
    private Mood polarity;

    @Option(names = "--not-us", description = "The brand is not meant: takes the mention back.")
    private boolean notUs;

    @Option(
        names = "--this-is-us",
        description = "The brand is meant: takes --not-us back, or adds a mention that was missed.")
    private boolean thisIsUs;
  }

  /** A mood that a person may give. */
  enum Mood {
    NEGATIVE,
    NEUTRAL,
    POSITIVE
  }

  @Parameters(paramLabel = "MENTION_ID", description = "channel|post|brand, as in the documents.")
  private String mentionId;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private What what;

  @Option(names = "--by", paramLabel = "NAME", required = true, description = "Who says it.")
  private String by;

  @Option(names = "--note", paramLabel = "TEXT", description = "Why, for people.")
  private String note;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "As of when, RFC 3339; without it, now.")
  private String at;

  @Mixin private final KafkaOptions kafkaOptions = new KafkaOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Instant moment = moment();
    Command command = command(moment);
    byte[] record = CommandRecord.json(command);
    check(record, moment);
    kafkaOptions.requireBrand(command.brand());
    var kafka = kafkaOptions.settings();
    kafka.topics().create(kafka.clientProperties(), kafka.kafka().partitions());
    String place =
        CommandSender.send(
            kafka.clientProperties(), kafka.topics().commands(), command.mentionId(), record);
    var out = spec.commandLine().getOut();
    out.println("sent to " + place + ": " + new String(record, StandardCharsets.UTF_8));
    out.flush();
    return ExitCodes.OK;
  }

  private Command command(Instant moment) {
    int first = mentionId.indexOf('|');
    int last = mentionId.lastIndexOf('|');
    if (first < 0 || first == last) {
      throw new UsageException("MENTION_ID: must be channel|post|brand, got \"" + mentionId + "\"");
    }
    CommandKind kind =
        what.notUs
            ? CommandKind.NOT_US
            : what.thisIsUs ? CommandKind.THIS_IS_US : CommandKind.RELABEL;
    return new Command(
        UUID.randomUUID().toString(),
        kind,
        mentionId.substring(0, first),
        mentionId.substring(first + 1, last),
        mentionId.substring(last + 1),
        moment.toEpochMilli(),
        by,
        kind == CommandKind.RELABEL ? Polarity.valueOf(what.polarity.name()) : null,
        note);
  }

  private Instant moment() {
    if (at == null) {
      return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
    try {
      return OffsetDateTime.parse(at).toInstant();
    } catch (DateTimeException e) {
      throw new UsageException("--at: must be RFC 3339 with an offset, got \"" + at + "\"");
    }
  }

  /** By the job's own rules, so that nothing is sent that would be a dead letter. */
  private static void check(byte[] record, Instant moment) {
    Origin origin =
        new Origin(
            "", 0, 0, null, 0, Math.max(moment.toEpochMilli(), Instant.now().toEpochMilli()));
    CommandIntake intake = new CommandParser().parse(record, origin);
    if (intake.rejected() != null) {
      throw new UsageException(intake.rejected().detail());
    }
  }
}
