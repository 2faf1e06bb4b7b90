package org.barograph.connectors.elasticsearch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BulkBodyTest {

  @Test
  void copiesDocumentsBetweenActionLines() {
    var body =
        body(
            DocumentOperation.write("mentions-2026.11", "a|1", 7, bytes("{\"text\":\"Zoë \\n\"}")),
            DocumentOperation.delete("mentions-2026.11", "a|2", 8));

    assertThat(body)
        .isEqualTo(
            """
            {"index":{"_index":"mentions-2026.11","_id":"a|1","version_type":"external_gte","version":7}}
            {"text":"Zoë \\n"}
            {"delete":{"_index":"mentions-2026.11","_id":"a|2","version_type":"external_gte","version":8}}
            """);
  }

  @Test
  void lineBreaksInADocumentCannotBecomeAnAction() {
    var body =
        body(
            DocumentOperation.write(
                "i", "x", 1, bytes("{\r\n}\n{\"delete\":{\"_index\":\"i\"}}\n")));

    assertThat(body.lines().skip(1)).containsExactly("{  } {\"delete\":{\"_index\":\"i\"}} ");
  }

  @Test
  void hostileIdStaysInsideItsQuotes() {
    var body = body(DocumentOperation.delete("i", "\"}}\n{\"delete\":\u0000\\", 1));

    assertThat(body.lines()).hasSize(1);
    assertThat(body).contains("\"_id\":\"\\\"}}\\n{\\\"delete\\\":\\u0000\\\\\"");
  }

  @Test
  void halfASurrogatePairDoesNotStopTheBatch() {
    assertThat(body(DocumentOperation.delete("i", "a\ud83d", 1))).contains("\"_id\":\"a?\"");
  }

  private static String body(DocumentOperation... operations) {
    return new String(BulkBody.of(List.of(operations)), UTF_8);
  }

  private static byte[] bytes(String json) {
    return json.getBytes(UTF_8);
  }
}
