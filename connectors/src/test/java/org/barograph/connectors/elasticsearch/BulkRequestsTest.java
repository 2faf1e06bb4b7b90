package org.barograph.connectors.elasticsearch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.barograph.connectors.elasticsearch.CannedServer.Canned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BulkRequestsTest {

  @Test
  void verdictsKeepTheOrderOfTheOperations() throws Exception {
    var answer =
        """
        {"errors":true,"items":[{"index":{"status":201}},
         {"index":{"status":400,"error":{"type":"document_parsing_exception","reason":"[1:6] failed",
           "caused_by":{"reason":"For input string: \\"x\\""}}}},
         {"delete":{"status":404}}]}\
        """;
    try (var server = new CannedServer(body -> new Canned(200, answer))) {
      var verdicts =
          send(
              server.settings(),
              List.of(write("a"), write("b"), DocumentOperation.delete("i", "c", 1)));

      assertThat(verdicts)
          .containsExactly(
              new Verdict.Accepted(false),
              new Verdict.Rejected(
                  new Answer(
                      400, "document_parsing_exception", "[1:6] failed; For input string: \"x\"")),
              new Verdict.Accepted(false));
    }
  }

  @ParameterizedTest
  @CsvSource({"400", "413"})
  void oneBadOperationIsFoundInARefusedRequest(int status) throws Exception {
    var refusal =
        "{\"error\":{\"type\":\"action_request_validation_exception\",\"reason\":\"id too long\"}}";
    try (var server =
        new CannedServer(
            body -> body.contains("bad") ? new Canned(status, refusal) : Canned.allCreated(body))) {
      var operations =
          IntStream.range(0, 9).mapToObj(i -> write(i == 6 ? "bad" : "good" + i)).toList();

      var verdicts = send(server.settings(), operations);

      var expected =
          IntStream.range(0, 9)
              .<Verdict>mapToObj(i ->
                  i == 6
                      ? new Verdict.Rejected(
                          new Answer(status, "action_request_validation_exception", "id too long"))
                      : new Verdict.Accepted(false))
              .toList();
      assertThat(verdicts).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "200, <html>login</html>",
    "200, '{\"errors\":false,\"items\":[]}'",
    "200, '{\"errors\":true,\"items\":[{}]}'",
    "200, ''",
    "503, <html>bad gateway</html>"
  })
  void answerThatSaysNothingAboutTheDocumentsIsAsGoodAsNone(int status, String body)
      throws Exception {
    try (var server = new CannedServer(request -> new Canned(status, body))) {
      var verdicts = send(server.settings(), List.of(write("a")));

      assertThat(verdicts).singleElement().isInstanceOf(Verdict.Hold.class);
    }
  }

  @Test
  void refusedKeyIsFatalAndNotRepeated(@TempDir Path folder) throws Exception {
    var key = Files.writeString(folder.resolve("key"), "c2VjcmV0\n");
    var refusal =
        "{\"error\":{\"type\":\"security_exception\",\"reason\":\"unable to authenticate\"},\"status\":401}";
    try (var server = new CannedServer(body -> new Canned(401, refusal))) {
      var verdicts =
          send(server.settings().withApiKey(null, key.toString()), List.of(write("a"), write("b")));

      assertThat(server.keys()).containsExactly("ApiKey c2VjcmV0");
      assertThat(verdicts)
          .hasSize(2)
          .allSatisfy(verdict ->
              assertThat(verdict.toString())
                  .contains("Fatal", "unable to authenticate")
                  .doesNotContain("c2VjcmV0"));
    }
  }

  @Test
  void nobodyListeningIsWaitedFor() throws Exception {
    ElasticsearchSettings settings;
    try (var server = new CannedServer(body -> new Canned(200, ""))) {
      settings = server.settings();
    }

    assertThat(send(settings, List.of(write("a"))))
        .singleElement()
        .isInstanceOf(Verdict.Hold.class);
  }

  @Test
  void busyAnswersAreNotRepeatedBehindOurBack() throws Exception {
    try (var server = new CannedServer(body -> new Canned(429, "{}"))) {
      var verdicts = send(server.settings(), List.of(write("a")));

      assertThat(verdicts).singleElement().isInstanceOf(Verdict.Hold.class);
      assertThat(server.requests()).hasSize(1);
    }
  }

  private static List<Verdict> send(
      ElasticsearchSettings settings, List<DocumentOperation> operations) throws Exception {
    try (var requests =
        new BulkRequests(
            ElasticsearchClients.openRest(settings.withRequestTimeout(Duration.ofSeconds(10))))) {
      return requests.send(operations).get(30, TimeUnit.SECONDS);
    }
  }

  private static DocumentOperation write(String id) {
    return DocumentOperation.write("i", id, 1, "{}".getBytes(UTF_8));
  }
}
