package org.barograph.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.util.FileUtils;
import org.barograph.cli.pipeline.Documents;
import org.barograph.cli.pipeline.Pipeline;
import org.barograph.connectors.posts.Heartbeats;
import org.barograph.connectors.posts.KafkaTopics;
import org.barograph.connectors.posts.Pacer;
import org.barograph.connectors.posts.PostPublisher;
import org.barograph.connectors.posts.PostRecord;
import org.barograph.connectors.posts.PostStream;
import org.barograph.connectors.posts.Published;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.stack.LocalStack;
import org.barograph.stack.StackFolders;
import org.barograph.stack.StackServer;
import org.barograph.stack.StackSettings;

/**
 * How many mentions a second come through a real Kafka, both jobs and a real Elasticsearch, and
 * what CPU time each takes for a post. The posts are in Kafka before the jobs start, so that the
 * generator is no part of it.
 *
 * <p>Arguments: number of posts (default 300,000), posts a second of event time (default 5,000).
 */
public final class EndToEnd {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TEMPLATES = 5_000;
  private static final Duration PATIENCE = Duration.ofMinutes(20);
  private static final Duration POLL = Duration.ofSeconds(1);

  /** Classes are loaded and hot code is compiled by then: what follows is the steady state. */
  private static final double WARM = 0.4;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final BenchPosts posts = BenchPosts.load(TEMPLATES);
  private final int count;
  private final int rate;

  private EndToEnd(int count, int rate) {
    this.count = count;
    this.rate = rate;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    int count = args.length > 0 ? Integer.parseInt(args[0]) : 300_000;
    int rate = args.length > 1 ? Integer.parseInt(args[1]) : 5_000;
    new EndToEnd(count, rate).run();
    // Client threads may linger.
    System.exit(0);
  }

  private void run() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("barograph-bench");
    try (LocalStack stack = LocalStack.start(StackSettings.in(folder.resolve("stack")))) {
      BarographConfig config =
          posts
              .config()
              .withKafka(posts.config().kafka().withBootstrap(stack.kafkaBootstrap()))
              .withElasticsearch(
                  posts.config().elasticsearch().withUrls(List.of(stack.elasticsearchUrl())));
      publish(config);
      Spent start = Spent.now(stack);
      try (Pipeline pipeline = Pipeline.start(config, folder.resolve("state"), 0);
          Documents documents = new Documents(config)) {
        measure(stack, documents, start);
        out.println("outcomes " + pipeline.outcomes());
      }
    } finally {
      StackFolders.delete(folder.resolve("stack"));
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  private void publish(BarographConfig config) {
    Map<String, String> client = new HashMap<>(config.kafka().clientProperties());
    client.put("bootstrap.servers", config.kafka().bootstrap());
    new KafkaTopics(config.kafka().topicPrefix()).create(client, config.kafka().partitions());
    Heartbeats heartbeats =
        new Heartbeats(config.kafka().partitions(), config.pipeline().disorder(), Long.MAX_VALUE);
    PostStream stream = new PostStream(records(), heartbeats);
    Published published =
        new PostPublisher(client, config.kafka().posts(), Pacer.unlimited()).publish(stream);
    if (!published.isComplete()) {
      throw new IllegalStateException("Kafka did not take all posts", published.failure());
    }
    out.printf(
        Locale.ROOT, "%,d posts and %,d heartbeats are in Kafka%n", count, published.heartbeats());
  }

  /** The templates again and again, each time as new posts, evenly spread over event time. */
  private Iterator<PostRecord> records() {
    List<ObjectNode> templates = new ArrayList<>();
    try {
      for (byte[] line : posts.lines()) {
        templates.add((ObjectNode) JSON.readTree(line));
      }
    } catch (IOException e) {
      throw new IllegalStateException("these posts were parsed before", e);
    }
    long first =
        Instant.now().truncatedTo(ChronoUnit.MINUTES).toEpochMilli() - 1000L * count / rate;
    return new Iterator<>() {
      private int number;

      @Override
      public boolean hasNext() {
        return number < count;
      }

      @Override
      public PostRecord next() {
        ObjectNode post = templates.get(number % templates.size());
        String id = "bench-" + number;
        long at = first + 1000L * number / rate;
        post.put("id", id).put("created_at", Instant.ofEpochMilli(at).toString());
        post.remove("event_at");
        String channel = post.get("channel").textValue();
        number++;
        return new PostRecord(at, channel + ":" + id, bytes(post), number, channel);
      }
    };
  }

  private static byte[] bytes(ObjectNode post) {
    return post.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void measure(LocalStack stack, Documents documents, Spent start)
      throws IOException, InterruptedException {
    Spent warm = null;
    long seen = 0;
    long last = 0;
    // A post that names two brands is two documents.
    long enough = count;
    while (seen < enough || seen > last) {
      last = seen;
      Thread.sleep(POLL);
      seen = documents.mentions();
      Spent now = Spent.now(stack).with(seen);
      out.printf(Locale.ROOT, "%6.1f s %,9d mentions%n", now.secondsSince(start), seen);
      if (warm == null && seen > WARM * count) {
        warm = now;
      }
      if (now.secondsSince(start) > PATIENCE.toSeconds()) {
        throw new IllegalStateException("only " + seen + " of " + count + " were indexed");
      }
    }
    Spent end = Spent.now(stack).with(seen);
    out.println();
    out.println(
        "| from start of the jobs | mentions/s | µs CPU a mention: jobs | Elasticsearch | Kafka |"
            + " sum |");
    out.println("|---|---:|---:|---:|---:|---:|");
    row("to the last document", start, end);
    if (warm != null) {
      row("warm: the last 60 %", warm, end);
    }
  }

  private void row(String what, Spent from, Spent to) {
    double mentions = to.mentions - from.mentions;
    double jobs = (to.jobs - from.jobs) / 1e3 / mentions;
    double elasticsearch = (to.elasticsearch - from.elasticsearch) / 1e3 / mentions;
    double kafka = (to.kafka - from.kafka) / 1e3 / mentions;
    out.printf(
        Locale.ROOT,
        "| %s | %,.0f | %.0f | %.0f | %.0f | %.0f |%n",
        what,
        mentions / to.secondsSince(from),
        jobs,
        elasticsearch,
        kafka,
        jobs + elasticsearch + kafka);
  }

  /** Clock and CPU times in nanoseconds. */
  private record Spent(long clock, long jobs, long elasticsearch, long kafka, long mentions) {

    static Spent now(LocalStack stack) {
      var self = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      return new Spent(
          System.nanoTime(),
          self.getProcessCpuTime(),
          cpu(stack.elasticsearch()),
          cpu(stack.kafka()),
          0);
    }

    private static long cpu(StackServer server) {
      return ProcessHandle.of(server.pid())
          .flatMap(process -> process.info().totalCpuDuration())
          .orElseThrow()
          .toNanos();
    }

    Spent with(long counted) {
      return new Spent(clock, jobs, elasticsearch, kafka, counted);
    }

    double secondsSince(Spent earlier) {
      return (clock - earlier.clock) / 1e9;
    }
  }
}
