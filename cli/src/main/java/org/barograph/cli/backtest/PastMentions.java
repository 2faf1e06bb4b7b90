package org.barograph.cli.backtest;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.barograph.cli.pipeline.Documents;
import org.barograph.jobs.backtest.ChangeRecords;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.KafkaConfig;
import org.barograph.jobs.index.MentionRecord;

/** Mentions that an installation has seen in a period, as a file of changes. */
public final class PastMentions {

  private static final Duration POLL = Duration.ofMillis(500);

  private PastMentions() {}

  /** From {@code start}, inclusive, to {@code end}, exclusive. */
  public record Period(Instant start, Instant end) {
    boolean holds(long eventAt) {
      return eventAt >= start.toEpochMilli() && eventAt < end.toEpochMilli();
    }
  }

  /**
   * What enrichment handed over, with edits, deletes and signs of life; as far back as Kafka keeps
   * it.
   *
   * @return how many records
   */
  public static long ofKafka(KafkaConfig kafka, Period period, Path changes) throws IOException {
    Map<String, Object> client = new HashMap<>(kafka.clientProperties());
    client.put("bootstrap.servers", kafka.bootstrap());
    client.put("isolation.level", "read_committed");
    client.put("default.api.timeout.ms", "15000");
    long count = 0;
    try (var consumer =
            new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(changes))) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(kafka.mentions()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          MentionRecord.Read read = MentionRecord.read(record.value());
          if (read.progress() == null && period.holds(read.eventAt())) {
            out.write(record.value());
            out.write('\n');
            count++;
          }
        }
      }
    } catch (KafkaException e) {
      throw new IOException(
          kafka.mentions() + " on " + kafka.bootstrap() + ": " + e.getMessage(), e);
    }
    return count;
  }

  /**
   * The documents as they stand now; what was edited or deleted is not seen any more.
   *
   * @return how many
   */
  public static long ofElasticsearch(BarographConfig config, Period period, Path changes)
      throws IOException {
    try (Documents documents = new Documents(config);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(changes))) {
      return documents.eachMention(
          period.start(),
          period.end(),
          mention -> {
            out.write(ChangeRecords.ofDocument(mention.toString()));
            out.write('\n');
          });
    }
  }
}
