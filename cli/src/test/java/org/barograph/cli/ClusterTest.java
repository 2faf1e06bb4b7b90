package org.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.barograph.cli.demo.ScenarioFiles;
import org.barograph.cli.pipeline.Documents;
import org.barograph.connectors.posts.Heartbeats;
import org.barograph.connectors.posts.Pacer;
import org.barograph.connectors.posts.PostFile;
import org.barograph.connectors.posts.PostPublisher;
import org.barograph.connectors.posts.PostStream;
import org.barograph.connectors.posts.ReadSettings;
import org.barograph.jobs.DetectAnomaliesJob;
import org.barograph.jobs.EnrichMentionsJob;
import org.barograph.jobs.backtest.Backtest;
import org.barograph.jobs.backtest.PostFileSource;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.ConfigLoader;
import org.barograph.jobs.config.live.FixedConfig;
import org.barograph.stack.FlinkRest;
import org.barograph.stack.FlinkSettings;
import org.barograph.stack.LocalFlink;
import org.barograph.stack.LocalStack;
import org.barograph.stack.junit.LocalStackExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The job jar on a real cluster, against a backtest of the same posts. */
@ExtendWith(LocalStackExtension.class)
@Timeout(900)
class ClusterTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir private Path folder;

  @Test
  void sameDocumentsAsABacktestThoughATaskManagerDiesAndTheJobsMove(LocalStack stack)
      throws Exception {
    var jar = JobJar.current();
    assumeTrue(jar.isPresent(), "no current job jar: build it with mvn -Pjob-jar package");
    var configFile = Files.writeString(folder.resolve("barograph.yaml"), yaml(stack));
    var config = ConfigLoader.load(configFile);
    ScenarioFiles.write(7, Instant.parse("2026-11-01T00:00:00Z"), config, folder);
    var expected = backtest(config);
    var settings =
        FlinkSettings.in(folder.resolve("flink"))
            .withTaskManagers(2, 4)
            .withOption("restart-strategy.type", "fixed-delay")
            .withOption("restart-strategy.fixed-delay.attempts", "100")
            .withOption("restart-strategy.fixed-delay.delay", "1 s");

    try (var flink = LocalFlink.start(settings);
        var documents = new Documents(config)) {
      var rest = flink.rest();
      String program = rest.upload(jar.get());
      String enrich = run(rest, program, EnrichMentionsJob.class, configFile, Map.of(), null);
      String detect = run(rest, program, DetectAnomaliesJob.class, configFile, Map.of(), null);
      awaitRunning(rest, enrich, detect);
      publish(config);
      await()
          .atMost(PATIENCE)
          .until(() -> mentions(documents) > expected.get("mentions").size() / 4);
      flink.killTaskManager(flink.taskManagers().getFirst());
      await()
          .atMost(PATIENCE)
          .until(() -> mentions(documents) > expected.get("mentions").size() / 2);
      awaitRunning(rest, enrich, detect);
      // An upgrade: the same program again, from a savepoint.
      String savepoint = rest.stopWithSavepoint(detect, "CANONICAL");
      String again = run(rest, program, DetectAnomaliesJob.class, configFile, Map.of(), savepoint);
      awaitRunning(rest, enrich, again);

      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> found(documents).equals(expected) || isFailed(rest, enrich, again));
      assertThat(found(documents)).isEqualTo(expected);
    }
  }

  private static String yaml(LocalStack stack) throws IOException {
    String shipped = Files.readString(Path.of("..", "barograph.yaml"));
    // Brands, topics and detection as shipped, the rest for this test.
    return """
    tenant: cluster
    kafka: {bootstrap: "%s", topic_prefix: cluster, partitions: 4}
    elasticsearch: {urls: ["%s"], replicas: 0}
    pipeline: {parallelism: 2, checkpoint_interval: 2s}
    """
            .formatted(stack.kafkaBootstrap(), stack.elasticsearchUrl())
        + shipped.substring(shipped.indexOf("\nsentiment:"));
  }

  private Map<String, Map<String, JsonNode>> backtest(BarographConfig config) throws Exception {
    long latest = Instant.now().toEpochMilli();
    var posts =
        new PostFileSource(
            folder.resolve(ScenarioFiles.POSTS).toString(),
            null,
            null,
            config.pipeline().disorder(),
            latest);
    var outputs =
        new Backtest.Outputs(folder.resolve("i"), folder.resolve("m"), folder.resolve("w"));
    Backtest.run(posts, FixedConfig.of(config), 2, outputs);
    return Map.of(
        "incidents", byId(lines(outputs.incidents()), "incident_id"),
        "mentions", byId(lines(outputs.mentions()), "mention_id"),
        "windows", byId(lines(outputs.windows()), "window_id"));
  }

  private static List<JsonNode> lines(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      return lines.map(ClusterTest::parsed).toList();
    }
  }

  private static JsonNode parsed(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Map<String, Map<String, JsonNode>> found(Documents documents) throws IOException {
    documents.refresh();
    return Map.of(
        "incidents", byId(documents.allIncidents(), "incident_id"),
        "mentions", byId(documents.allMentions(), "mention_id"),
        "windows", byId(documents.allWindows(), "window_id"));
  }

  private static Map<String, JsonNode> byId(List<JsonNode> documents, String id) {
    var byId = new TreeMap<String, JsonNode>();
    for (JsonNode each : documents) {
      // The one field that tells when a post came, not what it says.
      ((ObjectNode) each).remove("ingested_at");
      byId.put(each.get(id).asText(), each);
    }
    return byId;
  }

  private static long mentions(Documents documents) throws IOException {
    documents.refresh();
    return documents.mentions();
  }

  private void publish(BarographConfig config) throws Exception {
    Map<String, String> client = Map.of("bootstrap.servers", config.kafka().bootstrap());
    try (var posts = PostFile.open(folder.resolve(ScenarioFiles.POSTS), ReadSettings.defaults())) {
      var heartbeats =
          new Heartbeats(
              config.kafka().partitions(),
              config.pipeline().disorder(),
              Instant.now().toEpochMilli());
      var publisher = new PostPublisher(client, config.kafka().posts(), Pacer.unlimited());
      var published = publisher.publish(new PostStream(posts.records(), heartbeats));
      assertThat(published.isComplete()).isTrue();
    }
  }

  private static String run(
      FlinkRest rest,
      String program,
      Class<?> job,
      Path config,
      Map<String, String> options,
      String savepoint) {
    List<String> arguments = List.of("--config", config.toString());
    return rest.run(program, job.getName(), arguments, options, savepoint);
  }

  private static void awaitRunning(FlinkRest rest, String... jobs) {
    for (String job : jobs) {
      await().atMost(PATIENCE).until(() -> rest.isRunning(job));
    }
  }

  private static boolean isFailed(FlinkRest rest, String... jobs) {
    return List.of(jobs).stream()
        .anyMatch(job -> rest.job(job, "").path("state").asText().equals("FAILED"));
  }
}
