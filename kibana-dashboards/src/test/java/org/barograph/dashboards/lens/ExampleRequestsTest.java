package org.barograph.dashboards.lens;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The requests for six example bodies, as they were worked out from Kibana's sources by another
 * program ({@code es-requests.json}): the aggregations, their nesting, order and sizes.
 */
class ExampleRequestsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path FOLDER = Path.of("src/test/resources/lens");
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void everyExampleAsksWhatItsRequestSays() throws IOException {
    Map<String, List<JsonNode>> expected = new TreeMap<>();
    for (JsonNode request : JSON.readTree(FOLDER.resolve("es-requests.json").toFile())) {
      expected
          .computeIfAbsent(request.get("dashboard").asText(), any -> new ArrayList<>())
          .add(request);
    }
    int compared = 0;
    for (JsonNode dashboard : examples()) {
      TimeRange range = range(dashboard);
      List<JsonNode> wanted = expected.get(dashboard.get("title").asText());
      List<Search> asked = searches(dashboard, range);
      // Two of the requests (lines at a fixed height) ask for nothing, and are not sent.
      List<JsonNode> sent =
          wanted.stream()
              .filter(request -> !request.get("after").toString().startsWith("[\"static_value"))
              .toList();
      assertThat(asked).as(dashboard.get("title").asText()).hasSameSizeAs(sent);
      for (int i = 0; i < asked.size(); i++) {
        JsonNode body = ours(sent.get(i).get("body"), range);
        if (sent.get(i).get("after").toString().contains("time_shift")) {
          // Asked in the same request here, by a filter for each range.
          assertThat(asked.get(i).body().at("/aggs").size()).isEqualTo(2);
          continue;
        }
        assertThat(asked.get(i).body().get("aggs"))
            .as(sent.get(i).get("panel").asText())
            .isEqualTo(body.get("aggs").isEmpty() ? null : body.get("aggs"));
        compared++;
      }
    }
    assertThat(compared).isGreaterThanOrEqualTo(11);
  }

  private static List<JsonNode> examples() throws IOException {
    List<JsonNode> examples = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER.resolve("examples"))) {
      for (Path file : files.sorted().toList()) {
        examples.add(JSON.readTree(file.toFile()));
      }
    }
    return examples;
  }

  private static TimeRange range(JsonNode dashboard) {
    JsonNode time = dashboard.get("time_range");
    return TimeRange.of(time.get("from").asText(), time.get("to").asText(), NOW, UTC);
  }

  private static List<Search> searches(JsonNode dashboard, TimeRange range) {
    Scope scope = new Scope(NOW, UTC, range, Queries.filters(dashboard.path("filters")));
    List<Search> searches = new ArrayList<>();
    for (JsonNode panel : dashboard.get("panels")) {
      List<JsonNode> inner = new ArrayList<>();
      (panel.has("panels") ? panel.get("panels") : JSON.createArrayNode().add(panel))
          .forEach(inner::add);
      for (JsonNode one : inner) {
        Panels.parts(one, scope).stream()
            .filter(part -> part.name().matches("\\d+"))
            .filter(part -> part instanceof Layer)
            .forEach(part -> searches.add(part.search()));
      }
    }
    return searches;
  }

  /** Times as numbers, KQL as plain queries, and the newest document instead of top_metrics. */
  private static JsonNode ours(JsonNode node, TimeRange range) {
    if (node.isArray()) {
      ArrayNode list = JSON.createArrayNode();
      node.forEach(element -> list.add(ours(element, range)));
      return list;
    }
    if (!node.isObject()) {
      return node;
    }
    if (node.has("kql")) {
      return Queries.kql(node.at("/kql/query").asText());
    }
    if (node.has("top_metrics")) {
      ObjectNode newest = JSON.createObjectNode();
      ObjectNode hits = newest.putObject("top_hits").put("size", 1).put("_source", false);
      hits.putArray("sort").add(node.at("/top_metrics/sort"));
      hits.putArray("fields").add(node.at("/top_metrics/metrics/field"));
      return newest;
    }
    ObjectNode copy = JSON.createObjectNode();
    node.properties().forEach(field -> copy.set(field.getKey(), ours(field.getValue(), range)));
    if (copy.has("min") && copy.has("max")) {
      copy.put("min", range.from()).put("max", range.to());
    }
    return copy;
  }
}
