package org.barograph.cli.view;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.barograph.cli.UsageException;
import org.barograph.cli.pipeline.IncidentSayings;
import org.barograph.dashboards.viewer.IncidentCommands;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.model.IncidentCommandKind;

/** The buttons of the viewer, as the same commands that the command line sends; said now. */
final class IncidentWords implements IncidentCommands {

  private final IncidentSayings sayings;

  private final Clock clock;

  private IncidentWords(IncidentSayings sayings, Clock clock) {
    this.sayings = sayings;
    this.clock = clock;
  }

  static IncidentCommands of(BarographConfig config) {
    return of(config, Clock.systemUTC());
  }

  /** With a clock of its own, for posts of another time. */
  static IncidentCommands of(BarographConfig config, Clock clock) {
    return config.kafka().bootstrap() == null
        ? IncidentCommands.none("There is no Kafka to tell it to: kafka.bootstrap is not set.")
        : new IncidentWords(new IncidentSayings(config), clock);
  }

  @Override
  public String reasonWhyNot() {
    return null;
  }

  @Override
  public void send(Saying saying) throws IOException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant until = saying.silence() == null ? null : now.plus(saying.silence());
    IncidentCommandKind kind =
        switch (saying.word()) {
          case ACKNOWLEDGE -> IncidentCommandKind.ACKNOWLEDGE;
          case SILENCE -> IncidentCommandKind.SILENCE;
          case USEFUL -> IncidentCommandKind.USEFUL;
          case NOISE -> IncidentCommandKind.NOISE;
        };
    try {
      sayings.say(
          new IncidentSayings.Saying(saying.incidentId(), kind, saying.by(), now, until, null));
    } catch (UsageException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
