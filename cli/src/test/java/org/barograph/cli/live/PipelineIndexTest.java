package org.barograph.cli.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.barograph.cli.pipeline.Pipeline;
import org.barograph.connectors.posts.Pacer;
import org.barograph.connectors.posts.PostRecord;
import org.barograph.connectors.posts.ReadSettings;
import org.barograph.stack.LocalStack;
import org.barograph.stack.junit.LocalStackExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline says of itself what it does: Flink's metrics arrive as documents, by the minute. */
@ExtendWith(LocalStackExtension.class)
class PipelineIndexTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Counting begins within half a minute, and two minutes must end. */
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  @TempDir Path folder;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void everyStageIsWrittenDown(LocalStack stack) throws Exception {
    Installation installation = Installation.on(stack, Installation.shipped(), 2);
    String index = "/pipeline-" + installation.config().tenant();
    try (Pipeline jobs = Pipeline.start(installation.config(), folder.resolve("state"), 0)) {
      await().atMost(PATIENCE).pollInterval(Installation.LOOK).until(jobs::isRunning);
      await()
          .atMost(PATIENCE)
          .pollDelay(Duration.ofSeconds(20))
          .pollInterval(Duration.ofSeconds(20))
          .untilAsserted(() -> {
            // Again and again: whatever was said before counting began is not counted.
            installation.publish(posts().iterator(), Pacer.unlimited());
            assertWritten(stack.elasticsearchUrl() + index);
          });
    }
    http.close();
  }

  private void assertWritten(String address) throws Exception {
    assertThat(sum(address, "records", "parse")).isPositive();
    assertThat(sum(address, "records", "posts")).isPositive();
    assertThat(sum(address, "records", "index")).isPositive();
    assertThat(sum(address, "records", "panes")).isPositive();
    assertThat(sum(address, "outcomes.mentioned", "score")).isPositive();
    assertThat(sum(address, "outcomes.not_a_mention", "match")).isPositive();
    assertThat(sum(address, "unscored", "score")).isPositive();
    assertThat(sum(address, "dead_letters.unknown_field", "dead_letters")).isPositive();
    assertThat(max(address, "latency_ms.p99", "documents")).isPositive();
    assertThat(max(address, "checkpoint_age_ms", "posts")).isNotNegative();
    assertThat(max(address, "checkpoint_age_ms", "mentions")).isNotNegative();
    assertThat(max(address, "lag", "posts")).isNotNegative();
  }

  private static List<PostRecord> posts() throws Exception {
    List<String> lines = new ArrayList<>();
    String run = Long.toString(System.nanoTime(), 36);
    for (int i = 0; i < 20; i++) {
      String text =
          switch (i % 4) {
            case 0 -> "I love Quillo, it is wonderful";
            case 1 -> "Quillo: nos vemos mañana en la estación con mis amigos";
            default -> "good morning to everybody";
          };
      lines.add(
          "{\"channel\": \"hn\", \"id\": \"%s-%d\", \"created_at\": \"%s\", \"text\": \"%s\"%s}"
              .formatted(run, i, Instant.now(), text, i % 4 == 3 ? ", \"color\": 1" : ""));
    }
    Path file = Path.of("target", "pipeline-posts-" + run + ".ndjson");
    List<PostRecord> records =
        Installation.read(Installation.write(file, lines), ReadSettings.defaults());
    java.nio.file.Files.delete(file);
    return records;
  }

  private double sum(String address, String field, String stage) throws Exception {
    return aggregate(address, "sum", field, stage);
  }

  private double max(String address, String field, String stage) throws Exception {
    return aggregate(address, "max", field, stage);
  }

  /** Not a number where nothing is. */
  private double aggregate(String address, String what, String field, String stage)
      throws Exception {
    String body =
        String.format(
            Locale.ROOT,
            "{\"size\":0,\"query\":{\"term\":{\"stage\":\"%s\"}},\"aggs\":{\"a\":{\"%s\":{\"field\":\"%s\"}}}}",
            stage,
            what,
            field);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/_search"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
            .build();
    JsonNode answer =
        JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    return answer.at("/aggregations/a/value").asDouble(Double.NaN);
  }
}
