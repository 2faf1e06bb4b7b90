package org.barograph.dashboards.recount;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecountTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Span HOUR = Span.of("now-1h", "now", NOW);

  /** The check would be worth nothing if it read with the eyes of what it checks. */
  @Test
  void nothingOfTheTranslationIsUsed() throws IOException {
    try (Stream<Path> files =
        Files.list(Path.of("src/main/java/org/barograph/dashboards/recount"))) {
      assertThat(files.toList())
          .isNotEmpty()
          .allSatisfy(
              file -> assertThat(Files.readString(file)).doesNotContain("import org.barograph"));
    }
  }

  @Test
  void aFormulaIsCountedWithItsShift() throws Exception {
    assertThat(
            rows(
                """
                {"type": "metric", "metrics": [{"operation": "formula",
                  "formula": "sum(reach) - 2 * (count(kql='not brand : \\"b\\" and reach >= 2', shift='previous') + 1)"}]}
                """,
                doc("11:30", "a", 5),
                doc("11:40", "b", 7),
                doc("10:30", "a", 2),
                doc("10:40", "a", 1),
                doc("10:50", "b", 9)))
        .containsExactly(List.of(12.0 - 2 * (1 + 1)));
  }

  @Test
  void termsAreRankedAndEqualsStandByName() throws Exception {
    assertThat(
            rows(
                """
                {"type": "data_table", "metrics": [{"operation": "count"}, {"operation": "average", "field": "reach"}],
                 "rows": [{"operation": "terms", "fields": ["brand"], "limit": 2,
                           "rank_by": {"type": "metric", "metric_index": 0, "direction": "desc"}}]}
                """,
                doc("11:30", "c", 5),
                doc("11:31", "b", 7),
                doc("11:32", "a", 2),
                doc("11:33", "c", 1)))
        .containsExactly(List.of("c", 2.0, 3.0), List.of("a", 1.0, 2.0));
  }

  @Test
  void emptyStepsAreRows() throws Exception {
    List<List<Object>> rows =
        rows(
            """
            {"type": "xy", "layers": [{"type": "bar", "data_source": {"ref_id": "v"},
              "x": {"operation": "date_histogram", "field": "@timestamp", "suggested_interval": "15m"},
              "y": [{"operation": "count"}]}]}
            """,
            doc("11:16", "a", 1),
            doc("11:17", "a", 1));

    assertThat(rows).hasSize(5);
    assertThat(rows.get(1))
        .containsExactly(Instant.parse("2026-11-22T11:15:00Z").toEpochMilli(), 2.0);
    assertThat(rows.get(2).get(1)).isEqualTo(0.0);
  }

  @Test
  void aDivisionByNothingIsNoValue() throws Exception {
    assertThat(
            rows(
                "{\"type\": \"metric\", \"metrics\": [{\"operation\": \"formula\", \"formula\": \"count() / count()\"}]}"))
        .hasSize(1)
        .allSatisfy(row -> assertThat(row).containsOnlyNulls());
  }

  private static List<List<Object>> rows(String config, Doc... docs) throws IOException {
    var panel = JSON.createObjectNode().put("type", "vis");
    JsonNode body = JSON.readTree(config);
    if (!body.has("layers")) {
      ((com.fasterxml.jackson.databind.node.ObjectNode) body)
          .putObject("data_source")
          .put("ref_id", "v");
    }
    panel.set("config", body);
    var recount = new Recount(Map.of("v", List.of(docs)), NOW);
    return ((Counted.Rows) recount.panel(panel, HOUR, Map.of()).getFirst()).rows();
  }

  private static Doc doc(String time, String brand, int reach) {
    return new Doc(
        time + brand,
        JSON.createObjectNode()
            .put("@timestamp", "2026-11-22T" + time + ":00.000Z")
            .put("brand", brand)
            .put("reach", reach));
  }
}
