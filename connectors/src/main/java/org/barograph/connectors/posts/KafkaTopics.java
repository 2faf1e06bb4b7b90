package org.barograph.connectors.posts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * The Kafka topics of one installation: their names, and their creation where they are missing.
 *
 * @param prefix stands before the dot of every name
 */
public record KafkaTopics(String prefix) {
  private static final int MAX_POST_BYTES = 4 * 1024 * 1024;

  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]{1,200}");

  /**
   * Takes any prefix that Kafka takes.
   *
   * @throws IllegalArgumentException if it does not
   */
  public KafkaTopics {
    requireName(prefix);
  }

  public String posts() {
    return prefix + ".posts";
  }

  public String mentions() {
    return prefix + ".mentions";
  }

  public String alerts() {
    return prefix + ".alerts";
  }

  public String deadLetters() {
    return prefix + ".dead-letters";
  }

  public String config() {
    return prefix + ".config";
  }

  public String commands() {
    return prefix + ".commands";
  }

  /**
   * Creates those that are missing; those that exist stay as they are.
   *
   * @param clientProperties {@code bootstrap.servers} and what else a Kafka client needs
   * @param partitions of a topic that is created, at least 1; how often it is replicated is the
   *     broker's default
   * @return the names of those created
   * @throws KafkaUnavailableException if Kafka does not answer or refuses
   */
  public List<String> create(Map<String, String> clientProperties, int partitions) {
    // What is too large for a post shall reach the dead letters and not fail at the door.
    var input =
        Stream.of(
            new NewTopic(posts(), Optional.of(partitions), Optional.empty())
                .configs(
                    Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        String.valueOf(MAX_POST_BYTES))));
    var timed =
        Stream.of(mentions(), alerts(), deadLetters(), commands())
            .map(name -> topic(name, partitions, TopicConfig.CLEANUP_POLICY_DELETE));
    var compacted = Stream.of(topic(config(), partitions, TopicConfig.CLEANUP_POLICY_COMPACT));
    try (var kafka = new KafkaAdministration(clientProperties)) {
      return kafka.create(Stream.of(input, timed, compacted).flatMap(topics -> topics).toList());
    }
  }

  /**
   * As {@link #create}, for a single Kafka topic of any name, cleaned up by time.
   *
   * @throws IllegalArgumentException if Kafka does not take the name
   */
  public static List<String> createOne(
      Map<String, String> clientProperties, String name, int partitions) {
    requireName(name);
    try (var kafka = new KafkaAdministration(clientProperties)) {
      return kafka.create(List.of(topic(name, partitions, TopicConfig.CLEANUP_POLICY_DELETE)));
    }
  }

  /**
   * How many partitions a Kafka topic has.
   *
   * @throws KafkaUnavailableException if Kafka does not answer or has no such topic
   */
  public static int partitions(Map<String, String> clientProperties, String name) {
    try (var kafka = new KafkaAdministration(clientProperties)) {
      return kafka.partitions(name);
    }
  }

  private static NewTopic topic(String name, int partitions, String cleanup) {
    return new NewTopic(name, Optional.of(partitions), Optional.empty())
        .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, cleanup));
  }

  private static void requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a Kafka topic's name has at most 200 of a-z, A-Z, 0-9, '.', '_' and '-', got \"%s\""
              .formatted(Printable.of(name)));
    }
  }
}
