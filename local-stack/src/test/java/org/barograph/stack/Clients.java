package org.barograph.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Real clients, as the jobs use them. */
final class Clients {
  private Clients() {}

  static void send(LocalStack stack, String topic, String value) throws Exception {
    Map<String, Object> config =
        Map.of("bootstrap.servers", stack.kafkaBootstrap(), "max.block.ms", "30000");
    try (var producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, 0, null, value)).get();
    }
  }

  /** All values of partition 0. */
  static List<String> read(LocalStack stack, String topic) {
    Map<String, Object> config =
        Map.of("bootstrap.servers", stack.kafkaBootstrap(), "auto.offset.reset", "earliest");
    var values = new ArrayList<String>();
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      var partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofSeconds(1)).forEach(record -> values.add(record.value()));
      }
    }
    return values;
  }

  static String put(LocalStack stack, String path, String json) throws Exception {
    return exchange(stack, "PUT", path, json);
  }

  static String get(LocalStack stack, String path) throws Exception {
    return exchange(stack, "GET", path, "");
  }

  private static String exchange(LocalStack stack, String method, String path, String json)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(stack.elasticsearchUrl() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(json))
            .header("Content-Type", "application/json")
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString()).body();
    }
  }
}
