package org.barograph.cli.brands;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.barograph.cli.UsageException;
import org.barograph.connectors.posts.InvalidMappingException;
import org.barograph.connectors.posts.PostFile;
import org.barograph.connectors.posts.PostRecord;
import org.barograph.connectors.posts.ReadSettings;
import org.barograph.jobs.backtest.PostFileSource;
import org.barograph.jobs.config.KafkaConfig;
import org.barograph.jobs.config.PipelineConfig;
import org.barograph.jobs.ingest.Origin;
import org.barograph.jobs.ingest.PostParser;
import org.barograph.jobs.model.Post;
import picocli.CommandLine.Option;

/** Posts of the past, for trying a brand out: those of a file, or the last ones of Kafka. */
final class PastPosts {

  private static final Duration POLL = Duration.ofMillis(500);

  @Option(
      names = "--posts",
      paramLabel = "FILE",
      description = "NDJSON or CSV, plain or gzip, as for replay.")
  private Path file;

  @Option(names = "--map", paramLabel = "FIELD=COLUMN,...", description = "For CSV, as for replay.")
  private String mapping;

  @Option(names = "--time-format", paramLabel = "PATTERN", description = "For CSV, as for replay.")
  private String timeFormat;

  private final PostParser parser = new PostParser();

  boolean isFile() {
    return file != null;
  }

  /** The file as a job reads it, with what the configuration says of time. */
  PostFileSource source(PipelineConfig pipeline) {
    long latest = System.currentTimeMillis() + pipeline.futureBound().toMillis();
    return new PostFileSource(
        file.toAbsolutePath().toString(), mapping, timeFormat, pipeline.disorder(), latest);
  }

  /**
   * Every post of the file that has a text.
   *
   * @throws UsageException if the mapping does not fit
   */
  void ofFile(Consumer<Post> posts) throws IOException {
    try (PostFile read =
        PostFile.open(
            file, ReadSettings.defaults().withMapping(mapping).withTimeFormat(timeFormat))) {
      read.records().forEachRemaining(record -> take(record, posts));
    } catch (InvalidMappingException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private void take(PostRecord record, Consumer<Post> posts) {
    take(
        record.json(),
        new Origin(file.toString(), 0, record.line(), record.key(), 0, Long.MAX_VALUE),
        posts);
  }

  private void take(byte[] json, Origin origin, Consumer<Post> posts) {
    Post post = parser.parse(json, origin).post();
    if (post != null && post.text() != null) {
      posts.accept(post);
    }
  }

  /** The last posts on Kafka, about {@code most} of them. */
  void ofKafka(KafkaConfig kafka, int most, Consumer<Post> posts) throws IOException {
    Map<String, Object> client = new HashMap<>(kafka.clientProperties());
    client.put("bootstrap.servers", kafka.bootstrap());
    client.put("default.api.timeout.ms", "15000");
    try (var consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(kafka.posts()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      consumer.assign(partitions);
      int each = Math.max(1, most / partitions.size());
      ends.forEach((at, end) -> consumer.seek(at, Math.max(first.get(at), end - each)));
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          take(
              record.value(),
              new Origin(
                  record.topic(),
                  record.partition(),
                  record.offset(),
                  null,
                  record.timestamp(),
                  Long.MAX_VALUE),
              posts);
        }
      }
    } catch (KafkaException e) {
      throw new IOException(kafka.posts() + " on " + kafka.bootstrap() + ": " + e.getMessage(), e);
    }
  }
}
