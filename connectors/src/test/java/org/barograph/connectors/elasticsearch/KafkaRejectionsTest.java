package org.barograph.connectors.elasticsearch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.barograph.stack.LocalStack;
import org.barograph.stack.junit.LocalStackExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalStackExtension.class)
class KafkaRejectionsTest {

  @Test
  void flushedRejectionIsADeadLetterInTheTopic(LocalStack stack) throws Exception {
    var topic = "dead-letters-" + UUID.randomUUID();
    var operation =
        DocumentOperation.write(
            "mentions-2026.11", "forum|7|acme", 3, "{\"n\":\"x\"}".getBytes(UTF_8));
    try (var handler =
        new KafkaRejections(Map.of("bootstrap.servers", stack.kafkaBootstrap()), topic).open()) {
      handler.reject(
          new Rejection(operation, 400, "document_parsing_exception", "failed to parse field [n]"));
      handler.flush();
    }

    assertThat(JsonMapper.builder().build().readTree(firstRecord(stack, topic)))
        .isEqualTo(
            JsonMapper.builder()
                .build()
                .readTree(
                    """
                    {"schema": 1, "stage": "index", "reason": "rejected_document",
                     "detail": "write mentions-2026.11/forum|7|acme version 3 (9 bytes): 400 document_parsing_exception: failed to parse field [n]",
                     "payload": "{\\"n\\":\\"x\\"}", "topic": "mentions-2026.11", "key": "forum|7|acme"}\
                    """));
  }

  @Test
  void payloadIsBounded() throws Exception {
    var json = ("\"" + "x".repeat(100_000) + "\"").getBytes(UTF_8);

    var letter =
        KafkaRejections.deadLetter(
            new Rejection(DocumentOperation.write("i", "x", 1, json), 400, "", ""));

    var read = JsonMapper.builder().build().readTree(letter);
    assertThat(read.path("payload").asText()).hasSize(KafkaRejections.MAX_PAYLOAD);
  }

  private static byte[] firstRecord(LocalStack stack, String topic) {
    Map<String, Object> config =
        Map.of("bootstrap.servers", stack.kafkaBootstrap(), "auto.offset.reset", "earliest");
    try (var consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(topic, p.partition()))
              .toList());
      var record = consumer.poll(Duration.ofSeconds(30)).iterator().next();
      assertThat(record.key()).isEqualTo("forum|7|acme".getBytes(UTF_8));
      return record.value();
    }
  }
}
