package org.barograph.cli.dashboards;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.barograph.connectors.elasticsearch.ElasticsearchClients;
import org.barograph.connectors.elasticsearch.ElasticsearchSettings;
import org.barograph.dashboards.body.Dashboard;
import org.barograph.dashboards.body.DataView;
import org.barograph.dashboards.proof.PanelProof;
import org.barograph.dashboards.proof.Proof;
import org.barograph.dashboards.recount.Doc;
import org.barograph.dashboards.recount.Recount;

/**
 * Reads every document of an Elasticsearch, counts by itself what the panels must show, and asks
 * for what they do show. Each dashboard is looked at as of its newest document: for every brand,
 * and for each brand alone.
 */
final class ElasticsearchProof {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PAGE = 5_000;

  /** Brands that are also looked at alone, the most mentioned first. */
  private static final int BRANDS = 3;

  private final URI address;
  private final String keyEnv;
  private final List<DataView> views;

  ElasticsearchProof(URI address, String keyEnvOrNull, List<DataView> views) {
    this.address = address;
    this.keyEnv = keyEnvOrNull;
    this.views = views;
  }

  /**
   * @throws IOException if it cannot be reached or refuses
   */
  Proof of(List<Dashboard> dashboards, PrintWriter out) throws IOException {
    var settings = ElasticsearchSettings.of(List.of(address.toString())).withApiKey(keyEnv, null);
    try (Rest5Client client = ElasticsearchClients.openRest(settings)) {
      Map<String, List<Doc>> documents = new HashMap<>();
      for (DataView view : views) {
        documents.put(view.id(), all(client, view.title()));
        out.printf(Locale.ROOT, "     %,8d %s%n", documents.get(view.id()).size(), view.title());
      }
      return compare(client, dashboards, documents);
    }
  }

  private Proof compare(
      Rest5Client client, List<Dashboard> dashboards, Map<String, List<Doc>> documents)
      throws IOException {
    int panels = 0;
    int requests = 0;
    long rows = 0;
    List<String> empty = new ArrayList<>();
    List<String> differences = new ArrayList<>();
    for (Dashboard dashboard : dashboards) {
      var proof =
          new PanelProof(
              (view, body) -> search(client, index(view), body),
              new Recount(documents, now(dashboard, documents)),
              now(dashboard, documents));
      proof.check(dashboard, Map.of());
      if (dashboard.body().path("pinned_panels").findValuesAsText("field_name").contains("brand")) {
        for (String brand : brands(documents.get("barograph-mentions"))) {
          proof.check(dashboard, Map.of("brand", List.of(brand)));
        }
      }
      Proof part = proof.result();
      panels += part.panels();
      requests += part.requests();
      rows += part.rows();
      empty.addAll(part.empty());
      differences.addAll(part.differences());
    }
    return new Proof(panels, requests, rows, empty, differences);
  }

  private String index(String view) {
    return views.stream().filter(v -> v.id().equals(view)).findFirst().orElseThrow().title();
  }

  /** The newest document that the dashboard shows: what it was looked at when it was news. */
  private static Instant now(Dashboard dashboard, Map<String, List<Doc>> documents) {
    Set<String> read = new TreeSet<>(dashboard.body().findValuesAsText("ref_id"));
    // Annotations may be of days to come.
    read.remove("barograph-annotations");
    return read.stream()
        .flatMap(view -> documents.getOrDefault(view, List.of()).stream())
        .map(doc -> doc.source().path("@timestamp").asText())
        .max(Comparator.naturalOrder())
        .map(newest -> Instant.parse(newest).plusSeconds(1))
        .orElse(Instant.EPOCH.plusSeconds(1_000_000_000));
  }

  private static List<String> brands(List<Doc> mentions) {
    Map<String, Integer> counts = new TreeMap<>();
    mentions.forEach(doc -> counts.merge(doc.source().path("brand").asText(), 1, Integer::sum));
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(BRANDS)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static List<Doc> all(Rest5Client client, String index) throws IOException {
    List<Doc> found = new ArrayList<>();
    ObjectNode body = JSON.createObjectNode().put("size", PAGE);
    body.putArray("sort").add("_doc");
    JsonNode page;
    try {
      page = call(client, "POST", "/" + index + "/_search?scroll=1m", body);
    } catch (ResponseException e) {
      // Nothing was ever written there.
      if (e.getResponse().getStatusCode() == 404) {
        return found;
      }
      throw e;
    }
    while (!page.at("/hits/hits").isEmpty()) {
      for (JsonNode hit : page.at("/hits/hits")) {
        found.add(new Doc(hit.get("_id").asText(), hit.get("_source")));
      }
      ObjectNode next =
          JSON.createObjectNode()
              .put("scroll", "1m")
              .put("scroll_id", page.get("_scroll_id").asText());
      page = call(client, "POST", "/_search/scroll", next);
    }
    return found;
  }

  private static JsonNode search(Rest5Client client, String index, ObjectNode body)
      throws IOException {
    try {
      return call(client, "POST", "/" + index + "/_search", body);
    } catch (ResponseException e) {
      if (e.getResponse().getStatusCode() == 404) {
        return JSON.createObjectNode();
      }
      throw e;
    }
  }

  private static JsonNode call(Rest5Client client, String method, String path, ObjectNode body)
      throws IOException {
    Request request = new Request(method, path);
    request.setJsonEntity(body.toString());
    try (InputStream in =
        Objects.requireNonNull(client.performRequest(request).getEntity()).getContent()) {
      return JSON.readTree(in);
    }
  }
}
