package org.barograph.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.barograph.cli.CommandLines;
import org.barograph.jobs.backtest.Backtest;
import org.barograph.jobs.backtest.PostFileSource;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.ConfigLoader;
import org.barograph.jobs.config.live.FixedConfig;
import org.barograph.jobs.index.IndexNames;
import org.barograph.jobs.index.IndexTemplates;
import org.barograph.stack.LocalStack;
import org.barograph.stack.junit.LocalStackExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Rules over what an installation has seen find what they find over its posts. */
@ExtendWith(LocalStackExtension.class)
class BacktestFromInstallationTest {

  private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");
  private static final int DAY = 26 * 60;
  private static final String BRANDS = "brands: [{id: acme, name: Acme, aliases: [Acme]}]\n";

  @TempDir private Path folder;

  @Test
  void kafkaAndElasticsearchGiveTheIncidentsOfThePosts(LocalStack stack) throws Exception {
    Installation installation = Installation.on(stack, ConfigLoader.parse(BRANDS, "test.yaml"), 3);
    BarographConfig config = installation.config();
    Path changes = folder.resolve("changes");
    Path mentions = folder.resolve("mentions");
    writePosts();
    Backtest.enrich(source(config), null, FixedConfig.of(config), 2, changes, mentions);
    hand(installation, Files.readAllLines(changes));
    index(config, Files.readAllLines(mentions));
    String expected = backtest(config, "--posts", folder.resolve("posts.ndjson").toString());

    assertThat(expected).contains("sentiment_drop");
    assertThat(backtest(config, "--from", "kafka")).isEqualTo(expected);
    assertThat(backtest(config, "--from", "elasticsearch")).isEqualTo(expected);
    assertThat(
            backtest(
                config,
                "--from",
                "elasticsearch",
                "--end",
                START.plusSeconds(60L * DAY).toString()))
        .doesNotContain("sentiment_drop");
  }

  private void writePosts() throws Exception {
    Random random = new Random(3);
    List<String> posts = new ArrayList<>();
    for (int minute = 0; minute < DAY + 180; minute++) {
      boolean drop = minute >= DAY && minute < DAY + 45;
      for (int i = 0; i < 2; i++) {
        boolean bad = drop || random.nextInt(6) == 0;
        int number = posts.size();
        posts.add(
            "{\"channel\":\"forum\",\"id\":\"%d\",\"created_at\":\"%s\",\"author\":{\"id\":\"a%d\"},"
                    .formatted(number, START.plusSeconds(60L * minute), number % 300)
                + "\"text\":\"Acme is %s\"}".formatted(bad ? "terrible, the worst" : "great"));
      }
    }
    Files.write(folder.resolve("posts.ndjson"), posts);
  }

  private PostFileSource source(BarographConfig config) {
    return new PostFileSource(
        folder.resolve("posts.ndjson").toString(),
        null,
        null,
        config.pipeline().disorder(),
        START.plusSeconds(864_000).toEpochMilli());
  }

  private static void hand(Installation installation, List<String> changes) throws Exception {
    Map<String, Object> client = new HashMap<>(installation.client());
    try (var producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (String change : changes) {
        sent.add(
            producer.send(
                new ProducerRecord<>(
                    installation.config().kafka().mentions(),
                    null,
                    change.getBytes(StandardCharsets.UTF_8))));
      }
      for (Future<RecordMetadata> each : sent) {
        each.get();
      }
    }
  }

  private static void index(BarographConfig config, List<String> mentions) throws Exception {
    String url = config.elasticsearch().urls().getFirst();
    for (var template : IndexTemplates.render(config.tenant(), 0).entrySet()) {
      send("PUT", url + "/_index_template/" + template.getKey(), template.getValue());
    }
    StringBuilder bulk = new StringBuilder();
    for (String mention : mentions) {
      bulk.append("{\"index\":{\"_index\":\"")
          .append(IndexNames.mentions(config.tenant(), START.toEpochMilli()))
          .append("\"}}\n")
          .append(mention)
          .append('\n');
    }
    assertThat(send("POST", url + "/_bulk?refresh=true", bulk.toString()))
        .contains("\"errors\":false");
  }

  private static String send(String method, String address, String body) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      var answer =
          http.send(
              HttpRequest.newBuilder(URI.create(address))
                  .header("Content-Type", "application/json")
                  .method(method, HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return answer.body();
    }
  }

  private String backtest(BarographConfig config, String... input) throws Exception {
    Path file = folder.resolve("barograph.yaml");
    Files.writeString(
        file,
        "tenant: %s%nkafka: {bootstrap: \"%s\", topic_prefix: %s}%nelasticsearch: {urls: [\"%s\"]}%n"
                .formatted(
                    config.tenant(),
                    config.kafka().bootstrap(),
                    config.kafka().topicPrefix(),
                    config.elasticsearch().urls().getFirst())
            + BRANDS);
    Path out = folder.resolve("incidents");
    List<String> arguments =
        new ArrayList<>(List.of("backtest", "--config", file.toString(), "--out", out.toString()));
    arguments.addAll(List.of(input));
    var run = CommandLines.run(arguments);
    assertThat(run.code()).as(run.err()).isZero();
    return Files.readString(out);
  }
}
