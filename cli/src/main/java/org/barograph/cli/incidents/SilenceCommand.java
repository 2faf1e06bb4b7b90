package org.barograph.cli.incidents;

import java.time.Duration;
import java.time.Instant;
import org.barograph.cli.UsageException;
import org.barograph.jobs.config.Durations;
import org.barograph.jobs.model.IncidentCommandKind;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Nobody is told for a while. */
@Command(
    name = "silence",
    description = {
      "Tells nobody of the incident, and of new ones of the same brand, kind and topic, for a"
          + " while.",
      ""
    })
final class SilenceCommand extends SayCommand {

  /** How long; exactly one. */
  static final class End {

    @Option(names = "--for", paramLabel = "DURATION", description = "Such as 4h; at most 30d.")
    private String length;

    @Option(names = "--until", paramLabel = "TIME", description = "RFC 3339.")
    private String until;
  }

  @ArgGroup(exclusive = true, multiplicity = "1")
  private End end;

  @Option(names = "--note", paramLabel = "TEXT", description = "Why, for people.")
  private String note;

  @Override
  IncidentCommandKind kind() {
    return IncidentCommandKind.SILENCE;
  }

  @Override
  String note() {
    return note;
  }

  @Override
  Instant until(Instant moment) {
    if (end.until != null) {
      return time("--until", end.until);
    }
    Duration length = Durations.parse(end.length);
    if (length == null) {
      throw new UsageException("--for: must be a duration such as 4h, got \"" + end.length + "\"");
    }
    return moment.plus(length);
  }
}
