package org.barograph.cli.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.barograph.cli.pipeline.DeadLetters;
import org.barograph.cli.pipeline.Documents;
import org.barograph.cli.pipeline.Pipeline;
import org.barograph.stack.LocalStack;
import org.barograph.stack.junit.LocalStackExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whatever comes ends as a dead letter or as a defined result, and the jobs stay up. */
@ExtendWith(LocalStackExtension.class)
class BadInputTest {

  @TempDir Path folder;

  /** What is sent under a key of its own, and what must come of it. */
  private record Row(String name, List<byte[]> records, String expected) {}

  private static List<Row> table(Instant now) {
    List<Row> rows = new ArrayList<>();
    row(rows, "not JSON", "dead letter not_json", "so sorry");
    row(rows, "empty record", "dead letter not_json", "");
    row(rows, "empty line", "dead letter not_json", "\n");
    row(rows, "a list", "dead letter not_an_object", "[1]");
    row(
        rows,
        "missing id",
        "dead letter missing_field",
        "{'channel':'x','created_at':'" + now + "','text':'Quillo'}");
    row(rows, "wrong time", "dead letter bad_time", post("wrong time", "yesterday", "Quillo"));
    row(
        rows,
        "30 years ahead",
        "dead letter in_the_future",
        post("30 years ahead", now.plus(30 * 365, ChronoUnit.DAYS).toString(), "Quillo"));
    row(
        rows,
        "2 MB of text",
        "dead letter too_large",
        post("2 MB of text", now.toString(), "Quillo ".repeat(300_000)));
    row(
        rows,
        "unknown key",
        "dead letter unknown_field",
        post("unknown key", now.toString(), "Quillo").replace("}", ",'mood':'bad'}"));
    row(
        rows,
        "unknown operation",
        "dead letter bad_operation",
        post("unknown operation", now.toString(), "Quillo").replace("}", ",'op':'like'}"));
    row(
        rows,
        "null bytes",
        "mention Quillo \u0000 is down",
        post("null bytes", now.toString(), "Quillo \\u0000 is down"));
    row(
        rows,
        "lone surrogate",
        "mention Quillo \uFFFD is down",
        post("lone surrogate", now.toString(), "Quillo \\ud83d is down"));
    row(
        rows,
        "same id, other text",
        "mention Quillo is great again",
        post("same id, other text", now.minusSeconds(9).toString(), "Quillo is down"),
        post("same id, other text", now.toString(), "Quillo is great again"));
    row(
        rows,
        "update before create",
        "mention Quillo is up",
        update("update before create", now, "Quillo is up"),
        post("update before create", now.minusSeconds(9).toString(), "Quillo is down"));
    row(
        rows,
        "delete before create",
        "nothing",
        "{'op':'delete','channel':'x','id':'delete before create','event_at':'" + now + "'}",
        post("delete before create", now.minusSeconds(9).toString(), "Quillo is down"));
    row(
        rows,
        "ordinary",
        "mention Quillo is down",
        post("ordinary", now.toString(), "Quillo is down"));
    return rows;
  }

  private static void row(List<Row> rows, String name, String expected, String... records) {
    rows.add(
        new Row(
            name,
            List.of(records).stream()
                .map(record -> record.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                .toList(),
            expected));
  }

  private static String post(String id, String createdAt, String text) {
    return "{'channel':'x','id':'%s','created_at':'%s','text':'%s'}".formatted(id, createdAt, text);
  }

  private static String update(String id, Instant at, String text) {
    return "{'op':'update','channel':'x','id':'%s','event_at':'%s','text':'%s'}"
        .formatted(id, at, text);
  }

  @Test
  void everyOddInputHasADefinedEnd(LocalStack stack) throws Exception {
    Installation installation =
        Installation.on(stack, Installation.shipped(), 2).withParallelism(1);
    List<Row> rows = table(Instant.now().truncatedTo(ChronoUnit.MINUTES));
    long records = rows.stream().mapToLong(row -> row.records().size()).sum();

    try (Pipeline pipeline = Pipeline.start(installation.config(), folder, 0);
        Documents documents = installation.documents()) {
      send(installation, rows);
      await()
          .atMost(Duration.ofMinutes(2))
          .pollInterval(Installation.LOOK)
          .until(() -> pipeline.outcomes().values().stream().mapToLong(n -> n).sum() == records);
      Map<String, String> expected = new LinkedHashMap<>();
      rows.forEach(row -> expected.put(row.name(), row.expected()));

      await()
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Installation.LOOK)
          .untilAsserted(
              () -> assertThat(results(installation, documents, rows)).isEqualTo(expected));
      assertThat(pipeline.isRunning()).isTrue();
    }
  }

  private static void send(Installation installation, List<Row> rows) {
    Map<String, Object> client = new HashMap<>(installation.client());
    client.put("max.request.size", 4 * 1024 * 1024);
    try (var producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (Row row : rows) {
        byte[] key = ("x:" + row.name()).getBytes(StandardCharsets.UTF_8);
        for (byte[] record : row.records()) {
          // The test waits for an outcome of each: one that Kafka refused would be missed.
          var unused =
              producer.send(
                  new ProducerRecord<>(installation.config().kafka().posts(), key, record));
        }
      }
    }
  }

  private static Map<String, String> results(
      Installation installation, Documents documents, List<Row> rows) throws IOException {
    documents.refresh();
    Map<String, String> reasons = DeadLetters.reasonsByKey(installation.config().kafka());
    Map<String, String> texts = new HashMap<>();
    for (JsonNode mention : documents.allMentions("post_id", "text")) {
      texts.put(mention.get("post_id").asText(), mention.get("text").asText());
    }
    Map<String, String> results = new LinkedHashMap<>();
    for (Row row : rows) {
      String reason = reasons.get("x:" + row.name());
      String text = texts.get(row.name());
      String result = reason != null ? "dead letter " + reason : "nothing";
      results.put(row.name(), text != null ? "mention " + text : result);
    }
    return results;
  }
}
