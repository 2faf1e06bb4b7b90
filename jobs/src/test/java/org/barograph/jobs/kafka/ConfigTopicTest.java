package org.barograph.jobs.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.barograph.connectors.posts.KafkaTopics;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.BrandConfig;
import org.barograph.jobs.config.ConfigEntries;
import org.barograph.jobs.config.ConfigLoader;
import org.barograph.jobs.config.live.ConfigRecord;
import org.barograph.jobs.config.live.ConfigType;
import org.barograph.jobs.config.live.ConfigVersion;
import org.barograph.jobs.config.live.EffectiveConfig;
import org.barograph.jobs.config.live.RefusedConfig;
import org.barograph.stack.LocalStack;
import org.barograph.stack.junit.LocalStackExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The Kafka topic of the configuration, on a real Kafka. */
@ExtendWith(LocalStackExtension.class)
class ConfigTopicTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private BarographConfig seed;
  private ConfigTopic topic;

  @BeforeEach
  void createTopics(LocalStack stack) {
    String name = "t" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    BarographConfig file =
        ConfigLoader.parse("brands: [{id: acme, name: Acme, aliases: [Acme]}]", "test.yaml");
    seed = file.withKafka(file.kafka().withBootstrap(stack.kafkaBootstrap()).withTopicPrefix(name));
    new KafkaTopics(name).create(Map.of("bootstrap.servers", stack.kafkaBootstrap()), 3);
    topic = new ConfigTopic(seed.kafka());
  }

  private static List<ConfigRecord> brand(String id, long effectiveAt) {
    BrandConfig brand =
        ConfigEntries.brand(
            "{\"id\":\"%s\",\"name\":\"N\",\"aliases\":[\"%s\"]}".formatted(id, id), id);
    return List.of(
        new ConfigRecord(ConfigType.BRAND, id, List.of(ConfigVersion.of(1, effectiveAt, brand))));
  }

  private static List<String> ids(EffectiveConfig config) {
    return config.config().brands().stream().map(BrandConfig::id).toList();
  }

  @Test
  void theTopicIsReadToItsEndBeforeTheFirstAnswer() throws Exception {
    topic.change(book -> brand("zyntra", 1_000));

    try (var live = new KafkaLiveConfig(seed).open()) {
      assertThat(ids(live.at(999))).containsExactly("acme");
      assertThat(ids(live.at(1_000))).containsExactly("acme", "zyntra");
    }
  }

  @Test
  void aChangeIsFollowedFromItsEffectiveTimeOnWithoutARestart() throws Exception {
    try (var live = new KafkaLiveConfig(seed).open()) {
      EffectiveConfig before = live.at(System.currentTimeMillis());

      long effective = System.currentTimeMillis() + ConfigLead.LEAD_MILLIS;
      topic.change(book -> brand("zyntra", effective));

      await().atMost(PATIENCE).until(() -> System.currentTimeMillis() >= effective);
      assertThat(ids(live.at(effective))).containsExactly("acme", "zyntra");
      assertThat(live.at(effective - 1)).isSameAs(before);
    }
  }

  @Test
  void theTasksOfAProcessShareWhatIsMadeOfAConfiguration() throws Exception {
    try (var one = new KafkaLiveConfig(seed).open();
        var other = new KafkaLiveConfig(seed).open()) {
      Object made = one.at(0).made(Object.class, config -> new Object());

      assertThat(other.at(0).made(Object.class, config -> new Object())).isSameAs(made);
    }
  }

  @Test
  void ofTwoWhoChangeTheTopicAtOnceOneIsRefused() throws Exception {
    assertThatThrownBy(() ->
            topic.change(book -> {
              changeUnnoticed();
              return brand("robber", 2_000);
            }))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("was changed by somebody else at the same time");

    assertThat(topic.read().records())
        .extracting(ConfigRecord::key)
        .containsExactly("brand:zyntra");
  }

  private void changeUnnoticed() {
    try {
      topic.change(book -> brand("zyntra", 1_000));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aRecordThatIsNoneIsRefusedAndTheJobsGoOnWithTheOneBefore() throws Exception {
    topic.change(book -> brand("zyntra", 1_000));
    try (var live = new KafkaLiveConfig(seed).open()) {
      assertThat(ids(live.at(1_000))).containsExactly("acme", "zyntra");

      send("brand:zyntra", "so sorry");

      await().atMost(PATIENCE).until(() -> !live.refused().isEmpty());
      assertThat(live.refused())
          .extracting(RefusedConfig::key, RefusedConfig::payload)
          .containsExactly(tuple("brand:zyntra", "so sorry"));
      assertThat(ids(live.at(1_000))).containsExactly("acme", "zyntra");
    }
  }

  private void send(String key, String value) throws Exception {
    Map<String, Object> client = Map.of("bootstrap.servers", seed.kafka().bootstrap());
    try (var producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  seed.kafka().config(), key.getBytes(UTF_8), value.getBytes(UTF_8)))
          .get();
    }
  }
}
