package org.barograph.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.barograph.connectors.posts.Heartbeats;
import org.barograph.connectors.posts.InvalidMappingException;
import org.barograph.connectors.posts.KafkaTopics;
import org.barograph.connectors.posts.PostFile;
import org.barograph.connectors.posts.PostPublisher;
import org.barograph.connectors.posts.PostStream;
import org.barograph.connectors.posts.Published;
import org.barograph.connectors.posts.ReadSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends a file of posts to Kafka as a live source would. */
@Command(
    name = "replay",
    description = {
      "Sends a file of posts to Kafka, in order of event time, with heartbeats.",
      "",
      "The file is NDJSON of canonical posts, or CSV with --map; either may be packed with gzip."
          + " It is read to its end before the first post is sent. Posts are not judged here:"
          + " what the job cannot read becomes a dead letter there.",
      ""
    })
final class ReplayCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "NDJSON or CSV, plain or gzip.")
  private Path file;

  @Option(
      names = "--map",
      paramLabel = "FIELD=COLUMN,...",
      description =
          "For CSV: which column fills which field; 'quoted' values are constants. Example:"
              + " id=tweet_id,text=text,created_at=tweet_created,channel='x',author.handle=name."
              + " Without it, columns that are named like fields.")
  private String mapping;

  @Option(
      names = "--time-format",
      paramLabel = "PATTERN",
      description =
          "For CSV: how times are written, e.g. 'yyyy-MM-dd HH:mm:ss Z', epoch_s or epoch_ms;"
              + " without it, RFC 3339.")
  private String timeFormat;

  @Option(
      names = "--speed",
      paramLabel = "N",
      defaultValue = "max",
      converter = Speed.Converter.class,
      description = "1: as it happened, 60: a minute in a second, max: at once (default).")
  private Speed speed;

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      description = "The Kafka topic, if not PREFIX.posts.")
  private String kafkaTopic;

  @Mixin private final KafkaOptions kafkaOptions = new KafkaOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InvalidMappingException {
    var kafka = kafkaOptions.settings();
    try (var posts = read()) {
      describe(posts);
      var target = createTopics(kafka);
      int partitions = KafkaTopics.partitions(kafka.clientProperties(), target);
      // The horizon is the job's own rule for posts from the future, seen from the sender's clock.
      long horizon = Instant.now().plus(kafka.pipeline().futureBound()).toEpochMilli();
      var heartbeats = new Heartbeats(partitions, kafka.pipeline().disorder(), horizon);
      var publisher = new PostPublisher(kafka.clientProperties(), target, speed.pacer());
      return publish(publisher, new PostStream(posts.records(), heartbeats), posts.size());
    }
  }

  private PostFile read() throws IOException, InvalidMappingException {
    long megabytes = Files.exists(file) ? Files.size(file) / 1_000_000 : 0;
    var read = new AtomicLong();
    try (var bar =
        bar(() -> new Progress("reading", read.get() / 1_000_000, megabytes, "MB", ""))) {
      return PostFile.open(file, new ReadSettings(mapping, timeFormat, read::set));
    }
  }

  private void describe(PostFile posts) {
    var err = spec.commandLine().getErr();
    err.printf(
        Locale.ROOT,
        "%s: %,d posts, %s to %s%s%n",
        file.getFileName(),
        posts.size(),
        Instant.ofEpochMilli(posts.firstEventAt()),
        Instant.ofEpochMilli(posts.lastEventAt()),
        posts.wasSorted() ? ", put in order of time" : "");
    if (posts.timeless() > 0) {
      err.printf(
          Locale.ROOT,
          "%s: %,d without a readable time go after the post before them; the job will keep them"
              + " as dead letters%n",
          file.getFileName(),
          posts.timeless());
    }
    if (posts.cut() > 0) {
      err.printf(
          Locale.ROOT,
          "%s: %,d too large for Kafka were cut; the job will keep them as dead letters%n",
          file.getFileName(),
          posts.cut());
    }
  }

  /** Returns the Kafka topic to send to. */
  private String createTopics(KafkaOptions.Settings kafka) {
    if (kafkaTopic == null) {
      kafka.topics().create(kafka.clientProperties(), kafka.kafka().partitions());
      return kafka.topics().posts();
    }
    try {
      KafkaTopics.createOne(kafka.clientProperties(), kafkaTopic, kafka.kafka().partitions());
      return kafkaTopic;
    } catch (IllegalArgumentException e) {
      throw new UsageException("--topic: " + e.getMessage());
    }
  }

  private int publish(PostPublisher publisher, PostStream stream, long total) throws IOException {
    try (var interruption = new Interruption(publisher::stop)) {
      long startedNanos = System.nanoTime();
      Published published;
      try (var bar = bar(() -> ReplayReport.progress(publisher.progress(), total))) {
        published = publisher.publish(stream);
      }
      var report = new ReplayReport(published, total, (System.nanoTime() - startedNanos) / 1e9);
      if (published.failure() != null) {
        throw new IOException(report.failed(), published.failure());
      }
      if (!published.isComplete()) {
        // Said here, not by the caller: after an interruption the JVM ends with this block.
        spec.commandLine().getErr().println("barograph: " + report.interrupted());
        return ExitCodes.INTERRUPTED;
      }
      spec.commandLine().getOut().println(report.complete());
      return ExitCodes.OK;
    }
  }

  private ProgressBar bar(Supplier<Progress> progress) {
    return new ProgressBar(spec.commandLine().getErr(), ProgressBar.isTerminal(), progress);
  }
}
