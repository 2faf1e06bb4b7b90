package org.barograph.cli.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.barograph.cli.pipeline.Pipeline;
import org.barograph.connectors.posts.KafkaTopics;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.ConfigLoader;
import org.barograph.stack.LocalStack;
import org.barograph.stack.StackSettings;

/**
 * How long a drop takes from the post that made it decidable to the outbox, at the defaults: real
 * servers, both jobs, posts as fast as the wall clock. {@code main}; argument: number of brands.
 * Prints the percentiles of both delays, as a consumer of the outbox sees them and as the job does.
 */
final class HandOverStudy {

  private static final int PARTITIONS = 8;
  private static final Duration LIVE = Duration.ofMinutes(5);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final int brands;
  private final Random random = new Random(3);
  private final String topic;
  private final KafkaProducer<byte[], byte[]> producer;
  private final List<NavigableMap<Long, Long>> arrivals = new ArrayList<>();
  private final List<Long> decisions = new ArrayList<>();
  private final List<Long> handOvers = new ArrayList<>();
  private final List<Future<RecordMetadata>> sent = new ArrayList<>();
  private int number;

  private HandOverStudy(int brands, String topic, Map<String, Object> client) {
    this.brands = brands;
    this.topic = topic;
    this.producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
    for (int brand = 0; brand < brands; brand++) {
      arrivals.add(new TreeMap<>());
    }
  }

  public static void main(String[] args) throws Exception {
    int brands = args.length > 0 ? Integer.parseInt(args[0]) : 20;
    Path folder = Files.createTempDirectory("hand-over");
    try (LocalStack stack = LocalStack.start(StackSettings.in(folder.resolve("stack")))) {
      StringBuilder yaml = new StringBuilder();
      yaml.append("kafka: {bootstrap: \"" + stack.kafkaBootstrap() + "\"}\n");
      yaml.append("elasticsearch: {urls: [\"" + stack.elasticsearchUrl() + "\"]}\nbrands:\n");
      for (int brand = 0; brand < brands; brand++) {
        String name = name(brand);
        yaml.append("  - {id: b" + brand + ", name: " + name + ", aliases: [" + name + "]}\n");
      }
      BarographConfig config = ConfigLoader.parse(yaml.toString(), "study.yaml");
      Map<String, Object> client = new HashMap<>();
      client.put("bootstrap.servers", config.kafka().bootstrap());
      Map<String, String> admin = Map.of("bootstrap.servers", config.kafka().bootstrap());
      new KafkaTopics(config.kafka().topicPrefix()).create(admin, PARTITIONS);
      HandOverStudy study = new HandOverStudy(brands, config.kafka().posts(), client);
      study.writeHistory(System.currentTimeMillis() - 30_000);
      try (Pipeline jobs = Pipeline.start(config, folder.resolve("state"), 0)) {
        study.live(client, config.kafka().alerts());
        System.out.println(jobs.outcomes());
        printHistograms(jobs.flinkAddress());
      }
      study.print();
    }
  }

  private static String name(int brand) {
    return "Zorb" + (char) ('a' + brand / 26) + (char) ('a' + brand % 26) + "ix";
  }

  /** A day and two hours, forty mentions an hour of each brand, every fourth negative. */
  private void writeHistory(long until) throws Exception {
    for (long at = until - Duration.ofHours(26).toMillis(); at < until; at += 90_000) {
      for (int brand = 0; brand < brands; brand++) {
        post(brand, at + random.nextInt(60_000), random.nextInt(4) == 0);
      }
      heartbeat(at + 90_000 - 1);
    }
    awaitSent();
  }

  private void awaitSent() throws Exception {
    for (Future<RecordMetadata> each : sent) {
      each.get();
    }
    sent.clear();
  }

