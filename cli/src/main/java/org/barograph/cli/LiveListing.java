package org.barograph.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.live.ConfigBook;
import org.barograph.jobs.config.live.ConfigRecord;
import org.barograph.jobs.config.live.ConfigRecords;
import org.barograph.jobs.config.live.ConfigSnapshot;
import org.barograph.jobs.config.live.ConfigType;
import org.barograph.jobs.config.live.ConfigVersion;
import org.barograph.jobs.config.live.EffectiveConfig;
import org.barograph.jobs.config.live.RefusedConfig;
import org.barograph.jobs.kafka.ConfigTopic;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what is live in running jobs, and what is to come. */
public final class LiveListing {

  @Option(
      names = "--json",
      description =
          "Instead, the records of the Kafka topic, one a line: what backtest takes as"
              + " --config-changes.")
  private boolean json;

  @Mixin private final KafkaOptions kafkaOptions = new KafkaOptions();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** One of the things that are live, in a line. */
  public record Entry(ConfigType type, String id, String text) {
    private String key() {
      return type.key(id);
    }
  }

  /** What to show of a configuration. */
  public interface Entries {
    Collection<Entry> of(BarographConfig live);
  }

  /**
   * Prints it.
   *
   * @param types of which changes to come are told
   * @return exit code
   * @throws IOException if Kafka does not answer
   */
  public int print(Set<ConfigType> types, Entries entries) throws IOException {
    BarographConfig seed = kafkaOptions.config();
    ConfigBook book = new ConfigTopic(seed.kafka()).read();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      for (ConfigRecord record : book.records()) {
        out.println(new String(ConfigRecords.json(record), StandardCharsets.UTF_8));
      }
    } else {
      print(out, seed, book, types, entries);
    }
    out.flush();
    return ExitCodes.OK;
  }

  private static void print(
      PrintWriter out,
      BarographConfig seed,
      ConfigBook book,
      Set<ConfigType> types,
      Entries entries) {
    long now = System.currentTimeMillis();
    ConfigSnapshot snapshot = ConfigSnapshot.of(seed, book);
    EffectiveConfig live = snapshot.at(now);
    out.printf(Locale.ROOT, "configuration %s%n", live.version());
    for (Entry entry : entries.of(live.config())) {
      String since =
          inForce(book, entry, now)
              .map(v -> "version " + v.version() + ", since " + time(v.effectiveAt()))
              .orElse("of the file");
      out.printf(Locale.ROOT, "  %-32s %-28s %s%n", entry.key(), entry.text(), since);
    }
    for (ConfigRecord record : book.records()) {
      ConfigVersion latest = record.latest();
      if (types.contains(record.type()) && latest.effectiveAt() > now) {
        out.printf(
            Locale.ROOT,
            "to come: %s version %d%s at %s%n",
            record.key(),
            latest.version(),
            latest.isRemoval() ? " (removed)" : "",
            time(latest.effectiveAt()));
      }
    }
    for (RefusedConfig refused : snapshot.refused()) {
      out.println("refused: " + refused.reason());
    }
  }

  private static Optional<ConfigVersion> inForce(ConfigBook book, Entry entry, long now) {
    return book.records().stream()
        .filter(record -> record.key().equals(entry.key()))
        .flatMap(record -> record.versions().stream())
        .filter(version -> version.effectiveAt() <= now)
        .max(Comparator.comparingLong(ConfigVersion::version))
        .filter(version -> !version.isRemoval());
  }

  private static Instant time(long millis) {
    return Instant.ofEpochMilli(millis);
  }
}
