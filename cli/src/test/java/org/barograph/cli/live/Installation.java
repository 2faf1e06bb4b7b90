package org.barograph.cli.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.barograph.cli.pipeline.Documents;
import org.barograph.connectors.posts.Heartbeats;
import org.barograph.connectors.posts.InvalidMappingException;
import org.barograph.connectors.posts.KafkaTopics;
import org.barograph.connectors.posts.Pacer;
import org.barograph.connectors.posts.PostFile;
import org.barograph.connectors.posts.PostPublisher;
import org.barograph.connectors.posts.PostRecord;
import org.barograph.connectors.posts.PostStream;
import org.barograph.connectors.posts.Published;
import org.barograph.connectors.posts.ReadSettings;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.ConfigLoader;
import org.barograph.jobs.index.CommandRecord;
import org.barograph.jobs.index.IncidentCommandRecord;
import org.barograph.jobs.model.Command;
import org.barograph.jobs.model.IncidentCommand;
import org.barograph.stack.LocalStack;

/** An installation of its own on the shared servers: own Kafka topics, own indices. */
record Installation(BarographConfig config) {

  /** Between two looks at a result that is not there yet. */
  static final Duration LOOK = Duration.ofMillis(500);

  static Installation on(LocalStack stack, BarographConfig config, int partitions) {
    String name = "t" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    BarographConfig own =
        config
            .withTenant(name)
            .withKafka(
                config
                    .kafka()
                    .withBootstrap(stack.kafkaBootstrap())
                    .withTopicPrefix(name)
                    .withPartitions(partitions))
            .withElasticsearch(config.elasticsearch().withUrls(List.of(stack.elasticsearchUrl())))
            .withPipeline(config.pipeline().withCheckpointInterval(Duration.ofMillis(500)));
    Installation installation = new Installation(own);
    new KafkaTopics(name).create(installation.client(), partitions);
    return installation;
  }

  /** The configuration that the project ships. */
  static BarographConfig shipped() {
    return ConfigLoader.load(root().resolve("barograph.yaml"));
  }

  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("barograph.yaml"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  Installation withParallelism(int parallelism) {
    return new Installation(config.withPipeline(config.pipeline().withParallelism(parallelism)));
  }

  Map<String, String> client() {
    Map<String, String> client = new HashMap<>();
    client.put("bootstrap.servers", config.kafka().bootstrap());
    return client;
  }

  Documents documents() throws IOException {
    return new Documents(config);
  }

  static List<PostRecord> read(Path file, ReadSettings settings) throws IOException {
    List<PostRecord> records = new ArrayList<>();
    try (PostFile posts = PostFile.open(file, settings)) {
      posts.records().forEachRemaining(records::add);
    } catch (InvalidMappingException e) {
      throw new IllegalArgumentException(e);
    }
    return records;
  }

  static Path write(Path file, List<String> lines) throws IOException {
    return Files.write(file, lines, StandardCharsets.UTF_8);
  }

  /** Out of order by less than the bound that the configuration allows. */
  List<PostRecord> shuffled(List<PostRecord> posts, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long bound = config.pipeline().disorder().toMillis();
    Map<PostRecord, Long> arrivals = new HashMap<>();
    posts.forEach(post -> arrivals.put(post, post.eventAt() + random.nextLong(bound - 1_000)));
    return posts.stream().sorted(Comparator.comparing(arrivals::get)).toList();
  }

  /** Publishes as a replay does, at the given pace. */
  Published publish(Iterator<PostRecord> posts, Pacer pacer) {
    long horizon = Instant.now().plus(config.pipeline().futureBound()).toEpochMilli();
    Heartbeats heartbeats =
        new Heartbeats(config.kafka().partitions(), config.pipeline().disorder(), horizon);
    return new PostPublisher(client(), config.kafka().posts(), pacer)
        .publish(new PostStream(posts, heartbeats));
  }

  /** Sends what people said. */
  void say(List<Command> commands) throws Exception {
    send(commands, Command::mentionId, CommandRecord::json);
  }

  /** Sends what people said of incidents. */
  void sayOfIncidents(List<IncidentCommand> commands) throws Exception {
    send(commands, IncidentCommand::incidentId, IncidentCommandRecord::json);
  }

  /** All by one producer: the command line's opens one for each. */
  private <T> void send(List<T> commands, Function<T, String> key, Function<T, byte[]> record)
      throws Exception {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    try (var producer =
        new KafkaProducer<>(
            new HashMap<String, Object>(client()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (T command : commands) {
        byte[] to = key.apply(command).getBytes(StandardCharsets.UTF_8);
        sent.add(
            producer.send(
                new ProducerRecord<>(config.kafka().commands(), to, record.apply(command))));
      }
    }
    for (Future<RecordMetadata> each : sent) {
      each.get();
    }
  }

  /** The end of the last window that the replay's last heartbeats close; epoch milliseconds. */
  long lastWindowEnd(long lastEventAt) {
    long minute = 60_000;
    long size = config.detection().windows().getFirst().toMillis();
    long lastTick = lastEventAt / minute * minute + 3 * minute;
    return lastTick / size * size;
  }
}
