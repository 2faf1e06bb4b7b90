package org.barograph.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.barograph.cli.CommandLines;
import org.barograph.cli.ExitCodes;
import org.barograph.jobs.index.ElasticsearchOutputs;
import org.barograph.jobs.index.IndexNames;
import org.barograph.stack.LocalStack;
import org.barograph.stack.junit.LocalStackExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the command line shows of an indexed incident, and what it sends of it. */
@ExtendWith(LocalStackExtension.class)
class IncidentsCommandTest {

  private static final String INCIDENT =
      """
      {"@timestamp":"2026-11-22T06:00:00.000Z","incident_id":"5f2c","brand":"acme","kind":"sentiment_drop",
       "state":"triggered","severity":"error","opened_at":"2026-11-22T06:00:00.000Z","observed":0.6,
       "expected":0.2,"history":[{"at":"2026-11-22T06:00:00.000Z","note":"\\u001b[2J"}]}
      """;

  @TempDir Path folder;
  private Path config;

  @BeforeEach
  void index(LocalStack stack) throws Exception {
    Installation installation = Installation.on(stack, Installation.shipped(), 1);
    new ElasticsearchOutputs(installation.config()).installTemplates();
    String tenant = installation.config().tenant();
    config =
        Files.writeString(
            folder.resolve("barograph.yaml"),
            """
            tenant: %s
            kafka: {bootstrap: "%s", topic_prefix: %s, partitions: 1}
            elasticsearch: {urls: ["%s"]}
            brands: [{id: acme, name: Acme, aliases: [Acme]}]
            """
                .formatted(tenant, stack.kafkaBootstrap(), tenant, stack.elasticsearchUrl()));
    var put =
        HttpRequest.newBuilder(
                URI.create(
                    stack.elasticsearchUrl()
                        + "/"
                        + IndexNames.incidents(tenant)
                        + "/_doc/5f2c?refresh=true"))
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(INCIDENT))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThat(client.send(put, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(201);
    }
  }

  @Test
  void listShowsWhatIsIndexed() {
    assertThat(run("list").out()).startsWith("5f2c").contains("sentiment_drop", "acme");
    assertThat(run("list", "--brand", "other").out()).isEmpty();
  }

  @Test
  void showEscapesWhatATerminalWouldObey() {
    assertThat(run("show", "5f2c").out()).contains("\\u001B[2J").doesNotContain("\u001b");
  }

  @Test
  void silenceIsSentWithTheBrandThatItLookedUp() throws Exception {
    CommandLines.Run sent =
        run("silence", "5f2c", "--for", "4h", "--by", "ann", "--at", "2026-11-22T07:00:00+01:00");

    assertThat(sent.code()).as(sent::err).isEqualTo(ExitCodes.OK);
    JsonNode record = new ObjectMapper().readTree(sent.out().substring(sent.out().indexOf('{')));
    assertThat(record.get("command").textValue()).isEqualTo("silence");
    assertThat(record.get("brand").textValue()).isEqualTo("acme");
    assertThat(record.get("at").textValue()).isEqualTo("2026-11-22T06:00:00.000Z");
    assertThat(record.get("until").textValue()).isEqualTo("2026-11-22T10:00:00.000Z");
  }

  @Test
  void whatTheJobWouldRefuseIsNotSent() {
    CommandLines.Run tooLong = run("silence", "5f2c", "--for", "31d", "--by", "ann");
    CommandLines.Run unknown = run("noise", "none", "--by", "ann");

    assertThat(tooLong.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(unknown.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(unknown.err()).contains("no incident \"none\" is indexed");
  }

  private CommandLines.Run run(String... more) {
    List<String> arguments = new ArrayList<>(List.of("incidents"));
    arguments.addAll(List.of(more));
    arguments.addAll(List.of("--config", config.toString()));
    return CommandLines.run(arguments);
  }
}
