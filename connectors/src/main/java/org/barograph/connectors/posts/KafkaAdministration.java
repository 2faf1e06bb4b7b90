package org.barograph.connectors.posts;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Questions to a Kafka cluster that answer or fail within seconds. */
final class KafkaAdministration implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration SERVED = Duration.ofSeconds(60);

  private final String bootstrap;
  private final Admin admin;

  /**
   * @throws KafkaUnavailableException if the properties are no client's
   */
  KafkaAdministration(Map<String, String> clientProperties) {
    var properties = new HashMap<String, Object>(clientProperties);
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "10000");
    properties.put(
        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(PATIENCE.toMillis()));
    bootstrap = clientProperties.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG);
    try {
      admin = Admin.create(properties);
    } catch (KafkaException e) {
      throw unavailable(e.getCause() == null ? e : e.getCause());
    }
  }

  /** Returns the names of those that did not exist; they take records by then. */
  List<String> create(List<NewTopic> topics) {
    var existing = answer(admin.listTopics().names());
    var missing = topics.stream().filter(topic -> !existing.contains(topic.name())).toList();
    for (var created : admin.createTopics(missing).values().values()) {
      try {
        created.get();
      } catch (ExecutionException e) {
        // Another process was faster, which is as good.
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw unavailable(e.getCause());
        }
      } catch (InterruptedException e) {
        throw new InterruptException(e);
      }
    }
    awaitServed(missing);
    return missing.stream().map(NewTopic::name).toList();
  }

  /**
   * A broker names the leader of a new partition up to a second before that leader takes records. A
   * producer whose first batch is refused then, and whose second is not, comes too late with the
   * first for ever: "out of order sequence number" until its time is over. A partition that tells
   * its offsets is served.
   */
  private void awaitServed(List<NewTopic> created) {
    var offsets = new HashMap<TopicPartition, OffsetSpec>();
    for (NewTopic topic : created) {
      for (int partition = 0; partition < topic.numPartitions(); partition++) {
        offsets.put(new TopicPartition(topic.name(), partition), OffsetSpec.earliest());
      }
    }
    var options = new ListOffsetsOptions().timeoutMs((int) SERVED.toMillis());
    answerOnceKnown(() -> admin.listOffsets(offsets, options).all());
  }

  int partitions(String name) {
    return answerOnceKnown(() -> admin.describeTopics(List.of(name)).allTopicNames())
        .get(name)
        .partitions()
        .size();
  }

  /** A topic that has just been created is not known to every broker at once. */
  private <T> T answerOnceKnown(Supplier<KafkaFuture<T>> question) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return question.get().get();
      } catch (ExecutionException e) {
        boolean isNew = e.getCause() instanceof UnknownTopicOrPartitionException;
        if (!isNew || System.nanoTime() > deadline) {
          throw unavailable(e.getCause());
        }
        pause();
      } catch (InterruptedException e) {
        throw new InterruptException(e);
      }
    }
  }

  @Override
  public void close() {
    admin.close(PATIENCE);
  }

  private <T> T answer(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw unavailable(e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private KafkaUnavailableException unavailable(Throwable cause) {
    var reason =
        cause instanceof TimeoutException
            ? "does not answer within %d s; is it running there?".formatted(PATIENCE.toSeconds())
            : cause.getMessage();
    return new KafkaUnavailableException("Kafka at " + bootstrap + ": " + reason, cause);
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
