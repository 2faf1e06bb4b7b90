package org.barograph.cli.brands;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.barograph.cli.ExitCodes;
import org.barograph.cli.KafkaOptions;
import org.barograph.cli.UsageException;
import org.barograph.jobs.backtest.Backtest;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.live.ConfigBook;
import org.barograph.jobs.config.live.ConfigSnapshot;
import org.barograph.jobs.config.live.ConfigVersion;
import org.barograph.jobs.config.live.FixedConfig;
import org.barograph.jobs.kafka.ConfigTopic;
import org.barograph.jobs.kafka.KafkaStreams;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Gives a brand the mentions and windows that it would have had before it was pushed. */
@Command(
    name = "backfill",
    description = {
      "Looks for a brand that is live in the posts from before it was, with the configuration of"
          + " now, and adds what it finds to the aliases that readers use.",
      "",
      "Mentions and windows are written into indices of their own, which readers see all at once"
          + " when the last is there. The running jobs, their state and their indices are not"
          + " touched; no incident is opened. Running it again takes the place of what it wrote"
          + " before.",
      "",
      "Without --posts, the posts that Kafka still has.",
      ""
    })
final class BackfillCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of a revision, what stands below the event time: FIELDS.md. */
  private static final int BELOW_EVENT_TIME = 21;

  @Option(
      names = "--brand",
      paramLabel = "ID",
      required = true,
      description = "A brand that is live.")
  private String brand;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description =
          "Event time up to which the jobs did not look for the brand, RFC 3339 in UTC; without"
              + " it, when its first push took effect.")
  private String until;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "Changes the speed only; without it, pipeline.parallelism.")
  private Integer parallelism;

  @Mixin private final PastPosts posts = new PastPosts();

  @Mixin private final KafkaOptions kafkaOptions = new KafkaOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    // With a file and a time, nothing is asked of Kafka.
    boolean withoutKafka = posts.isFile() && until != null;
    BarographConfig seed = withoutKafka ? kafkaOptions.fileConfig() : kafkaOptions.config();
    if (seed.elasticsearch().urls().isEmpty()) {
      throw new UsageException("elasticsearch.urls: the configuration names no Elasticsearch");
    }
    if (parallelism != null && parallelism < 1) {
      throw new UsageException("--parallelism: must be at least 1, got " + parallelism);
    }
    ConfigBook book =
        seed.kafka().bootstrap() == null ? new ConfigBook() : new ConfigTopic(seed.kafka()).read();
    long bound = bound(seed, book);
    BarographConfig config =
        ConfigSnapshot.of(seed, book).at(Math.max(bound, System.currentTimeMillis())).config();
    if (config.brands().stream().noneMatch(known -> known.id().equals(brand))) {
      throw new UsageException(
          "--brand: no brand '" + brand + "' is live: push it first (./barograph brands push)");
    }
    if (!posts.isFile()) {
      awaitLatePosts(bound + config.pipeline().disorder().toMillis());
    }
    Path folder = Files.createTempDirectory("barograph-backfill");
    try {
      Path mentions = folder.resolve("mentions");
      Path windows = folder.resolve("windows");
      find(config, new Backtest.Outputs(null, mentions, windows));
      write(config, bound, mentions, windows);
    } finally {
      delete(folder);
    }
    return ExitCodes.OK;
  }

  private long bound(BarographConfig seed, ConfigBook book) {
    if (until != null) {
      try {
        return Instant.parse(until).toEpochMilli();
      } catch (DateTimeException e) {
        throw new UsageException("--until: must be RFC 3339 in UTC, got '" + until + "'");
      }
    }
    if (seed.brands().stream().anyMatch(known -> known.id().equals(brand))) {
      throw new UsageException(
          "--until TIME: '"
              + brand
              + "' is a brand of the configuration file: since when have the jobs looked for it?");
    }
    return book.records().stream()
        .filter(record -> record.key().equals("brand:" + brand))
        .flatMap(record -> record.versions().stream())
        .filter(version -> !version.isRemoval())
        .mapToLong(ConfigVersion::effectiveAt)
        .min()
        .orElseThrow(() ->
            new UsageException(
                "--brand: no brand '"
                    + brand
                    + "' is live: push it first (./barograph brands push)"));
  }

  /** A post of the time before that is still on its way would be in neither. */
  private void awaitLatePosts(long complete) throws InterruptedException {
    long wait = complete - System.currentTimeMillis();
    if (wait > 0) {
      spec.commandLine()
          .getOut()
          .printf("waiting until %s for posts of before%n", Instant.ofEpochMilli(complete));
      spec.commandLine().getOut().flush();
      TimeUnit.MILLISECONDS.sleep(wait);
    }
  }

  private void find(BarographConfig config, Backtest.Outputs outputs) throws Exception {
    FixedConfig fixed = FixedConfig.of(config);
    int tasks = parallelism == null ? config.pipeline().parallelism() : parallelism;
    Backtest.Result found =
        posts.isFile()
            ? Backtest.run(posts.source(config.pipeline()), fixed, tasks, outputs)
            : Backtest.run(new KafkaStreams(config)::pastPosts, fixed, tasks, outputs);
    spec.commandLine().getOut().println("posts by outcome, of all brands: " + found.outcomes());
    spec.commandLine().getOut().flush();
  }

  private void write(BarographConfig config, long bound, Path mentions, Path windows)
      throws IOException {
    try (BackfillIndices indices = new BackfillIndices(config, brand)) {
      // What an operation of later made of a post is the running jobs' affair.
      long found =
          copy(
              mentions,
              line -> (line.get("revision").longValue() >> BELOW_EVENT_TIME) < bound,
              indices::addMention);
      long closed =
          copy(
              windows,
              line -> Instant.parse(line.get("end").textValue()).toEpochMilli() <= bound,
              indices::addWindow);
      BackfillIndices.Swap swap = indices.swap();
      spec.commandLine()
          .getOut()
          .printf(
              Locale.ROOT,
              "%s: %,d mentions and %,d windows of before %s, in %d indices; %d of an earlier"
                  + " backfill removed%n",
              brand,
              found,
              closed,
              Instant.ofEpochMilli(bound),
              swap.added(),
              swap.removed());
      spec.commandLine().getOut().flush();
    }
  }

  private interface Condition {
    boolean holds(JsonNode document);
  }

  private interface Target {
    void add(JsonNode document) throws IOException;
  }

  /** Copies the brand's own; gives their number. */
  private long copy(Path lines, Condition wanted, Target target) throws IOException {
    long copied = 0;
    try (BufferedReader reader = Files.newBufferedReader(lines)) {
      for (String line; (line = reader.readLine()) != null; ) {
        JsonNode document = JSON.readTree(line);
        if (document.get("brand").textValue().equals(brand) && wanted.holds(document)) {
          target.add(document);
          copied++;
        }
      }
    }
    return copied;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
