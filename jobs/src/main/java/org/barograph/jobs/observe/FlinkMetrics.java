package org.barograph.jobs.observe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Reads the metrics of running jobs from Flink's REST API. */
final class FlinkMetrics implements AutoCloseable {

  /** Metrics asked for in one request: their names stand in its address. */
  private static final int AT_ONCE = 40;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI address;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  FlinkMetrics(URI address) {
    this.address = address;
  }

  /**
   * The jobs that run, each with its metrics as they are now; Flink refreshes them every ten
   * seconds.
   *
   * @throws IOException if Flink does not answer
   */
  List<JobReading> read(long now) throws IOException {
    List<JobReading> readings = new ArrayList<>();
    for (JsonNode job : get("/jobs/overview").path("jobs")) {
      if (job.path("state").asText().equals("RUNNING")) {
        readings.add(read(job.path("jid").asText(), job.path("name").asText(), now));
      }
    }
    return readings;
  }

  private JobReading read(String job, String name, long now) throws IOException {
    var sums = new TreeMap<String, Double>();
    var highest = new TreeMap<String, Double>();
    for (JsonNode vertex : get("/jobs/" + job).path("vertices")) {
      String metrics =
          "/jobs/" + job + "/vertices/" + vertex.path("id").asText() + "/subtasks/metrics";
      List<String> wanted = new ArrayList<>();
      get(metrics)
          .forEach(metric -> {
            if (Stages.isWanted(metric.path("id").asText())) {
              wanted.add(metric.path("id").asText());
            }
          });
      for (int from = 0; from < wanted.size(); from += AT_ONCE) {
        List<String> some = wanted.subList(from, Math.min(from + AT_ONCE, wanted.size()));
        String names = URLEncoder.encode(String.join(",", some), StandardCharsets.UTF_8);
        for (JsonNode metric : get(metrics + "?agg=sum,max&get=" + names)) {
          sums.merge(metric.path("id").asText(), metric.path("sum").asDouble(), Double::sum);
          highest.merge(metric.path("id").asText(), metric.path("max").asDouble(), Math::max);
        }
      }
    }
    JsonNode completed = get("/jobs/" + job + "/checkpoints").at("/latest/completed");
    Long age =
        completed.has("latest_ack_timestamp")
            ? Math.max(0, now - completed.get("latest_ack_timestamp").asLong())
            : null;
    return new JobReading(name, sums, highest, age);
  }

  /**
   * A job's metrics, over its subtasks.
   *
   * @param checkpointAgeOrNull milliseconds since the newest completed checkpoint
   */
  record JobReading(
      String job,
      TreeMap<String, Double> sums,
      TreeMap<String, Double> highest,
      Long checkpointAgeOrNull) {}

  private JsonNode get(String path) throws IOException {
    String base = address.toString().replaceAll("/+$", "");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(20)).build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (!Set.of(200, 404).contains(response.statusCode())) {
        throw new IOException("Flink: GET " + path + ": " + response.statusCode());
      }
      // A job that ended a moment ago has no metrics any more.
      return JSON.readTree(response.statusCode() == 404 ? "{}" : response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
