package org.barograph.cli.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.barograph.cli.CommandLines;
import org.barograph.cli.demo.Scenario;
import org.barograph.cli.demo.ScenarioSize;
import org.barograph.jobs.backtest.Backtest;
import org.barograph.jobs.backtest.PostFileSource;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.ConfigLoader;
import org.barograph.jobs.config.live.FixedConfig;
import org.barograph.jobs.index.IndexNames;
import org.barograph.jobs.index.IndexTemplates;
import org.barograph.stack.LocalStack;
import org.barograph.stack.junit.LocalStackExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every panel of every dashboard against the real Elasticsearch: what it answers is what the
 * documents of the demo's posts give when they are counted one by one.
 */
@ExtendWith(LocalStackExtension.class)
class DashboardsProofTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Two days of history and a full day: some thousand posts, both planted events. */
  private static final ScenarioSize SIZE = new ScenarioSize(2, 120, 0.9);

  // Inside of a month: the demo's end is now, and a month's first days would lie in two indices.
  private static final Instant END = Instant.parse("2026-11-22T12:00:00Z");

  private final BarographConfig config = ConfigLoader.load(Path.of("..", "barograph.yaml"));

  @TempDir Path folder;

  private final String tenant =
      "p" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;

  DashboardsProofTest(LocalStack stack) {
    url = stack.elasticsearchUrl();
  }

  @AfterEach
  void clean() throws Exception {
    for (String kind : List.of("mentions", "windows", "incidents", "pipeline", "annotations")) {
      send("DELETE", "/_index_template/barograph-" + kind + "-" + tenant, "");
    }
    send("DELETE", "/" + IndexNames.mentions(tenant, END.toEpochMilli()), "");
    send("DELETE", "/" + IndexNames.windows(tenant, END.toEpochMilli()), "");
    http.close();
  }

  @Test
  void everyPanelShowsWhatTheDocumentsGive() throws Exception {
    for (var template : IndexTemplates.render(tenant, 0).entrySet()) {
      assertThat(send("PUT", "/_index_template/" + template.getKey(), template.getValue()))
          .contains("acknowledged");
    }
    Path out = backtest();
    documentsSayWhatThePostsSay(out);
    index(out.resolve("mentions"), "mention_id", IndexNames.mentions(tenant, END.toEpochMilli()));
    index(out.resolve("windows"), "window_id", IndexNames.windows(tenant, END.toEpochMilli()));
    index(out.resolve("incidents"), "incident_id", IndexNames.incidents(tenant));
    index(pipeline(), "pipeline_id", IndexNames.pipeline(tenant, END.toEpochMilli()));
    index(annotations(), "annotation_id", IndexNames.annotations(tenant));

    CommandLines.Run run =
        CommandLines.run(
            List.of("dashboards", "validate", "--elasticsearch", url, "--tenant", tenant));

    assertThat(run.code()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("0 differences");
    // Agreement on nothing proves nothing: what has nothing to show is known. No brand stands out
    // of
    // all the posts by a phrase, and one brand has no incident.
    assertThat(run.out().lines().filter(line -> line.startsWith("       barograph-")))
        .allMatch(
            line -> line.contains("barograph-topics phrases/0") || line.contains("corvane_air"));
    assertThat(run.out()).containsPattern("ok +\\d+ panels, \\d+ requests");
    Files.writeString(Path.of("target", "dashboards-proof.txt"), run.out());
  }

  /** What is counted from documents below is, as far as posts say it, counted from posts. */
  private void documentsSayWhatThePostsSay(Path out) throws IOException {
    Map<String, ZoneId> zones = new HashMap<>();
    config.brands().forEach(brand -> zones.put(brand.id(), ZoneId.of(brand.timeZone())));
    RawPosts posts = RawPosts.read(out.resolve("posts.ndjson"));
    int mentions = 0;
    for (String line : Files.readAllLines(out.resolve("mentions"))) {
      JsonNode mention = JSON.readTree(line);
      assertThat(posts.isGone(mention)).as(line).isFalse();
      assertThat(RawPosts.ofDocument(mention))
          .isEqualTo(posts.of(mention, zones.get(mention.get("brand").asText())));
      mentions++;
    }
    assertThat(mentions).isGreaterThan(1_000);
  }

  private Path backtest() throws Exception {
    Path posts = folder.resolve("posts.ndjson");
    Scenario.generate(11, END, config, SIZE).writePosts(posts);
    Backtest.run(
        new PostFileSource(
            posts.toString(),
            null,
            null,
            config.pipeline().disorder(),
            END.plus(1, ChronoUnit.DAYS).toEpochMilli()),
        null,
        FixedConfig.of(config),
        2,
        new Backtest.Outputs(
            folder.resolve("incidents"), folder.resolve("mentions"), folder.resolve("windows")));
    return folder;
  }

  /** Three hours of two jobs, with something in every field. */
  private Path pipeline() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int minute = 0; minute < 180; minute++) {
      String time = END.minus(180 - minute, ChronoUnit.MINUTES).toString().replace("Z", ".000Z");
      lines.add(
          stage("enrich-mentions", "posts", time, minute)
              .put("lag", minute * 7 % 50)
              .put("checkpoint_age_ms", 1000L * (minute % 13))
              .toString());
      ObjectNode parse = stage("enrich-mentions", "parse", time, minute);
      parse.putObject("outcomes").put("heartbeat", minute % 4).put("deleted", minute % 3);
      lines.add(parse.toString());
      ObjectNode score =
          stage("enrich-mentions", "score", time, minute).put("unscored", minute % 5);
      score.putObject("outcomes").put("mentioned", minute);
      lines.add(score.toString());
      ObjectNode documents = stage("enrich-mentions", "documents", time, minute);
      documents
          .putObject("latency_ms")
          .put("p50", 10.5 + minute)
          .put("p95", 20.25 + minute)
          .put("p99", 99.0);
      lines.add(documents.toString());
      ObjectNode letters = stage("enrich-mentions", "dead_letters", time, minute);
      letters.putObject("dead_letters").put("not_json", minute % 2).put("bad_time", minute % 7);
      lines.add(letters.toString());
      ObjectNode index =
          stage("enrich-mentions", "index", time, minute).put("rejected", minute % 11);
      index.putObject("dead_letters").put("rejected_document", minute % 11);
      lines.add(index.toString());
      lines.add(
          stage("detect-anomalies", "panes", time, minute).put("late", minute % 6).toString());
    }
    return Files.write(folder.resolve("pipeline"), lines);
  }

  private static ObjectNode stage(String job, String stage, String time, int records) {
    return JSON.createObjectNode()
        .put("@timestamp", time)
        .put("pipeline_id", job + "|" + stage + "|" + time)
        .put("job", job)
        .put("stage", stage)
        .put("records", records * 3L);
  }

  private Path annotations() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String kind : List.of("release", "campaign", "event")) {
      String start =
          END.minus(lines.size() * 5L + 2, ChronoUnit.HOURS).toString().replace("Z", ".000Z");
      ObjectNode annotation =
          JSON.createObjectNode()
              .put("@timestamp", start)
              .put("annotation_id", kind)
              .put("revision", 1)
              .put("kind", kind)
              .put("title", "A " + kind + " <script>")
              .put("start", start);
      annotation.putArray("brands").add("quillo");
      lines.add(annotation.toString());
    }
    return Files.write(folder.resolve("annotations"), lines);
  }

  private void index(Path file, String id, String index) throws Exception {
    StringBuilder bulk = new StringBuilder();
    int count = 0;
    for (String line : Files.readAllLines(file)) {
      ObjectNode action = JSON.createObjectNode();
      action
          .putObject("index")
          .put("_index", index)
          .put("_id", JSON.readTree(line).get(id).asText());
      bulk.append(action).append('\n').append(line).append('\n');
      if (++count % 1_000 == 0) {
        bulk(bulk);
      }
    }
    bulk(bulk);
    assertThat(count).as(String.format(Locale.ROOT, "documents in %s", file)).isPositive();
    send("POST", "/" + index + "/_refresh", "");
  }

  private void bulk(StringBuilder body) throws Exception {
    if (!body.isEmpty()) {
      JsonNode answer = JSON.readTree(send("POST", "/_bulk", body.toString()));
      assertThat(answer.path("errors").asBoolean(true)).as(answer.toString()).isFalse();
      body.setLength(0);
    }
  }

  private String send(String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header(
                "Content-Type", path.equals("/_bulk") ? "application/x-ndjson" : "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
