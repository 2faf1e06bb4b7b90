package org.barograph.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.barograph.connectors.posts.KafkaTopics;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.ConfigLoader;
import org.barograph.jobs.config.Defaults;
import org.barograph.jobs.config.KafkaConfig;
import org.barograph.jobs.config.PipelineConfig;
import org.barograph.stack.LocalStack;
import org.barograph.stack.StackStatus;
import picocli.CommandLine.Option;

/**
 * Which Kafka a command works with: options before the configuration file before the local stack,
 * where one runs.
 */
public final class KafkaOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Configuration (barograph.yaml); without it, the defaults.")
  private Path configFile;

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      description = "Kafka; without it, the configuration's, or the running local stack.")
  private String bootstrap;

  @Option(
      names = "--topic-prefix",
      paramLabel = "NAME",
      description = "First part of the Kafka topics' names; without it, the configuration's.")
  private String topicPrefix;

  /**
   * What the options and the file say.
   *
   * @param clientProperties for every Kafka client; holds secrets, never to be logged
   */
  public record Settings(
      KafkaConfig kafka,
      PipelineConfig pipeline,
      KafkaTopics topics,
      Map<String, String> clientProperties) {}

  /**
   * Reads the configuration file.
   *
   * @throws UsageException if nothing names a broker, or the prefix is none
   */
  public Settings settings() {
    var kafka = Defaults.KAFKA;
    var pipeline = Defaults.PIPELINE;
    if (configFile != null) {
      var config = ConfigLoader.load(configFile);
      kafka = config.kafka();
      pipeline = config.pipeline();
    }
    if (topicPrefix != null) {
      kafka = kafka.withTopicPrefix(topicPrefix);
    }
    if (bootstrap != null) {
      kafka = kafka.withBootstrap(bootstrap);
    } else if (kafka.bootstrap() == null) {
      kafka = kafka.withBootstrap(runningStack());
    }
    return new Settings(kafka, pipeline, topics(kafka), clientProperties(kafka));
  }

  /**
   * Checks a brand where there is a configuration file to check it against.
   *
   * @throws UsageException if the file does not have it
   */
  void requireBrand(String id) {
    if (configFile == null) {
      return;
    }
    var brands = ConfigLoader.load(configFile).brands();
    if (brands.stream().noneMatch(brand -> brand.id().equals(id))) {
      throw new UsageException(
          "MENTION_ID: no brand '"
              + id
              + "' in "
              + configFile
              + "; it has "
              + String.join(", ", brands.stream().map(brand -> brand.id()).toList()));
    }
  }

  /**
   * The configuration file of the jobs, on the Kafka that the options name.
   *
   * @throws UsageException if there is none, or as {@link #settings}
   */
  public BarographConfig config() {
    return fileConfig().withKafka(settings().kafka());
  }

  /**
   * The configuration file of the jobs, on the Kafka that it names or the options, if any does.
   *
   * @throws UsageException if there is no file
   */
  public BarographConfig fileConfig() {
    if (configFile == null) {
      throw new UsageException("--config FILE: which file do the jobs run with?");
    }
    BarographConfig config = ConfigLoader.load(configFile);
    boolean named = bootstrap != null || config.kafka().bootstrap() != null;
    return named ? config.withKafka(settings().kafka()) : config;
  }

  /**
   * The configuration file of the jobs, with the Kafka and the Elasticsearch that it names or,
   * where it names none, those of the running local stack.
   *
   * @throws UsageException if there is no file, or neither
   */
  public BarographConfig installation() {
    return Servers.required(fileConfig());
  }

  private static KafkaTopics topics(KafkaConfig kafka) {
    try {
      return new KafkaTopics(kafka.topicPrefix());
    } catch (IllegalArgumentException e) {
      throw new UsageException("--topic-prefix: " + e.getMessage());
    }
  }

  private static Map<String, String> clientProperties(KafkaConfig kafka) {
    try {
      var properties = new HashMap<>(kafka.clientProperties());
      properties.put("bootstrap.servers", kafka.bootstrap());
      return properties;
    } catch (IllegalStateException e) {
      throw new UsageException("kafka.properties: " + e.getMessage());
    }
  }

  private static String runningStack() {
    var folder = ProjectHome.stack();
    if (LocalStack.status(folder).phase() != StackStatus.Phase.RUNNING) {
      throw new UsageException(
          "which Kafka? Say --bootstrap HOST:PORT, or kafka.bootstrap in --config FILE, or start"
              + " one with ./barograph stack start");
    }
    return LocalStack.attach(folder).kafkaBootstrap();
  }
}
