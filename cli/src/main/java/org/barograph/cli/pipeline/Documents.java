package org.barograph.cli.pipeline;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barograph.connectors.elasticsearch.ElasticsearchClients;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.index.ElasticsearchOutputs;
import org.barograph.jobs.index.IndexNames;

/** Reads what the jobs have indexed. */
public final class Documents implements AutoCloseable {

  private static final int PAGE = 2_000;
  private static final int ATTEMPTS = 50;
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Rest5Client client;
  private final String tenant;

  public Documents(BarographConfig config) throws IOException {
    this.client = ElasticsearchClients.openRest(ElasticsearchOutputs.settings(config));
    this.tenant = config.tenant();
  }

  /** How many mentions there are. */
  public long mentions() throws IOException {
    return count(IndexNames.mentionsAlias(tenant));
  }

  /** How many incidents there are, resolved ones included. */
  public long incidents() throws IOException {
    return count(IndexNames.incidents(tenant));
  }

  /**
   * Every mention, by time and id.
   *
   * @param fields to fetch; all when none is named
   */
  public List<JsonNode> allMentions(String... fields) throws IOException {
    return all(IndexNames.mentionsAlias(tenant), "mention_id", fields);
  }

  /** Takes one document after the other. */
  public interface EachDocument {
    void take(JsonNode document) throws IOException;
  }

  /**
   * The mentions of a period, by time and id, page by page.
   *
   * @param start inclusive
   * @param end exclusive
   * @return how many there were
   */
  public long eachMention(Instant start, Instant end, EachDocument each) throws IOException {
    ObjectNode query = JSON.createObjectNode();
    query
        .putObject("range")
        .putObject("@timestamp")
        .put("gte", start.toString())
        .put("lt", end.toString());
    return each(IndexNames.mentionsAlias(tenant), "mention_id", query, each);
  }

  /**
   * Mentions whose mood a person gave, by time and id.
   *
   * @param brandOrNull null: of every brand
   */
  public List<JsonNode> labelledMentions(String brandOrNull) throws IOException {
    ObjectNode query = JSON.createObjectNode();
    var filter = query.putObject("bool").putArray("filter");
    filter.addObject().putObject("exists").put("field", "label.polarity");
    if (brandOrNull != null) {
      filter.addObject().putObject("term").put("brand", brandOrNull);
    }
    return all(IndexNames.mentionsAlias(tenant), "mention_id", query);
  }

  /** Every window, by time and id. */
  public List<JsonNode> allWindows(String... fields) throws IOException {
    return all(IndexNames.windowsAlias(tenant), "window_id", fields);
  }

  /** Every incident, by time and id. */
  public List<JsonNode> allIncidents() throws IOException {
    return all(IndexNames.incidents(tenant), "incident_id");
  }

  /** One incident. */
  public Optional<JsonNode> incident(String incidentId) throws IOException {
    ObjectNode body = JSON.createObjectNode().put("size", 1);
    body.putObject("query").putObject("term").put("incident_id", incidentId);
    JsonNode hits = search(IndexNames.incidents(tenant), body).path("hits").path("hits");
    return hits.isEmpty() ? Optional.empty() : Optional.of(hits.get(0).get("_source"));
  }

  /** The end of a brand's newest window of one size, epoch milliseconds; 0 when there is none. */
  public long lastWindowEnd(String brand, int sizeMinutes) throws IOException {
    ObjectNode body = JSON.createObjectNode().put("size", 0);
    var filter = body.putObject("query").putObject("bool").putArray("filter");
    filter.addObject().putObject("term").put("brand", brand);
    filter.addObject().putObject("term").put("size", sizeMinutes);
    filter.addObject().putObject("term").put("kind", "brand");
    body.putObject("aggs").putObject("end").putObject("max").put("field", "end");
    JsonNode answer = search(IndexNames.windowsAlias(tenant), body);
    return answer.path("aggregations").path("end").path("value").asLong(0);
  }

  /** The time of a brand's newest mention, epoch milliseconds; 0 when there is none. */
  public long newestMention(String brand) throws IOException {
    ObjectNode body = JSON.createObjectNode().put("size", 0);
    body.putObject("query").putObject("term").put("brand", brand);
    body.putObject("aggs").putObject("newest").putObject("max").put("field", "@timestamp");
    JsonNode answer = search(IndexNames.mentionsAlias(tenant), body);
    return answer.path("aggregations").path("newest").path("value").asLong(0);
  }

  /** Makes everything that was written so far visible to searches. */
  public void refresh() throws IOException {
    send("POST", "/_refresh", null);
  }

  private long count(String alias) throws IOException {
    return send("GET", "/" + alias + "/_count?ignore_unavailable=true", null)
        .path("count")
        .asLong();
  }

  private List<JsonNode> all(String alias, String id, String... fields) throws IOException {
    return all(alias, id, null, fields);
  }

  private List<JsonNode> all(String alias, String id, ObjectNode queryOrNull, String... fields)
      throws IOException {
    List<JsonNode> documents = new ArrayList<>();
    each(alias, id, queryOrNull, documents::add, fields);
    return documents;
  }

  private long each(
      String alias, String id, ObjectNode queryOrNull, EachDocument each, String... fields)
      throws IOException {
    long count = 0;
    JsonNode after = null;
    while (true) {
      ObjectNode body = JSON.createObjectNode().put("size", PAGE);
      if (queryOrNull != null) {
        body.set("query", queryOrNull);
      }
      if (fields.length > 0) {
        body.set("_source", JSON.valueToTree(fields));
      }
      body.set("sort", JSON.valueToTree(List.of("@timestamp", id)));
      if (after != null) {
        body.set("search_after", after);
      }
      JsonNode hits = search(alias, body).path("hits").path("hits");
      for (JsonNode hit : hits) {
        each.take(hit.get("_source"));
        count++;
      }
      if (hits.size() < PAGE) {
        return count;
      }
      after = hits.get(hits.size() - 1).get("sort");
    }
  }

  private JsonNode search(String alias, ObjectNode body) throws IOException {
    return send("POST", "/" + alias + "/_search?ignore_unavailable=true", body);
  }

  private JsonNode send(String method, String path, ObjectNode body) throws IOException {
    Request request = new Request(method, path);
    if (body != null) {
      request.setJsonEntity(JSON.writeValueAsString(body));
    }
    Response response = answered(request);
    try (InputStream in = response.getEntity().getContent()) {
      JsonNode answer = JSON.readTree(in);
      if (response.getStatusCode() >= 300) {
        throw new IOException(
            method + " " + path + ": " + response.getStatusCode() + " " + answer.path("error"));
      }
      return answer;
    }
  }

  /** An index that was created a moment ago has no shard to ask yet. */
  private Response answered(Request request) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return client.performRequest(request);
      } catch (ResponseException e) {
        if (e.getResponse().getStatusCode() != 503 || attempt == ATTEMPTS) {
          throw e;
        }
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
