package org.barograph.jobs.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.barograph.stack.LocalStack;
import org.barograph.stack.junit.LocalStackExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The templates on a real node: it takes them, the samples of the contract, and nothing else. */
@ExtendWith(LocalStackExtension.class)
class InstalledTemplatesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long NOVEMBER = Instant.parse("2026-11-22T05:00:00Z").toEpochMilli();

  // The node is shared with other tests; the first digit is the hardest case for the patterns.
  private final String tenant =
      "2_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);

  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;

  InstalledTemplatesTest(LocalStack stack) {
    url = stack.elasticsearchUrl();
  }

  @BeforeEach
  void install() throws Exception {
    for (var template : IndexTemplates.render(tenant, 0).entrySet()) {
      var answer = send("PUT", "/_index_template/" + template.getKey(), template.getValue());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
  }

  @AfterEach
  void removeTemplates() throws Exception {
    send("DELETE", "/_index_template/barograph-*-" + tenant, "");
    http.close();
  }

  @ParameterizedTest
  @CsvSource({"mention", "window", "incident", "annotation", "audit", "pipeline"})
  void everyValidSampleIsIndexed(String schema) throws Exception {
    for (JsonNode sample : Fields.resource("/samples/" + schema + ".json").get("valid")) {
      var answer = send("POST", "/" + indexOf(schema) + "/_doc", sample.get("record").toString());

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }
  }

  @ParameterizedTest
  @CsvSource({"mention", "window", "incident", "annotation", "audit", "pipeline"})
  void aDocumentWithAnUnknownFieldIsRefused(String schema) throws Exception {
    ObjectNode document = sample(schema).put("surprise", 1);

    var answer = send("POST", "/" + indexOf(schema) + "/_doc", document.toString());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("strict_dynamic_mapping_exception").contains("surprise");
  }

  @Test
  void theAliasReadsEveryMonth() throws Exception {
    for (String month : List.of("2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z")) {
      String index = IndexNames.mentions(tenant, Instant.parse(month).toEpochMilli());
      send("PUT", "/" + index + "/_doc/1?refresh=true", sample("mention").toString());
    }

    var answer = send("GET", "/" + IndexNames.mentionsAlias(tenant) + "/_count", "");

    assertThat(JSON.readTree(answer.body()).get("count").intValue()).isEqualTo(2);
  }

  @Test
  void theLongestPostThatIsAcceptedIsIndexed() throws Exception {
    String longChannel = "😀".repeat(16);
    String longId = "😀".repeat(64);
    ObjectNode document = sample("mention");
    document.put("text", "x".repeat(100_000)).put("url", "u".repeat(2_048));
    document.put("channel", longChannel).put("post_id", longId).put("in_reply_to", longId);
    document.put("mention_id", longChannel + "|" + longId + "|acme");
    assertThat(Schemas.problems("mention", document.toString())).isEmpty();

    String id = DocumentIds.of(document.get("mention_id").textValue());
    String path = "/_doc/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
    var answer = send("PUT", "/" + indexOf("mention") + path, document.toString());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  @Test
  void aRevisionThatWasOvertakenIsRefused() throws Exception {
    String path = "/" + indexOf("mention") + "/_doc/1?version_type=external_gte&version=";
    send("PUT", path + 7, sample("mention").toString());

    var answer = send("PUT", path + 6, sample("mention").toString());

    assertThat(answer.statusCode()).isEqualTo(409);
  }

  private String indexOf(String schema) {
    return switch (schema) {
      case "mention" -> IndexNames.mentions(tenant, NOVEMBER);
      case "window" -> IndexNames.windows(tenant, NOVEMBER);
      case "pipeline" -> IndexNames.pipeline(tenant, NOVEMBER);
      case "incident" -> IndexNames.incidents(tenant);
      case "audit" -> IndexNames.audit(tenant);
      default -> IndexNames.annotations(tenant);
    };
  }

  private static ObjectNode sample(String schema) {
    return (ObjectNode) Fields.resource("/samples/" + schema + ".json").at("/valid/0/record");
  }

  private HttpResponse<String> send(String method, String path, String json)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .method(method, HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8))
            .header("Content-Type", "application/json")
            .build();
    return http.send(request, BodyHandlers.ofString());
  }
}
