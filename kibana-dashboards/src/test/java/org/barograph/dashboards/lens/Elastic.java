package org.barograph.dashboards.lens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.barograph.dashboards.viewer.Searches;

/** The real Elasticsearch of the tests, with indices of one tenant. */
public final class Elastic implements Searches, AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  // Read as files: this module must not depend on the jobs, but has to fit their index templates.
  private static final Path TEMPLATES = Path.of("..", "jobs/src/main/resources/elasticsearch");

  private final HttpClient client = HttpClient.newHttpClient();
  private final String url;
  private final String tenant;
  private int requests;

  public Elastic(String url, String tenant) {
    this.url = url;
    this.tenant = tenant;
  }

  public String tenant() {
    return tenant;
  }

  /** Requests of the viewer so far. */
  public int requests() {
    return requests;
  }

  /** An empty index of a kind, behind its alias. */
  public void create(String kind) throws IOException {
    JsonNode template = JSON.readTree(TEMPLATES.resolve(kind + ".json").toFile());
    ObjectNode body = JSON.createObjectNode();
    body.set("mappings", template.at("/template/mappings"));
    boolean isSingle = kind.equals("incidents") || kind.equals("annotations");
    if (!isSingle) {
      body.putObject("aliases").putObject(kind + "-" + tenant);
    }
    send("PUT", "/" + index(kind), "application/json", body.toString());
  }

  public void index(String kind, String idField, List<ObjectNode> documents) throws IOException {
    StringBuilder bulk = new StringBuilder();
    for (ObjectNode document : documents) {
      ObjectNode action = JSON.createObjectNode();
      action.putObject("index").put("_id", document.get(idField).asText());
      bulk.append(action).append('\n').append(document).append('\n');
    }
    JsonNode answer =
        send(
            "POST",
            "/" + index(kind) + "/_bulk?refresh=true",
            "application/x-ndjson",
            bulk.toString());
    if (answer.get("errors").asBoolean()) {
      throw new IOException(
          answer.toString().substring(0, Math.min(2_000, answer.toString().length())));
    }
  }

  private String index(String kind) {
    boolean isSingle = kind.equals("incidents") || kind.equals("annotations");
    return kind + "-" + tenant + (isSingle ? "" : "-2026.11");
  }

  JsonNode search(Search search, String kind) throws IOException {
    return send(
        "POST", "/" + index(kind) + "/_search", "application/json", search.body().toString());
  }

  @Override
  public JsonNode post(String path, String contentType, byte[] body) throws IOException {
    requests++;
    return send(
        "POST", path, contentType, new String(body, java.nio.charset.StandardCharsets.UTF_8));
  }

  private JsonNode send(String method, String path, String contentType, String body)
      throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", contentType)
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
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

  @Override
  public void close() {
    client.close();
  }
}
