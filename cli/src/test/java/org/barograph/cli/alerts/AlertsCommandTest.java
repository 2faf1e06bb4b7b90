package org.barograph.cli.alerts;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.barograph.cli.CommandLines;
import org.barograph.cli.ExitCodes;
import org.barograph.connectors.posts.KafkaTopics;
import org.barograph.jobs.index.DeadLetterRecord;
import org.barograph.jobs.model.DeadLetter;
import org.barograph.stack.LocalStack;
import org.barograph.stack.junit.LocalStackExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

class AlertsCommandTest {

  private static final String INCIDENT =
      """
      {"incident_id":"5f2c","brand":"acme","revision":2,"kind":"sentiment_drop","state":"resolved",
      "severity":"error","opened_at":"2026-11-22T06:00:00.000Z","window_start":"2026-11-22T05:00:00.000Z",
      "window_end":"2026-11-22T06:00:00.000Z","resolved_at":"2026-11-22T08:00:00.000Z","resolution":"recovered",
      "statistic":"negative_share","observed":0.67,"expected":0.31,"threshold":0.55,"n":18,"authors":17,"score":4.2,
      "rule":"sentiment_drop","rule_version":"1","history":[]}
      """
          .replace("\n", "");

  private final WireMockServer server =
      new WireMockServer(wireMockConfig().bindAddress("127.0.0.1").dynamicPort());

  @TempDir private Path folder;
  private Path config;

