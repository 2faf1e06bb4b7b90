package org.barograph.cli.live;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.barograph.jobs.config.ConfigLoader;
import org.barograph.stack.LocalStack;
import org.barograph.stack.junit.LocalStackExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Delivery in a process of its own on a real Kafka, killed by {@code kill -9} while a receiver has
 * not answered, and started again from its checkpoint.
 */
@ExtendWith(LocalStackExtension.class)
class DeliveryKillTest {

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final int INCIDENTS = 12;
  private static final int AT_A_TIME = 4;

  private final WireMockServer server =
      new WireMockServer(wireMockConfig().bindAddress("127.0.0.1").dynamicPort());
  @TempDir private Path folder;
  private Installation installation;

  @BeforeEach
  void start(LocalStack stack) {
    server.start();
    installation =
        Installation.on(
            stack,
            ConfigLoader.parse(
                """
                brands: [{id: acme, name: Acme, aliases: [Acme]}]
                delivery:
                  receivers: [{id: hook, type: webhook, url: "BASE/hook", timeout: 2m, max_in_flight: 4}]
                  past_after: 3650d
                  first_pause: 100ms
                  longest_pause: 1s
                """
                    .replace("BASE", server.baseUrl()),
                "test.yaml"),
            3);
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void killedBetweenPostAndAnswerItLosesNoIncidentAndRepeatsWithTheSameKey() throws Exception {
    answer(aResponse().withStatus(200).withFixedDelay(600_000));
    write();
    try (PipelineProcess jobs = PipelineProcess.delivery(installation.config(), folder)) {
      await().atMost(PATIENCE).until(() -> isAlive(jobs) && requests().size() == AT_A_TIME);
      // Committed with a checkpoint: from here on nothing but that checkpoint has the incidents.
      await().atMost(PATIENCE).until(() -> isAlive(jobs) && committed() == INCIDENTS);
      jobs.kill();
    }
    assertThat(requests()).as("the receiver has answered none of them").hasSize(AT_A_TIME);
    List<LoggedRequest> held = requests();

    answer(aResponse().withStatus(200));
    try (PipelineProcess jobs = PipelineProcess.delivery(installation.config(), folder)) {
      await().atMost(PATIENCE).until(() -> isAlive(jobs) && requests().size() > AT_A_TIME);
      // Some answers are there, and perhaps in no checkpoint.
      jobs.kill();
    }
    try (PipelineProcess jobs = PipelineProcess.delivery(installation.config(), folder)) {
      await().atMost(PATIENCE).until(() -> isAlive(jobs) && keys().size() == INCIDENTS);
      await().atMost(PATIENCE).until(() -> isAlive(jobs) && comeAgain(held));
    }

    assertThat(keys()).allSatisfy((incident, keys) -> assertThat(new TreeSet<>(keys)).hasSize(1));
  }

  private boolean comeAgain(List<LoggedRequest> held) {
    return held.stream().allMatch(request -> keys().get(incident(request)).size() > 1);
  }

  private void answer(ResponseDefinitionBuilder response) {
    server.resetMappings();
    server.stubFor(post(anyUrl()).willReturn(response));
  }

  private List<LoggedRequest> requests() {
    return server.findAll(postRequestedFor(urlEqualTo("/hook")));
  }

  private Map<String, List<String>> keys() {
    Map<String, List<String>> keys = new TreeMap<>();
    for (LoggedRequest request : requests()) {
      keys.computeIfAbsent(incident(request), none -> new ArrayList<>())
          .add(request.getHeader("Idempotency-Key"));
    }
    return keys;
  }

  private static String incident(LoggedRequest request) {
    return request.getBodyAsString().replaceAll("(?s).*\"incident_id\":\"([^\"]+)\".*", "$1");
  }

  private void write() {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>copyOf(installation.client()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int i = 0; i < INCIDENTS; i++) {
        String id = "incident-" + i;
        String record =
            """
            {"schema":1,"incident":{"incident_id":"%s","brand":"acme","revision":1,"kind":"sentiment_drop",
            "state":"triggered","severity":"error","opened_at":"2026-11-22T06:00:00.000Z",
            "window_start":"2026-11-22T05:00:00.000Z","window_end":"2026-11-22T06:00:00.000Z",
            "statistic":"negative_share","observed":0.67,"expected":0.31,"threshold":0.55,"n":18,
            "authors":17,"score":4.2,"rule":"sentiment_drop","rule_version":"1","history":[]}}
            """
                .formatted(id);
        var unused =
            producer.send(
                new ProducerRecord<>(
                    installation.config().kafka().alerts(),
                    id.getBytes(UTF_8),
                    record.getBytes(UTF_8)));
      }
    }
  }

  /** Records up to where delivery would go on without its checkpoint. */
  private long committed() throws Exception {
    try (Admin admin = Admin.create(Map.<String, Object>copyOf(installation.client()))) {
      return admin
          .listConsumerGroupOffsets(installation.config().kafka().topicPrefix() + ".deliver")
          .partitionsToOffsetAndMetadata()
          .get()
          .values()
          .stream()
          .mapToLong(OffsetAndMetadata::offset)
          .sum();
    }
  }

  private boolean isAlive(PipelineProcess jobs) throws IOException {
    assertThat(jobs.isAlive()).as(Files.readString(folder.resolve("pipeline.log"))).isTrue();
    return true;
  }
}
