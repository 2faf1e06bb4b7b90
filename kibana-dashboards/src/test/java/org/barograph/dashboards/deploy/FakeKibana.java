package org.barograph.dashboards.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * An HTTP server that behaves as the published API of Kibana 9.5: it keeps what it is sent, fills
 * in defaults, knows spaces, wants its headers. Faults are queued before a request.
 */
final class FakeKibana implements AutoCloseable {

  static final String KEY = "aWQ6a2V5";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** What it keeps: {@code social/dashboards/barograph-mood}. */
  final Map<String, JsonNode> kept = new ConcurrentSkipListMap<>();

  private final Map<String, List<Integer>> faults = new TreeMap<>();
  private final ConcurrentLinkedQueue<String> writes = new ConcurrentLinkedQueue<>();
  private final WireMockServer server;
  private volatile String version = "9.5.0";
  private volatile boolean losesPanels;
  private volatile boolean warns;

  FakeKibana() {
    server =
        new WireMockServer(
            WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .extensions(new Behaviour()));
    server.start();
    server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok()));
    kept.put("spaces/default", NODES.objectNode().put("id", "default"));
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  void setVersion(String version) {
    this.version = version;
  }

  void loosePanels() {
    losesPanels = true;
  }

  void warn() {
    warns = true;
  }

  /** The next requests of this method to a path that ends so are answered with these codes. */
  void fail(String method, String pathEnd, Integer... codes) {
    faults.put(method + " " + pathEnd, new ArrayList<>(List.of(codes)));
  }

  /** Everything but GET, since the last call: {@code PUT /api/dashboards/x}. */
  List<String> writes() {
    List<String> seen = new ArrayList<>();
    for (String write = writes.poll(); write != null; write = writes.poll()) {
      seen.add(write);
    }
    return seen;
  }

  @Override
  public void close() {
    server.stop();
  }

  private final class Behaviour implements ResponseDefinitionTransformerV2 {

    @Override
    public String getName() {
      return "kibana";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
      Request request = event.getRequest();
      String method = request.getMethod().value();
      String path = URI.create(request.getUrl()).getPath();
      if (!method.equals("GET")) {
        writes.add(method + " " + path);
      }
      for (Map.Entry<String, List<Integer>> fault : faults.entrySet()) {
        String[] of = fault.getKey().split(" ", 2);
        if (method.equals(of[0]) && path.endsWith(of[1]) && !fault.getValue().isEmpty()) {
          return answer(fault.getValue().removeFirst(), message("forced"));
        }
      }
      if (!("ApiKey " + KEY).equals(request.getHeader("Authorization"))) {
        return answer(401, message("[security_exception]: unable to authenticate with API key"));
      }
      if (!method.equals("GET") && !"true".equals(request.getHeader("kbn-xsrf"))) {
        return answer(400, message("Request must contain a kbn-xsrf header."));
      }
      return route(
          method, path, URI.create(request.getUrl()).getQuery(), request.getBodyAsString());
    }

    private ResponseDefinition route(String method, String path, String query, String body) {
      String space = path.startsWith("/s/") ? path.split("/", -1)[2] : "default";
      String route = path.startsWith("/s/") ? path.substring(3 + space.length()) : path;
      if (!kept.containsKey("spaces/" + space)) {
        return answer(404, message("Saved object [space/" + space + "] not found"));
      }
      String[] parts = route.substring(1).split("/", -1);
      String what = parts[1];
      return switch (what) {
        case "status" ->
            answer(
                200, NODES.objectNode().set("version", NODES.objectNode().put("number", version)));
        case "features" -> answer(200, features());
        case "spaces" -> spaces(method, parts, body);
        case "data_views" -> views(method, parts, space, body);
        case "dashboards" -> dashboards(method, parts, space, query, body);
        case "security" -> roles(method, parts, body);
        default -> answer(404, message("Not Found"));
      };
    }

    private ResponseDefinition spaces(String method, String[] parts, String body) {
      if (method.equals("POST")) {
        String key = "spaces/" + json(body).get("id").asText();
        return kept.putIfAbsent(key, json(body)) == null
            ? answer(200, json(body))
            : answer(409, message("A space already exists"));
      }
      return found(kept.get("spaces/" + parts[3]));
    }

    private ResponseDefinition views(String method, String[] parts, String space, String body) {
      if (method.equals("POST")) {
        JsonNode sent = json(body);
        String key = space + "/views/" + sent.at("/data_view/id").asText();
        if (kept.containsKey(key) && !sent.path("override").asBoolean()) {
          return answer(400, message("Duplicate data view"));
        }
        ObjectNode stored = sent.get("data_view").deepCopy();
        stored.put("version", "WzEsMV0=").putObject("runtimeFieldMap");
        kept.put(key, stored);
        return answer(200, NODES.objectNode().set("data_view", stored));
      }
      if (parts.length == 2) {
        ArrayNode list = NODES.arrayNode();
        ofSpace(space + "/views/").forEach(list::add);
        return answer(200, NODES.objectNode().set("data_view", list));
      }
      String key = space + "/views/" + parts[3];
      if (method.equals("DELETE")) {
        return answer(kept.remove(key) == null ? 404 : 200, NODES.objectNode());
      }
      JsonNode stored = kept.get(key);
      return stored == null
          ? answer(404, message("not found"))
          : answer(200, NODES.objectNode().set("data_view", stored));
    }

    private ResponseDefinition dashboards(
        String method, String[] parts, String space, String query, String body) {
      if (parts.length == 2) {
        return answer(200, page(space, query));
      }
      String key = space + "/dashboards/" + parts[2];
      return switch (method) {
        case "PUT" -> store(key, parts[2], (ObjectNode) json(body));
        case "DELETE" -> answer(kept.remove(key) == null ? 404 : 200, NODES.objectNode());
        default -> shown(key, parts[2]);
      };
    }

    private ResponseDefinition store(String key, String id, ObjectNode data) {
      if (data.has("id")) {
        return answer(400, message("Additional properties are not allowed ('id' was unexpected)"));
      }
      // Defaults, as Kibana answers them.
      if (!data.has("tags")) {
        data.putArray("tags");
      }
      data.path("panels")
          .forEach(panel -> ((ObjectNode) panel.get("config")).put("hide_border", false));
      if (losesPanels) {
        ((ArrayNode) data.get("panels")).remove(0);
      }
      boolean created = kept.put(key, data) == null;
      return answer(created ? 201 : 200, wrapped(id, data));
    }

    private ResponseDefinition shown(String key, String id) {
      JsonNode data = kept.get(key);
      if (data == null) {
        return answer(404, message("A dashboard with ID [" + id + "] was not found."));
      }
      ObjectNode wrapped = wrapped(id, data);
      if (warns) {
        wrapped.putArray("warnings").addObject().put("type", "dropped_panel");
      }
      return answer(200, wrapped);
    }

    private ObjectNode page(String space, String query) {
      int page = Integer.parseInt(query.replaceAll(".*\\bpage=(\\d+).*", "$1"));
      int size = Integer.parseInt(query.replaceAll(".*per_page=(\\d+).*", "$1"));
      List<String> ids =
          kept.keySet().stream()
              .filter(key -> key.startsWith(space + "/dashboards/"))
              .map(key -> key.substring(key.lastIndexOf('/') + 1))
              .toList();
      ObjectNode answer = NODES.objectNode().put("page", page).put("total", ids.size());
      ArrayNode list = answer.putArray("dashboards");
      ids.stream()
          .skip((long) (page - 1) * size)
          .limit(size)
          .forEach(id -> list.addObject().put("id", id));
      return answer;
    }

    private ObjectNode wrapped(String id, JsonNode data) {
      ObjectNode wrapped = NODES.objectNode().put("id", id);
      wrapped.set("data", data);
      wrapped.putObject("meta").put("managed", false);
      return wrapped;
    }

    private ResponseDefinition roles(String method, String[] parts, String body) {
      if (parts.length == 3) {
        ArrayNode list = NODES.arrayNode();
        ofSpace("roles/").forEach(list::add);
        return answer(200, list);
      }
      String key = "roles/" + parts[3];
      return switch (method) {
        case "PUT" -> {
          kept.put(key, ((ObjectNode) json(body)).put("name", parts[3]));
          yield answer(204, null);
        }
        case "DELETE" -> answer(kept.remove(key) == null ? 404 : 204, null);
        default -> found(kept.get(key));
      };
    }

    private List<JsonNode> ofSpace(String prefix) {
      return kept.entrySet().stream()
          .filter(e -> e.getKey().startsWith(prefix))
          .map(Map.Entry::getValue)
          .toList();
    }

    private ArrayNode features() {
      ArrayNode features = NODES.arrayNode();
      for (String id : List.of("dashboard_v2", "visualize_v2", "discover")) {
        features.addObject().put("id", id);
      }
      return features;
    }

    private ResponseDefinition found(JsonNode stored) {
      return stored == null ? answer(404, message("not found")) : answer(200, stored);
    }

    private ObjectNode message(String text) {
      return NODES.objectNode().put("message", text);
    }

    private ResponseDefinition answer(int status, JsonNode body) {
      if (body != null && body.has("message")) {
        ((ObjectNode) body).put("statusCode", status);
      }
      ResponseDefinitionBuilder answer =
          ResponseDefinitionBuilder.responseDefinition().withStatus(status);
      return (body == null ? answer : answer.withBody(body.toString())).build();
    }

    private JsonNode json(String body) {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
