package org.barograph.connectors.posts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.barograph.stack.LocalStack;
import org.barograph.stack.ServerKind;
import org.barograph.stack.StackSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a real Kafka. */
@Timeout(120)
class PostPublisherTest {
  private static final int PARTITIONS = 3;
  private static final long TEN = Instant.parse("2026-01-01T10:00:00Z").toEpochMilli();

  @TempDir private static Path folder;
  private static LocalStack stack;
  private static Map<String, String> client;

  @BeforeAll
  static void startKafka() {
    stack = LocalStack.start(StackSettings.in(folder).only(ServerKind.KAFKA));
    client = Map.of("bootstrap.servers", stack.kafkaBootstrap());
  }

  @AfterAll
  static void stopKafka() {
    stack.close();
  }

  @Test
  void everyRecordIsSentAndAcknowledged(TestInfo test) {
    var published = publish(topic(test), posts(50).iterator());
    assertThat(published)
        .isEqualTo(new Published(50, 50, PARTITIONS, PARTITIONS, TEN + 180_000, null, false));
  }

  @Test
  void recordsOfOneKeyKeepTheirOrderInOnePartition(TestInfo test) {
    var posts = IntStream.range(0, 30).mapToObj(i -> post("x:same", i)).toList();
    publish(topic(test), posts.iterator());
    var same = read(topic(test)).stream().filter(r -> "x:same".equals(r.key())).toList();
    assertThat(same).extracting(PostPublisherTest::value).containsExactlyElementsOf(values(posts));
    assertThat(same)
        .extracting(ConsumerRecord::partition)
        .containsOnly(same.getFirst().partition());
  }

  @Test
  void heartbeatReachesEveryPartition(TestInfo test) {
    publish(topic(test), posts(1).iterator());
    assertThat(read(topic(test)))
        .filteredOn(r -> value(r).contains("heartbeat"))
        .extracting(ConsumerRecord::partition)
        .containsExactlyInAnyOrder(0, 1, 2);
  }

  @Test
  void refusedRecordEndsItAndIsTheReason(TestInfo test) {
    var tooLarge = new PostRecord(TEN, "x:large", new byte[2_000_000], 1, "x");
    var published =
        publish(topic(test), Stream.of(post("x:1", 1), tooLarge, post("x:2", 2)).iterator());
    assertThat(published.failure()).hasMessageContaining("2000");
    assertThat(published.isComplete()).isFalse();
    assertThat(published.acknowledgedPosts()).isEqualTo(1);
    assertThat(read(topic(test))).extracting(ConsumerRecord::key).containsExactly("x:1");
  }

  @Test
  void stopEndsAPacedReplayAndCountsWhatWasSent(TestInfo test) {
    var later =
        new PostRecord(TEN + Duration.ofDays(1).toMillis(), "x:2", new byte[] {'2'}, 2, "x");
    var name = topic(test);
    var publisher = new PostPublisher(client, name, Pacer.at(1));
    var first = post("x:1", 1);
    var posts = List.of(first, later).iterator();
    var stopping = stoppingAfterFirst(posts, publisher);
    var published = publisher.publish(new PostStream(stopping, heartbeats()));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(published.stopped()).isTrue();
    assertThat(published.failure()).isNull();
    assertThat(published.posts()).isEqualTo(published.acknowledgedPosts()).isEqualTo(1);
  }

  @Test
  void missingTopicsAreCreatedWithTheirCleanup(TestInfo test) throws Exception {
    var topics = new KafkaTopics(test.getTestMethod().orElseThrow().getName());
    assertThat(topics.create(client, 2)).hasSize(6);
    assertThat(topics.create(client, 5)).isEmpty();
    assertThat(KafkaTopics.partitions(client, topics.mentions())).isEqualTo(2);
    assertThat(cleanup(topics.config())).isEqualTo("compact");
    assertThat(cleanup(topics.posts())).isEqualTo("delete");
  }

  @Test
  void brokerThatIsNotThereIsNamed() {
    var nowhere = Map.of("bootstrap.servers", "no-such-host.invalid:9092");
    assertThatThrownBy(() -> KafkaTopics.partitions(nowhere, "t"))
        .isInstanceOf(KafkaUnavailableException.class)
        .hasMessageContaining("Kafka at no-such-host.invalid:9092: ");
  }

  private static Iterator<PostRecord> stoppingAfterFirst(
      Iterator<PostRecord> posts, PostPublisher publisher) {
    return new Iterator<>() {
      private boolean isFirst = true;

      @Override
      public boolean hasNext() {
        if (!isFirst) {
          publisher.stop();
        }
        isFirst = false;
        return posts.hasNext();
      }

      @Override
      public PostRecord next() {
        return posts.next();
      }
    };
  }

  private static Published publish(String name, Iterator<PostRecord> posts) {
    return new PostPublisher(client, name, Pacer.unlimited())
        .publish(new PostStream(posts, heartbeats()));
  }

  private static Heartbeats heartbeats() {
    return new Heartbeats(PARTITIONS, Duration.ZERO, Long.MAX_VALUE);
  }

  private static String topic(TestInfo test) {
    var name = test.getTestMethod().orElseThrow().getName();
    KafkaTopics.createOne(client, name, PARTITIONS);
    return name;
  }

  private static List<PostRecord> posts(int count) {
    return IntStream.range(0, count).mapToObj(i -> post("x:" + i, i)).toList();
  }

  private static PostRecord post(String key, int number) {
    var json = "{\"number\":" + number + "}";
    return new PostRecord(TEN, key, json.getBytes(StandardCharsets.UTF_8), number, "x");
  }

  private static List<String> values(List<PostRecord> posts) {
    return posts.stream().map(PostFiles::json).toList();
  }

  private static String value(ConsumerRecord<String, byte[]> record) {
    return new String(record.value(), StandardCharsets.UTF_8);
  }

  /** Everything up to the end offsets of this moment. */
  private static List<ConsumerRecord<String, byte[]>> read(String name) {
    var partitions =
        IntStream.range(0, PARTITIONS).mapToObj(p -> new TopicPartition(name, p)).toList();
    var records = new ArrayList<ConsumerRecord<String, byte[]>>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>copyOf(client),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long expected =
          consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
      while (records.size() < expected) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }

  private static String cleanup(String name) throws Exception {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
    try (var admin = Admin.create(Map.<String, Object>copyOf(client))) {
      return admin
          .describeConfigs(List.of(resource))
          .all()
          .get()
          .get(resource)
          .get("cleanup.policy")
          .value();
    }
  }
}
