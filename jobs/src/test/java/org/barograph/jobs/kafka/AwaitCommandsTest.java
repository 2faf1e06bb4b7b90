package org.barograph.jobs.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.barograph.connectors.posts.KafkaTopics;
import org.barograph.jobs.ingest.CommandIntake;
import org.barograph.stack.LocalStack;
import org.barograph.stack.junit.LocalStackExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How long a job that starts waits for commands, on a real Kafka. */
@ExtendWith(LocalStackExtension.class)
class AwaitCommandsTest {

  private Map<String, String> client;
  private String topic;

  @BeforeEach
  void createTopics(LocalStack stack) {
    String prefix = "w" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    client = Map.of("bootstrap.servers", stack.kafkaBootstrap());
    new KafkaTopics(prefix).create(client, 2);
    topic = prefix + ".commands";
  }

  private void say(int partition) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>copyOf(client),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, partition, null, "{}".getBytes(UTF_8))).get();
    }
  }

  private OneInputStreamOperatorTestHarness<CommandIntake, CommandIntake> harness()
      throws Exception {
    return new OneInputStreamOperatorTestHarness<>(new AwaitCommands<CommandIntake>(client, topic));
  }

  private static CommandIntake read(int partition, long offset) {
    return new CommandIntake(null, null, partition, offset);
  }

  private static boolean isReleased(OneInputStreamOperatorTestHarness<?, ?> harness) {
    return harness.getOutput().contains(WatermarkStatus.IDLE);
  }

  @Test
  void withoutCommandsNothingWaits() throws Exception {
    try (var harness = harness()) {
      harness.open();
      harness.setProcessingTime(100);

      assertThat(isReleased(harness)).isTrue();
    }
  }

  @Test
  void theLastOneThatWasSaidIsWaitedForAndNoneLaterIs() throws Exception {
    say(0);
    say(1);
    say(1);
    try (var harness = harness()) {
      harness.open();
      harness.setProcessingTime(100);
      say(0);
      harness.processElement(read(0, 0), 0);
      harness.processElement(read(1, 0), 0);
      harness.setProcessingTime(30_000);
      assertThat(isReleased(harness)).isFalse();

      harness.processElement(read(1, 1), 0);
      harness.setProcessingTime(30_100);

      assertThat(isReleased(harness)).isTrue();
      assertThat(harness.extractOutputValues()).hasSize(3);
    }
  }

  @Test
  void whatWasReadBeforeARestartIsNotWaitedFor() throws Exception {
    say(1);
    OperatorSubtaskState state;
    try (var harness = harness()) {
      harness.open();
      harness.processElement(read(1, 0), 0);
      state = harness.snapshot(1, 1);
    }
    try (var harness = harness()) {
      harness.initializeState(state);
      harness.open();
      harness.setProcessingTime(100);

      assertThat(isReleased(harness)).isTrue();
    }
  }

  @Test
  void anEndThatIsNoRecordHoldsTheJobForAMinuteOnly() throws Exception {
    say(0);
    try (var harness = harness()) {
      harness.open();
      harness.setProcessingTime(59_000);
      assertThat(isReleased(harness)).isFalse();

      harness.setProcessingTime(61_000);

      assertThat(isReleased(harness)).isTrue();
    }
  }
}