  /** Each brand's drop begins at a second of its own, a negative post each second. */
  private void live(Map<String, Object> client, String alerts) throws Exception {
    long start = System.currentTimeMillis();
    long[] onsets = random.longs(brands, 60_000, 180_000).map(ms -> start + ms).toArray();
    Map<String, Object> reading = new HashMap<>(client);
    reading.put("group.id", "hand-over-study");
    reading.put("auto.offset.reset", "earliest");
    reading.put("isolation.level", "read_committed");
    try (var consumer =
        new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(alerts));
      for (long now = start; now < start + LIVE.toMillis(); now = System.currentTimeMillis()) {
        for (int brand = 0; brand < brands; brand++) {
          boolean drops = now >= onsets[brand];
          if (drops || random.nextInt(90) == 0) {
            post(brand, System.currentTimeMillis(), drops || random.nextInt(4) == 0);
          }
        }
        heartbeat(System.currentTimeMillis());
        awaitSent();
        for (var record : consumer.poll(Duration.ofMillis(300))) {
          take(JSON.readTree(record.value()).get("incident"), System.currentTimeMillis());
        }
        TimeUnit.MILLISECONDS.sleep(Math.max(0, now + 1_000 - System.currentTimeMillis()));
      }
    }
  }

  private void take(JsonNode incident, long now) {
    boolean first = incident.get("revision").longValue() == 1;
    if (!first || !incident.get("kind").textValue().equals("sentiment_drop")) {
      return;
    }
    int brand = Integer.parseInt(incident.get("brand").textValue().substring(1));
    long tick = Instant.parse(incident.get("fired_at").textValue()).toEpochMilli();
    Map.Entry<Long, Long> newest = arrivals.get(brand).lowerEntry(tick);
    if (newest != null) {
      decisions.add(tick - newest.getKey());
      handOvers.add(now - newest.getValue());
    }
  }

  private void post(int brand, long at, boolean bad) {
    number++;
    String mood = bad ? " is terrible, I hate it, awful service" : " is wonderful, I love it";
    String key = "hn:" + number;
    String json =
        "{\"channel\":\"hn\",\"id\":\""
            + number
            + "\",\"created_at\":\""
            + Instant.ofEpochMilli(at)
            + "\",\"author\":{\"id\":\"a"
            + number
            + "\"},\"text\":\""
            + name(brand)
            + mood
            + " "
            + number
            + "\"}";
    arrivals.get(brand).put(at, System.currentTimeMillis());
    sent.add(producer.send(new ProducerRecord<>(topic, bytes(key), bytes(json))));
  }

  private void heartbeat(long at) {
    String json =
        "{\"op\":\"heartbeat\",\"channel\":\"hn\",\"event_at\":\""
            + Instant.ofEpochMilli(at)
            + "\"}";
    for (int partition = 0; partition < PARTITIONS; partition++) {
      sent.add(producer.send(new ProducerRecord<>(topic, partition, bytes("hn"), bytes(json))));
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void print() {
    producer.close();
    System.out.printf(Locale.ROOT, "%d of %d drops in the outbox%n", decisions.size(), brands);
    print("decision delay", decisions);
    print("hand-over", handOvers);
  }

  /** What the operator itself has measured, from Flink's REST API. */
  private static void printHistograms(URI flink) throws Exception {
    for (JsonNode job : get(flink.resolve("/jobs/overview")).get("jobs")) {
      String path = "/jobs/" + job.get("jid").textValue();
      for (JsonNode vertex : get(flink.resolve(path)).get("vertices")) {
        URI metrics =
            flink.resolve(path + "/vertices/" + vertex.get("id").textValue() + "/metrics");
        List<String> names = new ArrayList<>();
        for (JsonNode metric : get(metrics)) {
          String name = metric.get("id").textValue();
          if (name.matches(".*(decision_delay_ms|hand_over_ms)_(count|median|p95|max)")) {
            names.add(name);
          }
        }
        if (!names.isEmpty()) {
          String asked = URLEncoder.encode(String.join(",", names), StandardCharsets.UTF_8);
          for (JsonNode metric : get(URI.create(metrics + "?get=" + asked))) {
            System.out.println(
                metric.get("id").textValue() + " " + metric.get("value").textValue());
          }
        }
      }
    }
  }

  private static JsonNode get(URI uri) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(uri).build();
      return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
  }

  private static void print(String what, List<Long> millis) {
    List<Long> sorted = millis.stream().sorted().toList();
    if (!sorted.isEmpty()) {
      System.out.printf(
          Locale.ROOT,
          "%-15s p50 %5.1f s  p95 %5.1f s  max %5.1f s%n",
          what,
          sorted.get(sorted.size() / 2) / 1e3,
          sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1) / 1e3,
          sorted.getLast() / 1e3);
    }
  }
}
