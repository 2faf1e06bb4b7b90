package org.barograph.jobs.deliver;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.barograph.jobs.deliver.States.NOW;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.index.DeadLetterRecord;
import org.barograph.jobs.index.Schemas;
import org.barograph.jobs.model.DeadLetter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The operator with its state and timers, against real servers on loopback. */
@Timeout(180)
class DeliverAlertsTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Path LOG = Path.of("target/test-logs/barograph.log");
  private static final String SECRET = "s3cr3t-k3y-0f-h00k";

  private final WireMockServer server =
      new WireMockServer(wireMockConfig().bindAddress("127.0.0.1").dynamicPort());
  private final List<Harness> opened = new ArrayList<>();
  @TempDir private Path folder;

  @BeforeEach
  void start() throws IOException {
    server.start();
    Files.writeString(folder.resolve("secret"), SECRET + "\n");
  }

  @AfterEach
  void stop() throws Exception {
    for (Harness harness : opened) {
      harness.close();
    }
    server.stop();
  }

  /** The operator on a clock that the test turns. */
  private final class Harness {
    private final KeyedOneInputStreamOperatorTestHarness<String, Dispatch, DeadLetter> flink;
    private long now;

    Harness(BarographConfig config, long now, OperatorSubtaskState restored) throws Exception {
      this.now = now;
      this.flink =
          new KeyedOneInputStreamOperatorTestHarness<>(
              new KeyedProcessOperator<>(new DeliverAlerts(config)), Dispatch::keyOf, Types.STRING);
      ExecutionConfig execution = flink.getExecutionConfig();
      ((SerializerConfigImpl) execution.getSerializerConfig()).setGenericTypes(false);
      flink.setup();
      if (restored != null) {
        flink.initializeState(restored);
      }
      flink.open();
      flink.setProcessingTime(now);
      opened.add(this);
    }

    void hear(String receiver, IncidentState incident) throws Exception {
      flink.processElement(new Dispatch(receiver, incident, "", now), 0);
    }

    /** Lets timers fire, a poll at a time, until something holds. */
    void until(java.util.function.BooleanSupplier holds) {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(10))
          .until(() -> {
            turn(DeliverAlerts.POLL_MILLIS);
            return holds.getAsBoolean();
          });
    }

    void turn(long millis) throws Exception {
      now += millis;
      flink.setProcessingTime(now);
    }

    List<DeadLetter> deadLetters() {
      return flink.extractOutputValues();
    }

    OperatorSubtaskState snapshot() throws Exception {
      return flink.snapshot(1, now);
    }

    /** As the death of a task manager: nothing is finished. */
    void close() throws Exception {
      flink.close();
    }
  }

  private Harness harness(String delivery) throws Exception {
    return new Harness(config(delivery), NOW, null);
  }

  private BarographConfig config(String delivery) {
    return States.config(
        delivery
            .replace("BASE", server.baseUrl())
            .replace("SECRET", folder.resolve("secret").toString()));
  }

  private static final String HOOK =
      """
      receivers: [{id: hook, type: webhook, url: 'BASE/hook', secret_file: 'SECRET', timeout: 5s}]
      first_pause: 100ms
      longest_pause: 1s
      max_attempts: 5
      """;

  private List<LoggedRequest> requests(String path) {
    return server.findAll(postRequestedFor(urlEqualTo(path)));
  }

  private void answers(String path, int... statuses) {
    String before = com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
    for (int i = 0; i < statuses.length; i++) {
      String next = i + 1 == statuses.length ? before : path + i;
      server.stubFor(
          post(urlEqualTo(path))
              .inScenario(path)
              .whenScenarioStateIs(before)
              .willReturn(aResponse().withStatus(statuses[i]))
              .willSetStateTo(next));
      before = next;
    }
  }

  @Test
  void aFailureIsTriedAgainWithTheSameKey() throws Exception {
    answers("/hook", 500, 429, 200);
    Harness harness = harness(HOOK);

    harness.hear("hook", States.of("a", 1, "triggered"));
    harness.until(() -> requests("/hook").size() == 3);

    assertThat(requests("/hook"))
        .extracting(request -> request.getHeader("Idempotency-Key"))
        .hasSize(3)
        .containsOnly(new Dispatch("hook", States.of("a", 1, "triggered"), "", 0).idempotencyKey());
    assertThat(harness.deadLetters()).isEmpty();
  }

  @Test
  void theReceiverIsLeftAloneAsLongAsItAsks() throws Exception {
    server.stubFor(
        post(anyUrl()).willReturn(aResponse().withStatus(429).withHeader("Retry-After", "1800")));
    long since = Files.exists(LOG) ? Files.size(LOG) : 0;
    Harness harness = harness(HOOK);
    harness.hear("hook", States.of("a", 1, "triggered"));
    harness.until(() -> logged(since).contains("HTTP 429"));

    harness.hear("hook", States.of("b", 1, "triggered"));
    harness.turn(Duration.ofMinutes(29).toMillis());
    assertThat(requests("/hook")).hasSize(1);
    harness.turn(Duration.ofMinutes(2).toMillis());
    harness.until(() -> requests("/hook").size() >= 3);
  }

  @Test
  void whatNeverSucceedsIsADeadLetterThatIsValid() throws Exception {
    answers("/hook", 503);
    Harness harness = harness(HOOK);

    harness.hear("hook", States.of("a", 1, "triggered"));
    harness.until(() -> !harness.deadLetters().isEmpty());

    assertThat(requests("/hook")).hasSize(5);
    DeadLetter letter = harness.deadLetters().getFirst();
    assertThat(letter.reason()).isEqualTo("retries_exhausted");
    assertThat(letter.detail()).startsWith("hook: 5 attempts, the last: HTTP 503");
    assertThat(Schemas.problems("dead-letter", new String(DeadLetterRecord.json(letter), UTF_8)))
        .isEmpty();
  }

  @Test
  void aRefusalIsADeadLetterAtOnce() throws Exception {
    answers("/hook", 400);
    Harness harness = harness(HOOK);

    harness.hear("hook", States.of("a", 1, "triggered"));
    harness.until(() -> !harness.deadLetters().isEmpty());

    assertThat(requests("/hook")).hasSize(1);
    assertThat(harness.deadLetters())
        .extracting(DeadLetter::reason)
        .containsExactly("refused_by_receiver");
  }

  @Test
  void aReceiverThatHangsDelaysNoOther() throws Exception {
    server.stubFor(post(urlEqualTo("/slow/hook")).willReturn(aResponse().withFixedDelay(600_000)));
    answers("/fast/hook", 200);
    Harness harness =
        harness(
            """
            receivers:
              - {id: slow, type: webhook, url: "BASE/slow/hook", timeout: 2m, max_in_flight: 2}
              - {id: fast, type: webhook, url: "BASE/fast/hook"}
            """);

    for (int i = 0; i < 20; i++) {
      harness.hear("slow", States.of("s" + i, 1, "triggered"));
    }
    harness.until(() -> requests("/slow/hook").size() == 2);
    for (int i = 0; i < 20; i++) {
      harness.hear("fast", States.of("f" + i, 1, "triggered"));
    }
    harness.until(() -> requests("/fast/hook").size() == 20);

    assertThat(requests("/slow/hook")).as("no more at once than allowed").hasSize(2);
    assertThat(harness.snapshot().getManagedKeyedState()).isNotEmpty();
  }

  @Test
  void slackGetsOneMessageASecond() throws Exception {
    server.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(200)));
    Files.writeString(folder.resolve("secret"), server.baseUrl() + "/services/T/B/x");
    Harness harness = harness("receivers: [{id: chat, type: slack, secret_file: 'SECRET'}]");
    for (int i = 0; i < 3; i++) {
      harness.hear("chat", States.of("i" + i, 1, "triggered"));
    }

    harness.until(() -> requests("/services/T/B/x").size() == 1);
    long first = harness.now;
    harness.until(() -> requests("/services/T/B/x").size() == 3);

    assertThat(harness.now - first).isGreaterThanOrEqualTo(1_900);
  }

  @Test
  void theStatesOfAnIncidentArriveInOrder() throws Exception {
    answers("/hook", 500, 500, 200);
    Harness harness = harness(HOOK);

    harness.hear("hook", States.of("a", 1, "triggered"));
    harness.hear("hook", States.of("a", 2, "resolved"));
    harness.until(() -> requests("/hook").size() == 4);

    assertThat(requests("/hook"))
        .extracting(request -> request.getBodyAsString().contains("\"status\":\"resolved\""))
        .containsExactly(false, false, false, true);
  }

  /** The request has gone out; whoever sent it dies before the answer. */
  @Test
  void deathBetweenPostAndAnswerLosesNothingAndKeepsTheKey() throws Exception {
    server.stubFor(
        post(urlEqualTo("/hook")).willReturn(aResponse().withStatus(200).withFixedDelay(600_000)));
    Harness first = harness(HOOK.replace("timeout: 5s", "timeout: 2m"));
    first.hear("hook", States.of("a", 1, "triggered"));
    OperatorSubtaskState state = first.snapshot();
    first.until(() -> requests("/hook").size() == 1);
    first.close();
    opened.remove(first);
    server.resetMappings();
    answers("/hook", 200);

    Harness second = new Harness(config(HOOK), first.now, state);
    second.until(() -> requests("/hook").size() == 2);

    List<String> keys =
        requests("/hook").stream().map(request -> request.getHeader("Idempotency-Key")).toList();
    assertThat(keys).hasSize(2).doesNotContainNull();
    assertThat(keys.get(1)).isEqualTo(keys.get(0));
    // Once it is delivered it is not sent again.
    second.until(() -> second.flink.numProcessingTimeTimers() == 0);
    assertThat(requests("/hook")).hasSize(2);
  }

  @Test
  void aReceiverThatIsGoneMakesDeadLettersOfWhatWaited() throws Exception {
    answers("/hook", 503);
    Harness first = harness(HOOK);
    first.hear("hook", States.of("a", 1, "triggered"));
    OperatorSubtaskState state = first.snapshot();

    Harness second = new Harness(config("receivers: [{id: other, type: log}]"), first.now, state);
    second.until(() -> !second.deadLetters().isEmpty());

    assertThat(second.deadLetters())
        .extracting(DeadLetter::reason)
        .containsExactly("unknown_receiver");
  }

  @Test
  void aMissingSecretKeepsLettersWaitingAndStopsNobody() throws Exception {
    answers("/fast/hook", 200);
    Harness harness =
        harness(
            """
            receivers:
              - {id: pager, type: pagerduty, url: "BASE", secret_env: BAROGRAPH_NO_SUCH_KEY}
              - {id: fast, type: webhook, url: "BASE/fast/hook"}
            """);

    harness.hear("pager", States.of("a", 1, "triggered"));
    harness.hear("fast", States.of("a", 1, "triggered"));
    harness.until(() -> requests("/fast/hook").size() == 1);

    assertThat(harness.deadLetters()).isEmpty();
    assertThat(server.findAll(anyRequestedFor(urlPathMatching("/v2/.*")))).isEmpty();
  }

  @Test
  void secretsAreInNoLogStateOrDeadLetter() throws Exception {
    server.stubFor(
        post(anyUrl())
            .willReturn(aResponse().withStatus(500).withBody("you sent " + SECRET + " to me")));
    long since = Files.exists(LOG) ? Files.size(LOG) : 0;
    Harness harness =
        harness(
            """
            receivers:
              - {id: pager, type: pagerduty, url: "BASE", secret_file: "SECRET"}
              - {id: hook, type: webhook, url: "BASE/hook", secret_file: "SECRET"}
              - {id: am, type: alertmanager, url: "BASE", user: u, secret_file: "SECRET"}
            first_pause: 100ms
            longest_pause: 200ms
            max_attempts: 2
            """);
    for (String receiver : List.of("pager", "hook", "am")) {
      harness.hear(receiver, States.of("a", 1, "triggered"));
    }
    OperatorSubtaskState state = harness.snapshot();
    harness.until(() -> harness.deadLetters().size() == 3);

    assertThat(logged(since)).contains("HTTP 500").doesNotContain(SECRET);
    assertThat(harness.deadLetters().toString()).contains("HTTP 500").doesNotContain(SECRET);
    assertThat(state.toString()).doesNotContain(SECRET);
    for (var handle : state.getManagedKeyedState()) {
      try (var in =
          ((org.apache.flink.runtime.state.KeyGroupsStateHandle) handle).openInputStream()) {
        assertThat(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.ISO_8859_1))
            .contains("sentiment_drop")
            .doesNotContain(SECRET);
      }
    }
    assertThat(config(HOOK).toString()).doesNotContain(SECRET);
  }

  /** What our classes have logged since then; src/test/resources/log4j2-test.properties. */
  private static String logged(long since) {
    try {
      byte[] all = Files.readAllBytes(LOG);
      return new String(all, (int) since, (int) (all.length - since), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theHeartbeatIsHeard() throws Exception {
    server.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(200)));

    Harness harness = harness(HOOK + "heartbeat_receiver: hook\nheartbeat_interval: 1s\n");
    await("before the first checkpoint")
        .during(Duration.ofSeconds(2))
        .atMost(PATIENCE)
        .until(() -> requests("/hook").isEmpty());
    harness.flink.notifyOfCompletedCheckpoint(1);

    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(requests("/hook"))
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(r -> r.getBodyAsString().contains("BarographHeartbeat")));
  }
}
