package org.barograph.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.barograph.connectors.posts.KafkaTopics;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.ConfigLoader;
import org.barograph.jobs.index.ElasticsearchOutputs;
import org.barograph.nlp.SentimentModels;

/** What every job needs around its {@code define}: settings, templates, the way to the cluster. */
public final class JobSubmission {

  /** A job on Kafka and Elasticsearch. */
  public interface Live {
    void define(StreamExecutionEnvironment env, BarographConfig config, long startedAt);
  }

  private JobSubmission() {}

  static void submit(String name, String[] args, Live job) throws Exception {
    if (args.length != 2 || !args[0].equals("--config")) {
      throw new IllegalArgumentException("usage: --config barograph.yaml");
    }
    BarographConfig file = ConfigLoader.load(Path.of(args[1]));
    // Here, not in the first task that would score.
    file.sentiment().models().forEach(SentimentModels::require);
    BarographConfig config = prepare(file);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(settings(config));
    job.define(env, config, System.currentTimeMillis());
    env.execute(name);
  }

  /**
   * Makes Kafka and Elasticsearch ready for the jobs: missing Kafka topics, index templates. To be
   * repeated without harm.
   *
   * @return the configuration as Kafka really is
   * @throws IOException if Elasticsearch cannot be reached or refuses
   * @throws org.barograph.connectors.posts.KafkaUnavailableException likewise for Kafka
   */
  public static BarographConfig prepare(BarographConfig config) throws IOException {
    Map<String, String> client = new HashMap<>(config.kafka().clientProperties());
    client.put("bootstrap.servers", config.kafka().bootstrap());
    new KafkaTopics(config.kafka().topicPrefix()).create(client, config.kafka().partitions());
    int partitions = KafkaTopics.partitions(client, config.kafka().mentions());
    new ElasticsearchOutputs(config).installTemplates();
    // Progress goes into every partition of the topic that is there, whatever the file says: one
    // without it would hold detection's event time for ever.
    return config.withKafka(config.kafka().withPartitions(partitions));
  }

  /** Flink's settings that the jobs rely on, wherever they run. */
  public static Configuration settings(BarographConfig config) {
    Configuration flink = strict();
    flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, config.pipeline().checkpointInterval());
    // A snapshot writes all of the state: where that takes long, at least half of the time is work.
    flink.set(
        CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, config.pipeline().checkpointInterval());
    flink.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    // With Elasticsearch away the buffer fills and a barrier has to wait for it.
    flink.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, java.time.Duration.ofMinutes(9));
    flink.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 10);
    flink.set(
        org.apache.flink.configuration.CoreOptions.DEFAULT_PARALLELISM,
        config.pipeline().parallelism());
    return flink;
  }

  /** No Kryo, no uids made up, no copies between operators: our records are immutable. */
  public static Configuration strict() {
    Configuration flink = new Configuration();
    flink.set(PipelineOptions.GENERIC_TYPES, false);
    flink.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    flink.set(PipelineOptions.OBJECT_REUSE, true);
    return flink;
  }
}
