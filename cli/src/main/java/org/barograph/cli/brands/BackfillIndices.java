package org.barograph.cli.brands;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.barograph.connectors.elasticsearch.ElasticsearchClients;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.index.DocumentIds;
import org.barograph.jobs.index.ElasticsearchOutputs;
import org.barograph.jobs.index.IndexNames;
import org.barograph.jobs.index.IndexTemplates;

/**
 * The indices of one backfill of a brand, filled beside those of the jobs. Readers see nothing of
 * them until {@link #swap}; without it they are gone on {@link #close}.
 */
final class BackfillIndices implements AutoCloseable {

  private static final int BATCH = 500;
  private static final int BATCH_CHARACTERS = 5_000_000;
  private static final DateTimeFormatter RUN =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** How many indices came and went. */
  record Swap(int added, int removed) {}

  private final Rest5Client client;
  private final BarographConfig config;
  private final String brand;
  private final String run = RUN.format(Instant.now());
  private final Map<String, String> aliasOf = new TreeMap<>();
  private final Map<String, String> bodies = new HashMap<>();
  private final StringBuilder batch = new StringBuilder();
  private int batched;
  private boolean swapped;

  BackfillIndices(BarographConfig config, String brand) throws IOException {
    this.client = ElasticsearchClients.openRest(ElasticsearchOutputs.settings(config));
    this.config = config;
    this.brand = brand;
  }

  void addMention(JsonNode document) throws IOException {
    add(IndexNames.mentionsAlias(config.tenant()), "mention_id", document);
  }

  void addWindow(JsonNode document) throws IOException {
    add(IndexNames.windowsAlias(config.tenant()), "window_id", document);
  }

  private void add(String alias, String id, JsonNode document) throws IOException {
    long at = Instant.parse(document.get("@timestamp").textValue()).toEpochMilli();
    String index = IndexNames.backfill(alias, brand, run, at);
    if (!aliasOf.containsKey(index)) {
      send("PUT", "/" + index, body(alias));
      aliasOf.put(index, alias);
    }
    ObjectNode action = JSON.createObjectNode();
    action
        .putObject("index")
        .put("_index", index)
        .put("_id", DocumentIds.of(document.get(id).textValue()))
        .put("version", document.get("revision").longValue())
        .put("version_type", "external");
    batch.append(action).append('\n').append(document).append('\n');
    batched++;
    if (batched == BATCH || batch.length() > BATCH_CHARACTERS) {
      flush();
    }
  }

  /** The template's settings and mappings, without the alias that it gives to every new index. */
  private String body(String alias) throws IOException {
    String known = bodies.get(alias);
    if (known == null) {
      String template =
          IndexTemplates.render(config.tenant(), config.elasticsearch().replicas())
              .get("barograph-" + alias);
      ObjectNode body = (ObjectNode) JSON.readTree(template).get("template");
      body.remove("aliases");
      known = body.toString();
      bodies.put(alias, known);
    }
    return known;
  }

  private void flush() throws IOException {
    if (batched == 0) {
      return;
    }
    JsonNode answer = send("POST", "/_bulk", batch.toString());
    batch.setLength(0);
    batched = 0;
    if (answer.get("errors").booleanValue()) {
      for (JsonNode item : answer.get("items")) {
        if (item.get("index").has("error")) {
          throw new IOException(
              "Elasticsearch refuses a document, nothing is added: "
                  + item.get("index").get("error"));
        }
      }
    }
  }

  /**
   * Shows readers what was added, in one step with taking away what an earlier backfill of the
   * brand had added.
   */
  Swap swap() throws IOException {
    flush();
    Set<String> old = new TreeSet<>();
    for (String alias :
        Set.of(
            IndexNames.mentionsAlias(config.tenant()), IndexNames.windowsAlias(config.tenant()))) {
      send("GET", "/" + IndexNames.backfills(alias, brand) + "/_alias", null)
          .fieldNames()
          .forEachRemaining(old::add);
    }
    old.removeAll(aliasOf.keySet());
    ObjectNode body = JSON.createObjectNode();
    ArrayNode actions = body.putArray("actions");
    aliasOf.forEach((index, alias) ->
        actions.addObject().putObject("add").put("index", index).put("alias", alias));
    old.forEach(index -> actions.addObject().putObject("remove_index").put("index", index));
    if (!aliasOf.isEmpty()) {
      send("POST", "/" + String.join(",", aliasOf.keySet()) + "/_refresh", null);
    }
    if (!actions.isEmpty()) {
      send("POST", "/_aliases", body.toString());
    }
    swapped = true;
    return new Swap(aliasOf.size(), old.size());
  }

  private JsonNode send(String method, String path, String bodyOrNull) throws IOException {
    Request request = new Request(method, path);
    if (bodyOrNull != null) {
      request.setJsonEntity(bodyOrNull);
    }
    Response response = client.performRequest(request);
    try (InputStream in = response.getEntity().getContent()) {
      return JSON.readTree(in);
    }
  }

  @Override
  public void close() throws IOException {
    try (client) {
      if (!swapped) {
        for (String index : aliasOf.keySet()) {
          send("DELETE", "/" + index, null);
        }
      }
    }
  }
}
