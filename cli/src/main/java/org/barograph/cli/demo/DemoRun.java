package org.barograph.cli.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.barograph.cli.pipeline.DeadLetters;
import org.barograph.cli.pipeline.Documents;
import org.barograph.cli.pipeline.Pipeline;
import org.barograph.connectors.posts.Heartbeats;
import org.barograph.connectors.posts.InvalidMappingException;
import org.barograph.connectors.posts.Pacer;
import org.barograph.connectors.posts.PostFile;
import org.barograph.connectors.posts.PostPublisher;
import org.barograph.connectors.posts.PostStream;
import org.barograph.connectors.posts.Published;
import org.barograph.connectors.posts.ReadSettings;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.BrandConfig;
import org.barograph.stack.LocalStack;

/**
 * Replays a scenario into running jobs, waits for the last window, and collects what came of it.
 */
public final class DemoRun {

  /** Event time a second of the full day's replay: a day in a minute and a half. */
  private static final double SPEED = 960;

  /** A result that has not come by then does not come. */
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private static final Duration CHECKPOINTS = Duration.ofSeconds(3);
  private static final long MINUTE = 60_000;

  private final BarographConfig config;
  private final Scenario scenario;
  private final Path data;
  private final Pipeline pipeline;
  private final LocalStack stack;
  private final URI dashboards;

  public DemoRun(
      BarographConfig config,
      Scenario scenario,
      Path data,
      Pipeline pipeline,
      LocalStack stack,
      URI dashboards) {
    this.config = config;
    this.scenario = scenario;
    this.data = data;
    this.pipeline = pipeline;
    this.stack = stack;
    this.dashboards = dashboards;
  }

  /**
   * A day passes in minutes, so checkpoints are closer together. Its heartbeats reach every
   * partition: one that says nothing for a while is behind on a busy machine, and not idle.
   */
  public static BarographConfig settings(BarographConfig config) {
    return config.withPipeline(
        config.pipeline().withCheckpointInterval(CHECKPOINTS).withIdleness(PATIENCE));
  }

  /** Whether somebody is told of incidents. */
  public boolean hasReceivers() {
    return config.delivery().isUsed();
  }

  public Truth truth() {
    return scenario.truth();
  }

  /**
   * Replays, waits, collects.
   *
   * @param stop ends it early
   * @return null if it was stopped
   * @throws IOException if a server or a job fails, or the results do not come
   */
  public DemoResult run(PrintStream out, boolean isTerminal, CountDownLatch stop)
      throws IOException, InterruptedException {
    long started = System.nanoTime();
    LiveProgress live = new LiveProgress(out, isTerminal);
    try (PostFile posts = open();
        Documents documents = new Documents(config)) {
      PostPublisher publisher =
          new PostPublisher(
              client(),
              config.kafka().posts(),
              Pacer.atFrom(SPEED, truth().fullDay().toEpochMilli()));
      long horizon = Instant.now().plus(config.pipeline().futureBound()).toEpochMilli();
      PostStream stream =
          new PostStream(
              posts.records(),
              new Heartbeats(config.kafka().partitions(), config.pipeline().disorder(), horizon));
      // Never in the common pool: lingua waits for a worker of it, and two cores have only one.
      var publishing =
          CompletableFuture.supplyAsync(
              () -> publisher.publish(stream),
              replay -> Thread.ofPlatform().name("replay").daemon().start(replay));
      while (!publishing.isDone()) {
        if (stop.await(1, TimeUnit.SECONDS)) {
          publisher.stop();
          return null;
        }
        live.show(snapshot(publisher.progress(), posts.size(), documents, started));
      }
      Published published = publishing.join();
      if (!published.isComplete()) {
        throw new IOException("Kafka did not take all of the posts", published.failure());
      }
      live.show(snapshot(published, posts.size(), documents, started));
      live.finish();
      out.println("  waiting for the last window");
      if (!settled(published, posts.lastEventAt(), documents, stop)) {
        return null;
      }
      return result(documents, Duration.ofNanos(System.nanoTime() - started));
    }
  }

  private PostFile open() throws IOException {
    try {
      return PostFile.open(data.resolve(ScenarioFiles.POSTS), ReadSettings.defaults());
    } catch (InvalidMappingException e) {
      throw new IllegalStateException("canonical posts need no mapping", e);
    }
  }

  private Map<String, String> client() {
    Map<String, String> client = new HashMap<>(config.kafka().clientProperties());
    client.put("bootstrap.servers", config.kafka().bootstrap());
    return client;
  }

  private static LiveProgress.Snapshot snapshot(
      Published published, int total, Documents documents, long started) throws IOException {
    return new LiveProgress.Snapshot(
        Instant.ofEpochMilli(published.eventAt()),
        published.posts(),
        total,
        documents.mentions(),
        documents.incidents(),
        Duration.ofNanos(System.nanoTime() - started));
  }

  /** Whether every record has its outcome and every brand its last window; false if stopped. */
  private boolean settled(
      Published published, long lastEventAt, Documents documents, CountDownLatch stop)
      throws IOException, InterruptedException {
    long sent = published.posts() + published.heartbeats();
    int size = (int) config.detection().windows().getFirst().toMinutes();
    long lastTick = lastEventAt / MINUTE * MINUTE + 3 * MINUTE;
    long lastEnd = Math.floorDiv(lastTick, size * MINUTE) * size * MINUTE;
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      long counted = pipeline.outcomes().values().stream().mapToLong(n -> n).sum();
      if (counted >= sent && everyBrandReached(lastEnd, size, documents)) {
        documents.refresh();
        return true;
      }
      if (stop.await(1, TimeUnit.SECONDS)) {
        return false;
      }
    }
    throw new IOException(
        "the results did not come within "
            + PATIENCE.toMinutes()
            + " minutes: "
            + sent
            + " records sent, outcomes "
            + pipeline.outcomes());
  }

  private boolean everyBrandReached(long end, int size, Documents documents) throws IOException {
    for (BrandConfig brand : config.brands()) {
      if (documents.lastWindowEnd(brand.id(), size) < end) {
        return false;
      }
    }
    return true;
  }

  private DemoResult result(Documents documents, Duration took) throws IOException {
    List<FoundMention> mentions =
        documents.allMentions("mention_id", "brand", "@timestamp", "sentiment.polarity").stream()
            .map(FoundMention::of)
            .toList();
    List<IncidentView> incidents = documents.allIncidents().stream().map(IncidentView::of).toList();
    Map<String, String> links = new LinkedHashMap<>();
    links.put("Dashboards", dashboards.toString());
    links.put("Kafka", stack.kafkaBootstrap());
    links.put("Elasticsearch", stack.elasticsearchUrl());
    links.put("Flink", pipeline.flinkAddress().toString());
    links.put("Posts, truth", data.toString());
    return new DemoResult(
        took,
        pipeline.outcomes(),
        DeadLetters.byReason(config.kafka()),
        mentions,
        incidents,
        links);
  }
}
