package org.barograph.jobs.config;

import java.io.Serializable;
import java.util.List;

/**
 * The whole configuration, as {@code barograph.yaml} says it. Keys in the file are the component
 * names in snake_case.
 *
 * @param tenant null, or the name that separates this installation's indices from others' in the
 *     same Elasticsearch
 * @param kafka never null; its {@code bootstrap} is null when the file names no broker (a backtest
 *     needs none)
 * @param elasticsearch never null; its {@code urls} are empty when the file names no node
 */
public record BarographConfig(
    String tenant,
    KafkaConfig kafka,
    ElasticsearchConfig elasticsearch,
    PipelineConfig pipeline,
    SentimentConfig sentiment,
    @Required List<BrandConfig> brands,
    List<TopicConfig> topics,
    DetectionConfig detection,
    DeliveryConfig delivery)
    implements Serializable {

  public BarographConfig {
    brands = Lists.copy(brands);
    topics = Lists.copy(topics);
  }

  /**
   * The first 12 hex digits of SHA-256 over what decides results: brands, topics, sentiment and
   * detection. Key order, comments, formatting and spelled-out defaults do not change it; the order
   * of a list does, because ties may be broken by it. Computed on every call.
   */
  public String version() {
    return CanonicalForm.hash(
        new CanonicalForm()
            .add("brands", brands)
            .add("topics", topics)
            .add("sentiment", sentiment)
            .add("detection", detection));
  }

  public BarographConfig withBrandsAndTopics(
      List<BrandConfig> otherBrands, List<TopicConfig> otherTopics) {
    return new BarographConfig(
        tenant,
        kafka,
        elasticsearch,
        pipeline,
        sentiment,
        otherBrands,
        otherTopics,
        detection,
        delivery);
  }

  public BarographConfig withKafka(KafkaConfig other) {
    return new BarographConfig(
        tenant, other, elasticsearch, pipeline, sentiment, brands, topics, detection, delivery);
  }

  public BarographConfig withElasticsearch(ElasticsearchConfig other) {
    return new BarographConfig(
        tenant, kafka, other, pipeline, sentiment, brands, topics, detection, delivery);
  }

  public BarographConfig withTenant(String other) {
    return new BarographConfig(
        other, kafka, elasticsearch, pipeline, sentiment, brands, topics, detection, delivery);
  }

  public BarographConfig withPipeline(PipelineConfig other) {
    return new BarographConfig(
        tenant, kafka, elasticsearch, other, sentiment, brands, topics, detection, delivery);
  }

  public BarographConfig withDelivery(DeliveryConfig other) {
    return new BarographConfig(
        tenant, kafka, elasticsearch, pipeline, sentiment, brands, topics, detection, other);
  }
}
