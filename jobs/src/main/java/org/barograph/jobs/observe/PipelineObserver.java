package org.barograph.jobs.observe;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.barograph.connectors.elasticsearch.ElasticsearchClients;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.index.ElasticsearchOutputs;
import org.barograph.jobs.index.IndexNames;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what every stage of the running jobs did, once a minute, until it is closed. It is a
 * bystander: whatever happens to it, the jobs run on. While Elasticsearch is away it keeps the last
 * hour.
 */
public final class PipelineObserver implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PipelineObserver.class);
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  private static final int BEGINNINGS = 15;
  private static final Duration BEGINNING_PAUSE = Duration.ofSeconds(2);

  /** Minutes that wait for Elasticsearch. */
  private static final int MOST_WAITING = 60;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final FlinkMetrics flink;
  private final Rest5Client elasticsearch;
  private final String tenant;
  private final MinuteCount count = new MinuteCount();
  private final Deque<List<StageMinute>> waiting = new ArrayDeque<>();
  private final Thread thread;

  private PipelineObserver(URI flinkAddress, BarographConfig config) throws IOException {
    this.flink = new FlinkMetrics(flinkAddress);
    this.elasticsearch = ElasticsearchClients.openRest(ElasticsearchOutputs.settings(config));
    this.tenant = config.tenant();
    this.thread = Thread.ofPlatform().daemon().name("barograph-observer").unstarted(this::run);
  }

  /**
   * Begins to observe.
   *
   * @param flinkAddress of Flink's REST API
   * @param config names Elasticsearch and the tenant
   * @throws IOException if the API key cannot be read
   */
  public static PipelineObserver start(URI flinkAddress, BarographConfig config)
      throws IOException {
    var observer = new PipelineObserver(flinkAddress, config);
    observer.thread.start();
    return observer;
  }

  private void run() {
    try {
      begin();
      while (!Thread.currentThread().isInterrupted()) {
        long now = System.currentTimeMillis();
        Thread.sleep(MINUTE - now % MINUTE);
        observe();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Jobs that were just submitted run in a moment, and show their metrics in another. */
  private void begin() throws InterruptedException {
    for (int tries = 0; tries < BEGINNINGS; tries++) {
      try {
        flink.read(System.currentTimeMillis()).forEach(count::begin);
      } catch (IOException | RuntimeException e) {
        LOG.debug("no metrics yet", e);
      }
      Thread.sleep(BEGINNING_PAUSE);
    }
  }

  private void observe() {
    try {
      observeMinute(System.currentTimeMillis());
    } catch (IOException | RuntimeException e) {
      if (!Thread.currentThread().isInterrupted()) {
        LOG.warn("The pipeline's figures of this minute are not written: {}", e.toString());
      }
    }
  }

  /**
   * Reads Flink and writes the minute that ends now.
   *
   * @param now epoch milliseconds
   * @throws IOException if either cannot be reached; what was read waits for the next time
   */
  void observeMinute(long now) throws IOException {
    long minute = (now - MINUTE / 2) / MINUTE * MINUTE;
    List<StageMinute> stages = new ArrayList<>();
    for (FlinkMetrics.JobReading reading : flink.read(now)) {
      stages.addAll(count.next(reading, minute));
    }
    if (!stages.isEmpty()) {
      waiting.addLast(stages);
    }
    if (waiting.size() > MOST_WAITING) {
      LOG.warn("Elasticsearch is away for an hour: the oldest minute of the pipeline is lost");
      waiting.removeFirst();
    }
    while (!waiting.isEmpty()) {
      write(waiting.getFirst());
      waiting.removeFirst();
    }
  }

  private void write(List<StageMinute> stages) throws IOException {
    var body = new StringBuilder();
    for (StageMinute stage : stages) {
      ObjectNode action = JSON.createObjectNode();
      action
          .putObject("index")
          .put("_index", IndexNames.pipeline(tenant, stage.minute()))
          .put("_id", PipelineDocument.id(stage));
      body.append(action).append('\n').append(PipelineDocument.json(stage)).append('\n');
    }
    Request request = new Request("POST", "/_bulk");
    request.setEntity(
        new ByteArrayEntity(
            body.toString().getBytes(StandardCharsets.UTF_8),
            ContentType.create("application/x-ndjson")));
    Response response = elasticsearch.performRequest(request);
    try (InputStream in = Objects.requireNonNull(response.getEntity()).getContent()) {
      JsonNode answer = JSON.readTree(in);
      if (answer.path("errors").asBoolean()) {
        // Sent again they would be refused again.
        LOG.warn("Elasticsearch refused figures of the pipeline: {}", refusal(answer));
      }
    }
  }

  private static String refusal(JsonNode answer) {
    for (JsonNode item : answer.path("items")) {
      if (item.at("/index/error").isObject()) {
        return item.at("/index/error").toString();
      }
    }
    return "no reason given";
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(10));
      elasticsearch.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.debug("closing", e);
    }
    flink.close();
  }
}
