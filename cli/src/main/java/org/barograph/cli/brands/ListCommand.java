package org.barograph.cli.brands;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.barograph.cli.ExitCodes;
import org.barograph.cli.KafkaOptions;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.BrandConfig;
import org.barograph.jobs.config.TopicConfig;
import org.barograph.jobs.config.live.ConfigBook;
import org.barograph.jobs.config.live.ConfigRecord;
import org.barograph.jobs.config.live.ConfigRecords;
import org.barograph.jobs.config.live.ConfigSnapshot;
import org.barograph.jobs.config.live.EffectiveConfig;
import org.barograph.jobs.config.live.RefusedConfig;
import org.barograph.jobs.kafka.ConfigTopic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what is live and what is to come. */
@Command(
    name = "list",
    description = {"Shows the brands and topics that are live, and the changes to come.", ""})
final class ListCommand implements Callable<Integer> {

  @Option(
      names = "--json",
      description =
          "Instead, the records of the Kafka topic, one a line: what backtest takes as"
              + " --config-changes.")
  private boolean json;

  @Mixin private final KafkaOptions kafkaOptions = new KafkaOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    BarographConfig seed = kafkaOptions.config();
    ConfigBook book = new ConfigTopic(seed.kafka()).read();
    var out = spec.commandLine().getOut();
    if (json) {
      for (ConfigRecord record : book.records()) {
        out.println(new String(ConfigRecords.json(record), StandardCharsets.UTF_8));
      }
      out.flush();
      return ExitCodes.OK;
    }
    long now = System.currentTimeMillis();
    ConfigSnapshot snapshot = ConfigSnapshot.of(seed, book);
    Map<String, ConfigRecord> records =
        book.records().stream().collect(Collectors.toMap(ConfigRecord::key, Function.identity()));
    EffectiveConfig live = snapshot.at(now);
    out.printf(Locale.ROOT, "configuration %s%n", live.version());
    for (BrandConfig brand : live.config().brands()) {
      line(brand.name(), records.get("brand:" + brand.id()), "brand:" + brand.id(), now);
    }
    for (TopicConfig topic : live.config().topics()) {
      line(topic.name(), records.get("topic:" + topic.id()), "topic:" + topic.id(), now);
    }
    for (ConfigRecord record : book.records()) {
      if (record.latest().effectiveAt() > now) {
        out.printf(
            Locale.ROOT,
            "to come: %s version %d%s at %s%n",
            record.key(),
            record.latest().version(),
            record.latest().isRemoval() ? " (removed)" : "",
            Instant.ofEpochMilli(record.latest().effectiveAt()));
      }
    }
    for (RefusedConfig refused : snapshot.refused()) {
      out.println("refused: " + refused.reason());
    }
    out.flush();
    return ExitCodes.OK;
  }

  private void line(String name, ConfigRecord record, String key, long now) {
    var version =
        record == null
            ? null
            : record.versions().stream()
                .filter(v -> v.effectiveAt() <= now)
                .reduce((first, second) -> second)
                .orElse(null);
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "  %-32s %-28s %s%n",
            key,
            name,
            version == null
                ? "of the file"
                : "version "
                    + version.version()
                    + ", since "
                    + Instant.ofEpochMilli(version.effectiveAt()));
  }
}
