package org.barograph.jobs.index;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.barograph.connectors.elasticsearch.DocumentOperation;
import org.barograph.connectors.elasticsearch.ElasticsearchClients;
import org.barograph.connectors.elasticsearch.ElasticsearchSettings;
import org.barograph.connectors.elasticsearch.ElasticsearchSink;
import org.barograph.connectors.elasticsearch.KafkaRejections;
import org.barograph.connectors.elasticsearch.TemplateInstaller;
import org.barograph.jobs.config.BarographConfig;

/** The jobs' ends in Elasticsearch; what it refuses goes to the dead letters. */
public final class ElasticsearchOutputs {

  private final BarographConfig config;

  public ElasticsearchOutputs(BarographConfig config) {
    this.config = config;
  }

  public static ElasticsearchSettings settings(BarographConfig config) {
    return ElasticsearchSettings.of(config.elasticsearch().urls())
        .withApiKey(config.elasticsearch().apiKeyEnv(), config.elasticsearch().apiKeyFile());
  }

  /**
   * Installs the index templates; idempotent. Without them a first document would make up a mapping
   * of its own.
   *
   * @throws IOException if Elasticsearch cannot be reached or refuses
   */
  public void installTemplates() throws IOException {
    try (var client = ElasticsearchClients.open(settings(config))) {
      TemplateInstaller.install(
          client, IndexTemplates.render(config.tenant(), config.elasticsearch().replicas()));
    }
  }

  public void write(DataStream<DocumentOperation> documents, String what, String uid) {
    Map<String, String> producer = new HashMap<>(config.kafka().clientProperties());
    producer.put("bootstrap.servers", config.kafka().bootstrap());
    documents
        .sinkTo(
            new ElasticsearchSink(
                settings(config), new KafkaRejections(producer, config.kafka().deadLetters())))
        .name("index " + what)
        .uid(uid);
  }
}
