package org.barograph.dashboards.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.barograph.dashboards.body.Dashboard;
import org.barograph.dashboards.recount.Doc;
import org.barograph.dashboards.recount.Recount;
import org.junit.jupiter.api.Test;

/** A wrong answer is noticed: the comparison itself can fail. */
class PanelProofTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private static final String BODY =
      """
      {"title": "T", "time_range": {"from": "now-1h", "to": "now"}, "panels": [
        {"id": "p", "type": "vis", "grid": {"x": 0, "y": 0}, "config": {"type": "data_table", "title": "P",
         "data_source": {"type": "data_view_reference", "ref_id": "barograph-mentions"},
         "rows": [{"operation": "terms", "fields": ["brand"], "limit": 5,
                   "rank_by": {"type": "metric", "metric_index": 0, "direction": "desc"}}],
         "metrics": [{"operation": "count"}, {"operation": "formula",
           "formula": "count(kql='sentiment.polarity : \\"negative\\"') / count()"}]}}]}
      """;

  private static final String RIGHT =
      """
      {"hits": {"total": {"value": 3}}, "aggregations": {"b0": {"buckets": [
        {"key": "acme", "doc_count": 2, "m1_0": {"doc_count": 1}},
        {"key": "other", "doc_count": 1, "m1_0": {"doc_count": 0}}]}}}
      """;

  @Test
  void theRightAnswerPasses() throws Exception {
    Proof proof = proof(RIGHT);

    assertThat(proof.differences()).isEmpty();
    assertThat(proof.rows()).isEqualTo(2);
  }

  @Test
  void anotherNumberIsNoticed() throws Exception {
    assertThat(proof(RIGHT.replace("{\"doc_count\": 1}", "{\"doc_count\": 2}")).differences())
        .containsExactly("x p/0 row 0: shows [acme, 2, 1.0], must show [acme, 2.0, 0.5]");
  }

  @Test
  void anotherOrderIsNoticed() throws Exception {
    assertThat(
            proof(RIGHT.replace("acme", "?").replace("other", "acme").replace("?", "other"))
                .differences())
        .hasSize(2);
  }

  @Test
  void aMissingRowIsNoticed() throws Exception {
    ObjectNode answer = (ObjectNode) JSON.readTree(RIGHT);
    ((com.fasterxml.jackson.databind.node.ArrayNode) answer.at("/aggregations/b0/buckets"))
        .remove(1);

    assertThat(proof(answer.toString()).differences())
        .containsExactly("x p/0: shows 1 rows, must show 2");
  }

  private static Proof proof(String answer) throws Exception {
    List<Doc> docs =
        List.of(
            doc("1", "acme", "negative"),
            doc("2", "acme", "positive"),
            doc("3", "other", "neutral"));
    var recount = new Recount(Map.of("barograph-mentions", docs), NOW);
    var proof = new PanelProof((view, body) -> JSON.readTree(answer), recount, NOW);
    proof.check(new Dashboard("x", (ObjectNode) JSON.readTree(BODY)), Map.of());
    return proof.result();
  }

  private static Doc doc(String id, String brand, String polarity) {
    ObjectNode source =
        JSON.createObjectNode().put("@timestamp", "2026-11-22T11:30:00.000Z").put("brand", brand);
    source.putObject("sentiment").put("polarity", polarity);
    return new Doc(id, (JsonNode) source);
  }
}
