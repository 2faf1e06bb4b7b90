package org.barograph.jobs.kafka;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.barograph.jobs.config.KafkaConfig;
import org.barograph.jobs.config.live.ConfigBook;
import org.barograph.jobs.config.live.ConfigRecord;
import org.barograph.jobs.config.live.ConfigRecords;

/** The Kafka topic of the configuration for those who read it once or change it. */
public final class ConfigTopic {

  private final KafkaConfig kafka;

  public ConfigTopic(KafkaConfig kafka) {
    this.kafka = kafka;
  }

  /**
   * Everything that the topic holds now.
   *
   * @throws IOException if Kafka does not answer
   */
  public ConfigBook read() throws IOException {
    ConfigBook book = new ConfigBook();
    try (ConfigConsumer consumer = new ConfigConsumer(kafka)) {
      consumer.readToEnd(book);
      return book;
    } catch (KafkaException e) {
      throw failed(e);
    }
  }

  /**
   * Changes the topic, all of it or nothing; whoever reads it afterwards sees the change. Of
   * several who do so at once one succeeds: the others have based theirs on what is no longer
   * there.
   *
   * @param change from what the topic holds to the records to write
   * @return what {@code change} gave
   * @throws IOException if Kafka does not answer, or somebody else was faster
   */
  public List<ConfigRecord> change(Function<ConfigBook, List<ConfigRecord>> change)
      throws IOException {
    Map<String, Object> client = new HashMap<>(kafka.clientProperties());
    client.put("bootstrap.servers", kafka.bootstrap());
    client.put("transactional.id", kafka.config() + ".push");
    client.put("transaction.timeout.ms", "10000");
    client.put("max.block.ms", "15000");
    try (var producer =
            new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
        ConfigConsumer consumer = new ConfigConsumer(kafka)) {
      // Ends what another push has begun, so that what is read next is all there will be.
      producer.initTransactions();
      ConfigBook book = new ConfigBook();
      consumer.readToEnd(book);
      List<ConfigRecord> records = change.apply(book);
      if (records.isEmpty()) {
        return records;
      }
      producer.beginTransaction();
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (ConfigRecord record : records) {
        sent.add(
            producer.send(
                new ProducerRecord<>(
                    kafka.config(),
                    record.key().getBytes(StandardCharsets.UTF_8),
                    ConfigRecords.json(record))));
      }
      // Reports what a single send has met, so none of them fails below.
      producer.commitTransaction();
      if (!consumer.awaitSeen(sent.stream().map(Future::resultNow).toList())) {
        throw new IOException(kafka.config() + " has taken the change, but nobody can read it yet");
      }
      return records;
    } catch (ProducerFencedException | InvalidProducerEpochException e) {
      throw new IOException(
          kafka.config() + " was changed by somebody else at the same time: nothing was written",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (KafkaException e) {
      throw failed(e);
    }
  }

  private IOException failed(KafkaException e) {
    return new IOException(kafka.config() + " on " + kafka.bootstrap() + ": " + e.getMessage(), e);
  }
}
