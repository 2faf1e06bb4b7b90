package org.barograph.cli.incidents;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.barograph.cli.ExitCodes;
import org.barograph.cli.KafkaOptions;
import org.barograph.cli.UsageException;
import org.barograph.cli.pipeline.IncidentSayings;
import org.barograph.jobs.model.IncidentCommandKind;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What all commands on an incident have in common. */
abstract class SayCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "INCIDENT_ID", description = "As list shows it.")
  private String incidentId;

  @Option(names = "--by", paramLabel = "NAME", required = true, description = "Who says it.")
  private String by;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "As of when, RFC 3339; without it, now. Posts from the past need theirs.")
  private String at;

  @Mixin private final KafkaOptions kafkaOptions = new KafkaOptions();

  @Spec private CommandSpec spec;

  abstract IncidentCommandKind kind();

  abstract String note();

  /** Only of a silence; null otherwise. */
  Instant until(Instant moment) {
    return null;
  }

  @Override
  public final Integer call() throws IOException {
    Instant moment = at == null ? Instant.now().truncatedTo(ChronoUnit.MILLIS) : time("--at", at);
    var saying = new IncidentSayings.Saying(incidentId, kind(), by, moment, until(moment), note());
    IncidentSayings.Sent sent = new IncidentSayings(kafkaOptions.installation()).say(saying);
    var out = spec.commandLine().getOut();
    out.println("sent to " + sent.place() + ": " + sent.record());
    out.flush();
    return ExitCodes.OK;
  }

  static Instant time(String option, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new UsageException(option + ": must be RFC 3339 with an offset, got \"" + text + "\"");
    }
  }
}
