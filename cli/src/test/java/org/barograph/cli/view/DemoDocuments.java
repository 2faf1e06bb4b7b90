package org.barograph.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.barograph.cli.demo.ScenarioFiles;
import org.barograph.jobs.backtest.Backtest;
import org.barograph.jobs.backtest.PostFileSource;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.live.FixedConfig;
import org.barograph.jobs.index.IndexTemplates;

/**
 * What the jobs make of the demo's posts, by a backtest, in the real Elasticsearch.
 *
 * @param mentions as indexed
 * @param windows as indexed
 * @param incidents as indexed
 */
record DemoDocuments(List<JsonNode> mentions, List<JsonNode> windows, List<JsonNode> incidents) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BULK = 2_000;

  /** Of the full day's end. */
  static final Instant END = Instant.parse("2026-11-22T12:00:00Z");

  /** The whole scenario, with its index templates. */
  static DemoDocuments index(BarographConfig config, Path folder) throws Exception {
    ScenarioFiles.write(1, END, config, folder);
    DemoDocuments documents = of(config, folder.resolve(ScenarioFiles.POSTS), null, END);
    Indexing indexing = new Indexing(config);
    indexing.templates();
    indexing.put("mentions", "mention_id", documents.mentions());
    indexing.put("windows", "window_id", documents.windows());
    indexing.put("incidents", "incident_id", documents.incidents());
    indexing.put("pipeline", "pipeline_id", minutes());
    return documents;
  }

  /**
   * What the jobs make of posts.
   *
   * @param commandsOrNull what people said, one record a line
   * @param end of the posts
   */
  static DemoDocuments of(BarographConfig config, Path posts, Path commandsOrNull, Instant end)
      throws Exception {
    PostFileSource source =
        new PostFileSource(
            posts.toString(),
            null,
            null,
            config.pipeline().disorder(),
            end.plus(config.pipeline().futureBound()).toEpochMilli());
    Path incidents = posts.resolveSibling("incidents.ndjson");
    Path mentions = posts.resolveSibling("mentions.ndjson");
    Path windows = posts.resolveSibling("windows.ndjson");
    Backtest.run(
        source,
        commandsOrNull,
        FixedConfig.of(config),
        2,
        new Backtest.Outputs(incidents, mentions, windows));
    return new DemoDocuments(read(mentions), read(windows), read(incidents));
  }

  /** A backtest has no minutes of processing: made up, so that there is something to draw. */
  private static List<JsonNode> minutes() {
    List<JsonNode> minutes = new ArrayList<>();
    for (int i = 1; i <= 180; i++) {
      Instant at = END.minusSeconds(60L * i);
      int wave = Math.abs(i % 60 - 30);
      for (String stage : List.of("parse", "match", "index")) {
        ObjectNode minute = JSON.createObjectNode().put("@timestamp", at.toString());
        minute.put("pipeline_id", "enrich-mentions|" + stage + "|" + at);
        minute.put("job", "enrich-mentions").put("stage", stage);
        minute.put("records", 1_000 + 20 * wave).put("lag", 3 * wave).put("late", i % 7);
        minute.put("unscored", 30 + wave).put("rejected", 0).put("checkpoint_age_ms", 900 * wave);
        minute.putObject("latency_ms").put("p50", 40 + wave).put("p95", 90 + wave).put("p99", 150);
        minute.putObject("dead_letters").put("not_json", i % 50 == 0 ? 3 : 0);
        minutes.add(minute);
      }
    }
    return minutes;
  }

  List<JsonNode> mentions(Predicate<JsonNode> which) {
    return mentions.stream().filter(which).toList();
  }

  /** Mentions of the last 24 hours, both ends included. */
  List<JsonNode> lastDay() {
    Instant from = END.minusSeconds(86_400);
    return mentions(mention -> !at(mention).isBefore(from) && !at(mention).isAfter(END));
  }

  static Instant at(JsonNode document) {
    return Instant.parse(document.get("@timestamp").asText());
  }

  private static List<JsonNode> read(Path file) throws IOException {
    List<JsonNode> documents = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      documents.add(JSON.readTree(line));
    }
    return documents;
  }

  /** Writes documents as the sinks would, to the indices of one tenant. */
  static final class Indexing {

    private final String url;
    private final String tenant;

    Indexing(BarographConfig config) {
      this.url = config.elasticsearch().urls().getFirst();
      this.tenant = config.tenant();
    }

    void templates() throws IOException {
      for (Map.Entry<String, String> template : IndexTemplates.render(tenant, 0).entrySet()) {
        send(
            "PUT",
            "/_index_template/" + template.getKey(),
            "application/json",
            template.getValue());
      }
    }

    void put(String kind, String idField, List<JsonNode> documents) throws IOException {
      for (int from = 0; from < documents.size(); from += BULK) {
        StringBuilder bulk = new StringBuilder();
        for (JsonNode document : documents.subList(from, Math.min(documents.size(), from + BULK))) {
          boolean isSingle = kind.equals("incidents");
          String month = document.get("@timestamp").asText().substring(0, 7).replace('-', '.');
          ObjectNode action = JSON.createObjectNode();
          action
              .putObject("index")
              .put("_index", kind + "-" + tenant + (isSingle ? "" : "-" + month))
              .put("_id", document.get(idField).asText());
          bulk.append(action).append('\n').append(document).append('\n');
        }
        JsonNode answer =
            send("POST", "/_bulk?refresh=true", "application/x-ndjson", bulk.toString());
        if (answer.get("errors").asBoolean()) {
          throw new IOException(answer.toString().substring(0, 2_000));
        }
      }
    }

    private JsonNode send(String method, String path, String type, String body) throws IOException {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url + path))
              .header("Content-Type", type)
              .method(method, HttpRequest.BodyPublishers.ofString(body))
              .build();
      try (HttpClient client = HttpClient.newHttpClient()) {
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
          throw new IOException(method + " " + path + ": " + response.body());
        }
        return JSON.readTree(response.body());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
  }
}
