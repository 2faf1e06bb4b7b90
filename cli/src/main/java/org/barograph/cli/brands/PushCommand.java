package org.barograph.cli.brands;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.barograph.cli.ExitCodes;
import org.barograph.cli.KafkaOptions;
import org.barograph.cli.UsageException;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.ConfigLoader;
import org.barograph.jobs.config.live.ConfigBook;
import org.barograph.jobs.config.live.ConfigPlan;
import org.barograph.jobs.config.live.ConfigRecord;
import org.barograph.jobs.config.live.ConfigSnapshot;
import org.barograph.jobs.kafka.ConfigLead;
import org.barograph.jobs.kafka.ConfigTopic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Changes brands and topics of running jobs. */
@Command(
    name = "push",
    description = {
      "Adds or replaces the brands and topics of a file, all of them at once.",
      "",
      "They are checked beside what is live; with a mistake, nothing is changed. What is the same"
          + " already gets no new version. Without --effective the change takes effect 3 seconds"
          + " from now, which is as soon as every instance of every job can follow it at the very"
          + " same post.",
      ""
    })
final class PushCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "YAML with brands, topics or both, as in barograph.yaml.")
  private Path file;

  @Option(
      names = "--brand",
      paramLabel = "ID",
      description = "Of the file's brands only this one; to be repeated. Topics stay as they are.")
  private Set<String> only = new LinkedHashSet<>();

  @Option(
      names = "--remove",
      paramLabel = "ID",
      description = "A brand to be looked for no longer; to be repeated.")
  private Set<String> removed = new LinkedHashSet<>();

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

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (file == null && removed.isEmpty()) {
      throw new UsageException("nothing to push: say a FILE, or --remove ID");
    }
    BarographConfig seed = kafkaOptions.config();
    Push push = new Push(seed);
    new ConfigTopic(seed.kafka()).change(push::records);
    long tookMillis = System.currentTimeMillis() - push.pushedAt;
    push.report();
    boolean late = effective == null && tookMillis > ConfigLead.WRITE_MILLIS;
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
    private long pushedAt;
    private long effectiveAt;
    private List<ConfigRecord> records = List.of();
    private ConfigSnapshot after;

    Push(BarographConfig seed) {
      this.seed = seed;
    }

    /** Stamped last of all, so that the lead begins with the write. */
    List<ConfigRecord> records(ConfigBook book) {
      ConfigLoader.Changes changes = changes(ConfigSnapshot.of(seed, book));
      pushedAt = System.currentTimeMillis();
      effectiveAt = effectiveAt(pushedAt);
      ConfigPlan plan = new ConfigPlan(seed, book, effectiveAt);
      records = plan.records(changes, removed);
      after = plan.after(records);
      return records;
    }

    private ConfigLoader.Changes changes(ConfigSnapshot before) {
      if (file == null) {
        return new ConfigLoader.Changes(List.of(), List.of());
      }
      ConfigLoader.Changes all =
          ConfigLoader.changes(file, before.at(effectiveAt(System.currentTimeMillis())).config());
      if (only.isEmpty()) {
        return all;
      }
      List<String> missing = new ArrayList<>(only);
      all.brands().forEach(brand -> missing.remove(brand.id()));
      if (!missing.isEmpty()) {
        throw new UsageException("--brand: " + file + " has no brand " + missing.getFirst());
      }
      return new ConfigLoader.Changes(
          all.brands().stream().filter(brand -> only.contains(brand.id())).toList(), List.of());
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