  @BeforeEach
  void start() throws IOException {
    server.start();
    config =
        Files.writeString(
            folder.resolve("barograph.yaml"),
            """
            brands: [{id: acme, name: Acme, aliases: [Acme]}]
            delivery:
              receivers:
                - {id: hook, type: webhook, url: "BASE/hook"}
                - {id: chat, type: slack, secret_env: BAROGRAPH_NO_SUCH_SECRET}
            """
                .replace("BASE", server.baseUrl()));
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private CommandLines.Run run(String... arguments) {
    return CommandLines.run(List.of(arguments));
  }

  private List<LoggedRequest> requests() {
    return server.findAll(postRequestedFor(urlEqualTo("/hook")));
  }

  private void answer(int status) {
    server.resetMappings();
    server.stubFor(post(urlEqualTo("/hook")).willReturn(aResponse().withStatus(status)));
  }

  @Test
  void aTestAlertSaysThatItIsOne() {
    answer(200);

    var run = run("alerts", "test", "hook", "--config", config.toString());

    assertThat(run.code()).isEqualTo(ExitCodes.OK);
    assertThat(run.out()).isEqualToIgnoringNewLines("hook: delivered");
    assertThat(requests()).hasSize(1);
    assertThat(requests().getFirst().getBodyAsString())
        .contains("TEST: This is a test of Barograph's alerts", "\"test\":\"true\"");
  }

  @Test
  void aTestThatFailsSaysWhy() {
    answer(403);

    var run = run("alerts", "test", "hook", "--config", config.toString());

    assertThat(run.code()).isEqualTo(ExitCodes.FAILED);
    assertThat(run.out()).isEqualToIgnoringNewLines("hook: refused: HTTP 403");
  }

  @Test
  void aReceiverThatIsNotThereOrHasNoSecretIsAUsageError() {
    assertThat(run("alerts", "test", "pager", "--config", config.toString()).err())
        .contains("no receiver 'pager'", "it has hook, chat");
    assertThat(run("alerts", "test", "chat", "--config", config.toString()).err())
        .contains("receiver chat: environment variable BAROGRAPH_NO_SUCH_SECRET is not set");
  }

  @Test
  void aPreviewShowsWhatReceiversGet() throws IOException {
    Path incidents = Files.writeString(folder.resolve("incidents.jsonl"), INCIDENT + "\n");

    var run =
        run(
            "alerts",
            "preview",
            "--config",
            config.toString(),
            "--incidents",
            incidents.toString(),
            "--state",
            "triggered",
            "--html",
            folder.resolve("html").toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("=== slack", "=== email", "=== pagerduty")
        .contains("🚨 Acme: 67 % negative, normal is 31 %")
        .contains("\"event_action\" : \"trigger\"", "\"routing_key\" : \"***\"");
    assertThat(folder.resolve("html/5f2c.html")).content().contains("<h1 ");
  }

  /** What people read in docs/ALERTS.md is what receivers get of that incident. */
  @Test
  void theTextsInTheDocumentationAreThoseOfToday() throws Exception {
    Path root = root();
    Path incidents = Path.of(getClass().getResource("/alerts/outage.ndjson").toURI());
    String docs = Files.readString(root.resolve("docs/ALERTS.md"));

    var run =
        run(
            "alerts",
            "preview",
            "--config",
            root.resolve("barograph.yaml").toString(),
            "--incidents",
            incidents.toString());

    List<String> texts = List.of(run.out().replace("\r", "").split("(?m)^=== .*\\n\\n"));
    assertThat(texts).hasSize(4).first().asString().isEmpty();
    assertThat(texts.subList(1, 4))
        .allSatisfy(text -> assertThat(docs).contains("\n" + text.strip() + "\n```"));
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("barograph.yaml"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  @Test
  void aLineThatIsNoIncidentIsNamed() throws IOException {
    Path incidents = Files.writeString(folder.resolve("incidents.jsonl"), INCIDENT + "\n{}\n");

    var run =
        run(
            "alerts",
            "preview",
            "--config",
            config.toString(),
            "--incidents",
            incidents.toString());

    assertThat(run.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(run.err()).contains("incidents.jsonl:2: state: must be text");
  }

  /** On a real Kafka. */
  @org.junit.jupiter.api.Nested
  @ExtendWith(LocalStackExtension.class)
  class Resend {

    private String prefix;
    private String bootstrap;

    @BeforeEach
    void createTopics(LocalStack stack) throws Exception {
      bootstrap = stack.kafkaBootstrap();
      prefix = "t" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
      new KafkaTopics(prefix).create(Map.of("bootstrap.servers", bootstrap), 1);
    }

    private void write(String incident, String reason) throws IOException {
      write(incident, reason, "resolved");
    }

    private void write(String incident, String reason, String state) throws IOException {
      ObjectNode document = (ObjectNode) new ObjectMapper().readTree(INCIDENT);
      document.put("incident_id", incident).put("state", state);
      DeadLetter letter =
          new DeadLetter(
              DeadLetter.DELIVER,
              reason,
              "hook: HTTP 503",
              "{\"receiver\":\"hook\",\"note\":\"\",\"recorded_at\":0,\"incident\":"
                  + document
                  + "}",
              null,
              0,
              0,
              incident);
      produce(prefix + ".dead-letters", incident, DeadLetterRecord.json(letter));
    }

    private void produce(String topic, String key, byte[] record) {
      try (var producer =
          new KafkaProducer<>(
              Map.<String, Object>of("bootstrap.servers", bootstrap),
              new ByteArraySerializer(),
              new ByteArraySerializer())) {
        var unused = producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), record));
      }
    }

    /** PagerDuty would have an incident again that nothing ever ends. */
    @Test
    void whatIsOverByNowIsNotOpenedAgain() throws IOException {
      write("over", "retries_exhausted", "triggered");
      write("open", "retries_exhausted", "triggered");
      String end = INCIDENT.replace("5f2c", "over");
      produce(
          prefix + ".alerts", "over", ("{\"schema\":1,\"incident\":" + end + "}").getBytes(UTF_8));
      answer(200);

      assertThat(resend().out())
          .contains("over triggered: over by now, not sent", "open triggered: delivered")
          .contains("delivered: 1, not delivered: 0, over by now: 1");
      assertThat(requests()).hasSize(1);
    }

    private CommandLines.Run resend(String... more) {
      List<String> arguments =
          new java.util.ArrayList<>(
              List.of(
                  "alerts",
                  "resend",
                  "--config",
                  config.toString(),
                  "--bootstrap",
                  bootstrap,
                  "--topic-prefix",
                  prefix));
      arguments.addAll(List.of(more));
      return CommandLines.run(arguments);
    }

    @Test
    void whatArrivesIsNotSentTwiceAndWhatDoesNotIsSentAgain() throws IOException {
      write("one", "retries_exhausted");
      write("old", "too_old");
      answer(503);
      assertThat(resend("--dry-run").out()).contains("would be sent: 1, not delivered: 0");
      assertThat(requests()).isEmpty();
      assertThat(resend().code()).isEqualTo(ExitCodes.FAILED);

      answer(200);
      assertThat(resend().out())
          .contains("one resolved: delivered", "delivered: 1, not delivered: 0");
      assertThat(resend().out()).contains("delivered: 0, not delivered: 0");
      assertThat(resend("--all", "--reason", "too_old").out()).contains("old resolved: delivered");

      assertThat(requests())
          .extracting(request -> request.getHeader("Idempotency-Key"))
          .hasSize(3)
          .satisfies(keys -> assertThat(keys.get(1)).isEqualTo(keys.get(0)))
          .satisfies(keys -> assertThat(keys.get(2)).isNotEqualTo(keys.get(0)));
    }
  }
}
