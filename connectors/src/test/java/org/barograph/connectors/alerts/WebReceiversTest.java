package org.barograph.connectors.alerts;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Receivers over HTTP, against a real server on loopback. */
class WebReceiversTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SECRET = "s3cr3t-k3y";

  private final WireMockServer server =
      new WireMockServer(wireMockConfig().bindAddress("127.0.0.1").dynamicPort());

  /** The services, with the schema that their requests must meet. */
  enum Service {
    PAGERDUTY,
    SLACK,
    ALERTMANAGER,
    WEBHOOK;

    String schema() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    Receiver at(String base, ReceiverSettings settings) {
      return switch (this) {
        case PAGERDUTY -> new PagerDutyReceiver(settings, base, new Secret(SECRET));
        case SLACK -> new SlackReceiver(settings, new Secret(base + "/services/" + SECRET));
        case ALERTMANAGER -> new AlertmanagerReceiver(settings, base, null, new Secret(SECRET));
        case WEBHOOK -> new WebhookReceiver(settings, base + "/hook", new Secret(SECRET));
      };
    }
  }

  @BeforeEach
  void start() {
    server.start();
    answer(aResponse().withStatus(202).withBody("{\"status\":\"success\"}"));
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private void answer(ResponseDefinitionBuilder response) {
    server.resetAll();
    server.stubFor(any(anyUrl()).willReturn(response));
  }

  private Outcome send(Service service, Delivery delivery) {
    return send(service, server.baseUrl(), Alerts.settings(), delivery);
  }

  private static Outcome send(
      Service service, String base, ReceiverSettings settings, Delivery delivery) {
    try (Receiver receiver = service.at(base, settings)) {
      return receiver.send(delivery).orTimeout(30, TimeUnit.SECONDS).join();
    }
  }

  private LoggedRequest only() {
    List<LoggedRequest> requests =
        server.findAll(com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor(anyUrl()));
    assertThat(requests).hasSize(1);
    return requests.getFirst();
  }

  private JsonNode sent() throws IOException {
    return JSON.readTree(only().getBodyAsString());
  }

  @ParameterizedTest
  @EnumSource
  void everyStateIsValid(Service service) {
    for (Alert.State state : Alert.State.values()) {
      answer(aResponse().withStatus(202));

      Outcome outcome = send(service, Alerts.delivery(state));

      assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
      assertThat(PayloadSchemas.problems(service.schema(), only().getBodyAsString())).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void hostileTextIsValidAndSmall(Service service) {
    send(service, Alerts.hostile());

    String body = only().getBodyAsString();
    assertThat(PayloadSchemas.problems(service.schema(), body)).isEmpty();
    assertThat(body).hasSizeLessThan(64_000).doesNotContain("\u202E", "\u001B", "\\u001b");
    assertThat(body).doesNotContain("javascript:", "a fourth");
  }

  @ParameterizedTest
  @EnumSource
  void tooManyRequestsIsTriedAgainWhenTheServerSaysSo(Service service) {
    answer(aResponse().withStatus(429).withHeader("Retry-After", "17"));

    assertThat(send(service, Alerts.delivery(Alert.State.TRIGGERED)))
        .isInstanceOfSatisfying(
            Outcome.Retry.class,
            retry -> assertThat(retry.after()).isEqualTo(Duration.ofSeconds(17)));
  }

  @Test
  void retryAfterMayBeADate() {
    answer(aResponse().withStatus(503).withHeader("Retry-After", "Sun, 22 Nov 2026 12:00:40 GMT"));

    assertThat(send(Service.WEBHOOK, Alerts.delivery(Alert.State.TRIGGERED)))
        .isEqualTo(new Outcome.Retry("HTTP 503", Duration.ofSeconds(40)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-1", "99999999999999", ""})
  void anOddRetryAfterIsNoReasonToFail(String value) {
    answer(aResponse().withStatus(429).withHeader("Retry-After", value));

    assertThat(send(Service.WEBHOOK, Alerts.delivery(Alert.State.TRIGGERED)))
        .isInstanceOfSatisfying(Outcome.Retry.class, retry -> assertThat(retry.after()).isNull());
  }

  @Test
  void nobodyIsLeftAloneForDays() {
    answer(aResponse().withStatus(429).withHeader("Retry-After", "999999"));

    assertThat(send(Service.SLACK, Alerts.delivery(Alert.State.TRIGGERED)))
        .isInstanceOfSatisfying(
            Outcome.Retry.class,
            retry -> assertThat(retry.after()).isEqualTo(HttpSender.MAX_RETRY_AFTER));
  }

  @ParameterizedTest
  @EnumSource
  void aServerErrorIsTriedAgain(Service service) {
    answer(aResponse().withStatus(500).withBody("oops " + SECRET));

    assertThat(send(service, Alerts.delivery(Alert.State.TRIGGERED)))
        .isInstanceOfSatisfying(
            Outcome.Retry.class,
            retry -> assertThat(retry.reason()).startsWith("HTTP 500").doesNotContain(SECRET));
  }

  @ParameterizedTest
  @EnumSource
  void aBadRequestIsFinal(Service service) {
    answer(aResponse().withStatus(400).withBody("invalid: " + SECRET));

    assertThat(send(service, Alerts.delivery(Alert.State.TRIGGERED)))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.reason()).contains("400").doesNotContain(SECRET));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 410, 301, 307})
  void otherRefusalsAreFinal(int status) {
    answer(aResponse().withStatus(status).withHeader("Location", "http://127.0.0.1:1/"));

    assertThat(send(Service.SLACK, Alerts.delivery(Alert.State.TRIGGERED)))
        .isInstanceOf(Outcome.Refused.class);
  }

  @ParameterizedTest
  @EnumSource
  void silenceIsTriedAgain(Service service) {
    answer(aResponse().withStatus(202).withFixedDelay(600_000));

    assertThat(
            send(service, server.baseUrl(), Alerts.hasty(), Alerts.delivery(Alert.State.TRIGGERED)))
        .isEqualTo(Outcome.retry("no answer within 300 ms"));
  }

  @Test
  void anAnswerThatDripsIsNotWaitedFor() {
    answer(
        aResponse()
            .withStatus(500)
            .withBody("x".repeat(1_000))
            .withChunkedDribbleDelay(100, 600_000));

    assertThat(
            send(
                Service.WEBHOOK,
                server.baseUrl(),
                Alerts.hasty(),
                Alerts.delivery(Alert.State.TRIGGERED)))
        .isEqualTo(Outcome.retry("no answer within 300 ms"));
  }

  @Test
  void anEndlessAnswerIsNotRead() {
    answer(aResponse().withStatus(400).withBody("x".repeat(50_000_000)));

    assertThat(send(Service.WEBHOOK, Alerts.delivery(Alert.State.TRIGGERED)))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, refused -> assertThat(refused.reason()).hasSizeLessThan(300));
  }

  @ParameterizedTest
  @EnumSource
  void aBrokenConnectionIsTriedAgain(Service service) {
    answer(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

    assertThat(send(service, Alerts.delivery(Alert.State.TRIGGERED)))
        .isInstanceOf(Outcome.Retry.class);
  }

  @ParameterizedTest
  @EnumSource
  void aRefusedConnectionIsTriedAgain(Service service) throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }

    assertThat(
            send(
                service,
                "http://127.0.0.1:" + closed,
                Alerts.settings(),
                Alerts.delivery(Alert.State.TRIGGERED)))
        .isEqualTo(Outcome.retry("no connection"));
  }

  @Test
  void pagerDutyGetsTheIncidentAsItsKey() throws IOException {
    send(Service.PAGERDUTY, Alerts.delivery(Alert.State.UPDATED));

    assertThat(only().getUrl()).isEqualTo("/v2/enqueue");
    JsonNode event = sent();
    assertThat(event.get("routing_key").textValue()).isEqualTo(SECRET);
    assertThat(event.get("dedup_key").textValue()).isEqualTo("5f2c9a7be0d14c33");
    assertThat(event.get("event_action").textValue()).isEqualTo("trigger");
    assertThat(event.at("/payload/component").textValue()).isEqualTo("acme");
    assertThat(event.at("/payload/group").textValue()).isEqualTo("delivery");
    assertThat(event.at("/payload/class").textValue()).isEqualTo("sentiment_drop");
  }

  @ParameterizedTest
  @EnumSource(names = {"ACKNOWLEDGED", "RESOLVED"})
  void pagerDutyIsToldOfTheEnd(Alert.State state) throws IOException {
    send(Service.PAGERDUTY, Alerts.delivery(state));

    assertThat(sent().get("event_action").textValue())
        .isEqualTo(state == Alert.State.RESOLVED ? "resolve" : "acknowledge");
  }

  @Test
  void alertmanagerGetsTheIdentityAsLabels() throws IOException {
    send(Service.ALERTMANAGER, Alerts.delivery(Alert.State.TRIGGERED));

    assertThat(only().getUrl()).isEqualTo("/api/v2/alerts");
    assertThat(only().getHeader("Authorization")).isEqualTo("Bearer " + SECRET);
    assertThat(sent().get(0).get("labels").toString())
        .isEqualTo(
            "{\"alertname\":\"BarographSentimentDrop\",\"brand\":\"acme\","
                + "\"kind\":\"sentiment_drop\",\"topic\":\"delivery\"}");
    assertThat(sent().get(0).has("endsAt")).isFalse();
  }

  @Test
  void alertmanagerLearnsWhenItEnded() throws IOException {
    send(Service.ALERTMANAGER, Alerts.delivery(Alert.State.RESOLVED));

    assertThat(sent().get(0).get("endsAt").textValue()).isEqualTo("2026-11-22T08:00:00Z");
  }

  @Test
  void aWebhookCanBeChecked() throws Exception {
    send(Service.WEBHOOK, Alerts.delivery(Alert.State.TRIGGERED));

    LoggedRequest request = only();
    String timestamp = request.getHeader("X-Barograph-Timestamp");
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
    assertThat(timestamp).isEqualTo(String.valueOf(Alerts.NOW.getEpochSecond()));
    assertThat(request.getHeader("X-Barograph-Signature"))
        .isEqualTo("v1=" + HexFormat.of().formatHex(mac.doFinal(request.getBody())));
    assertThat(request.getHeader("Idempotency-Key")).isEqualTo("0123456789abcdef");
  }

  @Test
  void slackSeesNoMarkupOfAPost() throws IOException {
    send(Service.SLACK, Alerts.hostile());

    String quote = sent().at("/blocks/3/text/text").textValue();
    assertThat(quote)
        .startsWith("> &lt;!channel&gt; &lt;script&gt;")
        .doesNotContain("<!", "*bold*", "_it_", "~no~", "`code`");
  }

  @Test
  void plaintextStaysOnThisMachine() {
    assertThatThrownBy(() -> Service.SLACK.at("http://hooks.example", Alerts.settings()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("http to another machine needs allow_plaintext; use https");
    assertThatThrownBy(() -> Service.WEBHOOK.at("ftp://127.0.0.1", Alerts.settings()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource
  void thePreviewHoldsNoSecret(Service service) {
    try (Receiver receiver = service.at(server.baseUrl(), Alerts.settings())) {
      assertThat(receiver.preview(Alerts.delivery(Alert.State.TRIGGERED)))
          .contains("67 % negative")
          .doesNotContain(SECRET);
    }
  }
}
