package org.barograph.cli;

import java.util.List;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.stack.LocalStack;
import org.barograph.stack.StackStatus;

/** Which Kafka and Elasticsearch a configuration means. */
final class Servers {

  private Servers() {}

  static BarographConfig of(LocalStack stack, BarographConfig config) {
    return config
        .withKafka(config.kafka().withBootstrap(stack.kafkaBootstrap()))
        .withElasticsearch(config.elasticsearch().withUrls(List.of(stack.elasticsearchUrl())));
  }

  /**
   * The configuration's own, or those of the running local stack where it names none.
   *
   * @throws UsageException if neither is there
   */
  static BarographConfig required(BarographConfig config) {
    boolean named = config.kafka().bootstrap() != null && !config.elasticsearch().urls().isEmpty();
    if (named) {
      return config;
    }
    var folder = ProjectHome.stack();
    if (LocalStack.status(folder).phase() != StackStatus.Phase.RUNNING) {
      throw new UsageException(
          "which Kafka and Elasticsearch? Say kafka.bootstrap and elasticsearch.urls in --config"
              + " FILE, or start a local stack with ./barograph stack start");
    }
    BarographConfig local = of(LocalStack.attach(folder), config);
    return config.kafka().bootstrap() == null
        ? local.withElasticsearch(
            config.elasticsearch().urls().isEmpty()
                ? local.elasticsearch()
                : config.elasticsearch())
        : local.withKafka(config.kafka());
  }
}
