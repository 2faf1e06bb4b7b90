package org.barograph.jobs.config;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where Kafka is and how its topics are called.
 *
 * @param bootstrap {@code host:port[,host:port]}, or null when the file names none
 * @param topicPrefix what stands before the dot in the names of the Kafka topics
 * @param partitions of a Kafka topic that we create, at least 1
 * @param properties further client properties, sorted by name; see {@link #clientProperties()}
 */
public record KafkaConfig(
    String bootstrap, String topicPrefix, int partitions, Map<String, Setting> properties)
    implements Serializable {

  public KafkaConfig {
    properties =
        properties == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(properties));
  }

  public String posts() {
    return topicPrefix + ".posts";
  }

  public String mentions() {
    return topicPrefix + ".mentions";
  }

  public String alerts() {
    return topicPrefix + ".alerts";
  }

  public String commands() {
    return topicPrefix + ".commands";
  }

  public String deadLetters() {
    return topicPrefix + ".dead-letters";
  }

  public String config() {
    return topicPrefix + ".config";
  }

  /**
   * The further client properties with secrets read from their environment variables and files,
   * without {@code bootstrap.servers}. Never log the result.
   *
   * @throws IllegalStateException if a variable or file is missing
   */
  public Map<String, String> clientProperties() {
    var resolved = new TreeMap<String, String>();
    properties.forEach((name, setting) -> resolved.put(name, setting.resolve()));
    return resolved;
  }

  public KafkaConfig withBootstrap(String other) {
    return new KafkaConfig(other, topicPrefix, partitions, properties);
  }

  public KafkaConfig withTopicPrefix(String other) {
    return new KafkaConfig(bootstrap, other, partitions, properties);
  }

  public KafkaConfig withPartitions(int other) {
    return new KafkaConfig(bootstrap, topicPrefix, other, properties);
  }
}
