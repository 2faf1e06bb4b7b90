package org.barograph.jobs.deliver;

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
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.barograph.connectors.posts.KafkaTopics;
import org.barograph.jobs.DeliverAlertsJob;
import org.barograph.jobs.JobSubmission;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.index.Schemas;
import org.barograph.stack.LocalStack;
import org.barograph.stack.junit.LocalStackExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The job on a real Kafka, with a task manager that dies while a receiver has not answered. */
@ExtendWith(LocalStackExtension.class)
class DeliverAlertsJobTest {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int INCIDENTS = 12;

  private final WireMockServer server =
      new WireMockServer(wireMockConfig().bindAddress("127.0.0.1").dynamicPort());
  private BarographConfig config;
  private MiniCluster flink;

  @BeforeEach
  void start(LocalStack stack) throws Exception {
    server.start();
    String name = "t" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    BarographConfig file =
        States.config(
            """
            receivers:
              - {id: hook, type: webhook, url: "BASE/hook", timeout: 1m, max_in_flight: 4}
              - {id: gone, type: webhook, url: "BASE/gone"}
            routes:
              - {receivers: [hook], kinds: [sentiment_drop]}
              - {receivers: [gone], kinds: [volume_spike]}
            first_pause: 100ms
            longest_pause: 1s
            """
                .replace("BASE", server.baseUrl()));
    config =
        file.withKafka(file.kafka().withBootstrap(stack.kafkaBootstrap()).withTopicPrefix(name))
            .withPipeline(
                file.pipeline().withCheckpointInterval(Duration.ofMillis(200)).withParallelism(2));
    new KafkaTopics(name).create(Map.of("bootstrap.servers", stack.kafkaBootstrap()), 3);
    flink =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(2)
                .build());
    flink.start();
  }

  @AfterEach
  void stop() throws Exception {
    flink.close();
    server.stop();
  }

  private void submit() throws Exception {
    Configuration settings = JobSubmission.settings(config);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 100);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(200));
    try (StreamExecutionEnvironment env = new StreamExecutionEnvironment(settings)) {
      DeliverAlertsJob.live(env, config, 0);
      flink.submitJob(env.getStreamGraph().getJobGraph()).join();
    }
  }

  private void write(String... records) {
    Map<String, Object> client = Map.of("bootstrap.servers", config.kafka().bootstrap());
    try (var producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (String record : records) {
        var unused =
            producer.send(
                new ProducerRecord<>(
                    config.kafka().alerts(),
                    String.valueOf(record.hashCode()).getBytes(UTF_8),
                    record.getBytes(UTF_8)));
      }
    }
  }

  private static String record(IncidentState incident) {
    return "{\"schema\":1,\"incident\":" + incident.json() + "}";
  }

  private List<LoggedRequest> requests(String path) {
    return server.findAll(postRequestedFor(urlEqualTo(path)));
  }

  @Test
  void theDeathOfATaskManagerLosesNoIncidentAndKeepsTheKeys() throws Exception {
    server.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(200).withFixedDelay(600_000)));
    submit();
    List<String> records = new ArrayList<>();
    for (int i = 0; i < INCIDENTS; i++) {
      records.add(record(States.of("incident-" + i, 1, "triggered")));
    }
    write(records.toArray(String[]::new));
    await().atMost(PATIENCE).until(() -> requests("/hook").size() == 4);

    flink.terminateTaskManager(0).join();
    server.resetMappings();
    server.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(200)));
    flink.startTaskManager();

    await().atMost(PATIENCE).until(() -> keysByIncident().size() == INCIDENTS);
    // Those that were under way came twice, with one key each.
    await().atMost(PATIENCE).until(() -> requests("/hook").size() >= INCIDENTS + 4);
    assertThat(keysByIncident())
        .allSatisfy((incident, keys) -> assertThat(keys.stream().distinct()).hasSize(1));
    assertThat(keysByIncident().values()).filteredOn(keys -> keys.size() > 1).isNotEmpty();
  }

  private Map<String, List<String>> keysByIncident() {
    Map<String, List<String>> keys = new TreeMap<>();
    for (LoggedRequest request : requests("/hook")) {
      String body = request.getBodyAsString();
      String incident = body.replaceAll("(?s).*\"incident_id\":\"([^\"]+)\".*", "$1");
      keys.computeIfAbsent(incident, none -> new ArrayList<>())
          .add(request.getHeader("Idempotency-Key"));
    }
    return keys;
  }

  @Test
  void whatCannotBeReadOrToldIsADeadLetterAndTheNextIsTold() throws Exception {
    server.stubFor(post(urlEqualTo("/hook")).willReturn(aResponse().withStatus(200)));
    server.stubFor(post(urlEqualTo("/gone")).willReturn(aResponse().withStatus(410)));
    submit();

    write(
        "so sorry",
        record(States.read(States.sample().put("kind", "volume_spike"))),
        record(States.of("a", 1, "triggered")));

    await().atMost(PATIENCE).until(() -> requests("/hook").size() == 1);
    Map<String, String> letters = new TreeMap<>();
    Map<String, Object> client =
        Map.of(
            "bootstrap.servers",
            config.kafka().bootstrap(),
            "group.id",
            "test-" + config.kafka().topicPrefix(),
            "auto.offset.reset",
            "earliest");
    try (var consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(config.kafka().deadLetters()));
      await()
          .atMost(PATIENCE)
          .until(() -> {
            for (ConsumerRecord<byte[], byte[]> found : consumer.poll(Duration.ofMillis(200))) {
              String json = new String(found.value(), UTF_8);
              letters.put(json.replaceAll("(?s).*\"reason\":\"([^\"]+)\".*", "$1"), json);
            }
            return letters.size() == 2;
          });
    }
    assertThat(letters).containsOnlyKeys("bad_alert", "refused_by_receiver");
    assertThat(letters.values())
        .allSatisfy(json -> assertThat(Schemas.problems("dead-letter", json)).isEmpty());
  }
}
