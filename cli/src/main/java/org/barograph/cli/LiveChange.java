package org.barograph.cli;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.live.ConfigBook;
import org.barograph.jobs.config.live.ConfigPlan;
import org.barograph.jobs.config.live.ConfigRecord;
import org.barograph.jobs.config.live.ConfigSnapshot;
import org.barograph.jobs.kafka.ConfigLead;
import org.barograph.jobs.kafka.ConfigTopic;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a change of running jobs, at a time that all of them can keep. */
public final class LiveChange {

  @Option(
      names = "--effective",
      paramLabel = "TIME",
      description = "Event time from which on it holds, RFC 3339 in UTC.")
  private String effective;

  @Option(
      names = "--past",
      description =
          "Lets --effective be in the past, for posts that are still to be replayed. Posts that the"
              + " jobs have seen already keep what they got.")
  private boolean past;

  @Option(names = "--wait", description = "Ends once the effective time has come.")
  private boolean wait;

  @Mixin private final KafkaOptions kafkaOptions = new KafkaOptions();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** What is to change, in two steps: only the second one is short enough for the lead. */
  public interface Change {

    /**
     * Reads what is to change.
     *
     * @param live what holds at the effective time now
     */
    Function<ConfigPlan, List<ConfigRecord>> beside(BarographConfig live);
  }

  /**
   * Writes it, all of it or nothing, and says what was written.
   *
   * @return exit code
   * @throws IOException if Kafka does not take it, or takes it too late for some instances
   */
  public int push(Change change) throws IOException, InterruptedException {
    BarographConfig seed = kafkaOptions.config();
    Push push = new Push(seed, change);
    new ConfigTopic(seed.kafka()).change(push::records);
    long tookMillis = System.currentTimeMillis() - push.pushedAt;
    push.report();
    boolean isWritten = !push.records.isEmpty();
    boolean late = isWritten && effective == null && tookMillis > ConfigLead.WRITE_MILLIS;
    if (late) {
      throw new IOException(
          "Kafka took %,d ms to take the change: instances that saw posts of its effective time before"
                  .formatted(tookMillis)
              + " may have judged them by the version before");
    }
    if (wait) {
      TimeUnit.MILLISECONDS.sleep(Math.max(0, push.effectiveAt - System.currentTimeMillis()));
    }
    return ExitCodes.OK;
  }

  /** One attempt. */
  private final class Push {
    private final BarographConfig seed;
    private final Change change;
    private long pushedAt;
    private long effectiveAt;
    private List<ConfigRecord> records = List.of();
    private ConfigSnapshot after;

    Push(BarographConfig seed, Change change) {
      this.seed = seed;
      this.change = change;
    }

    /** Stamped last of all, so that the lead begins with the write. */
    List<ConfigRecord> records(ConfigBook book) {
      BarographConfig live =
          ConfigSnapshot.of(seed, book).at(effectiveAt(System.currentTimeMillis())).config();
      Function<ConfigPlan, List<ConfigRecord>> planned = change.beside(live);
      pushedAt = System.currentTimeMillis();
      effectiveAt = effectiveAt(pushedAt);
      ConfigPlan plan = new ConfigPlan(seed, book, effectiveAt);
      records = planned.apply(plan);
      after = plan.after(records);
      return records;
    }

    void report() {
      var out = spec.commandLine().getOut();
      if (records.isEmpty()) {
        out.println("nothing to change: all of it is live");
        return;
      }
      for (ConfigRecord record : records) {
        out.printf(
            Locale.ROOT,
            "%s version %d%s%n",
            record.key(),
            record.latest().version(),
            record.latest().isRemoval() ? " (removed)" : "");
      }
      out.printf(
          Locale.ROOT,
          "effective %s, configuration %s%n",
          Instant.ofEpochMilli(effectiveAt),
          after.at(effectiveAt).version());
      out.flush();
    }
  }

  private long effectiveAt(long now) {
    long earliest = now + ConfigLead.LEAD_MILLIS;
    if (effective == null) {
      return earliest;
    }
    long at;
    try {
      at = Instant.parse(effective).toEpochMilli();
    } catch (DateTimeException e) {
      throw new UsageException("--effective: must be RFC 3339 in UTC, got '" + effective + "'");
    }
    if (at < earliest && !past) {
      throw new UsageException(
          "--effective: must be at least %d s ahead of now, or come with --past; got %s"
              .formatted(Duration.ofMillis(ConfigLead.LEAD_MILLIS).toSeconds(), effective));
    }
    return at;
  }
}
