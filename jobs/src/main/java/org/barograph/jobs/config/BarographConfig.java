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
 * @param kibana never null; its {@code url} is null when the file names none
 */
public record BarographConfig(
    String tenant,
    KafkaConfig kafka,
    ElasticsearchConfig elasticsearch,
    KibanaConfig kibana,
    PipelineConfig pipeline,
    SentimentConfig sentiment,
    MatchConfig match,
    List<BrandConfig> brands,
    List<TopicConfig> topics,
    DetectionConfig detection,
    DeliveryConfig delivery)
    implements Serializable {

  public BarographConfig {
    brands = Lists.copy(brands);
    topics = Lists.copy(topics);
  }

  /**
   * The first 12 hex digits of SHA-256 over what decides results: brands, topics, sentiment,
   * detection and learned weights. Key order, comments, formatting and spelled-out defaults do not
   * change it; the order of a list does, because ties may be broken by it. Computed on every call.
   */
  public String version() {
    return CanonicalForm.hash(
        new CanonicalForm()
            .add("brands", brands)
            .add("topics", topics)
            .add("sentiment", sentiment)
            .add("detection", detection)
            .add("match_weights", match.weights()));
  }

  public BarographConfig withBrandsAndTopics(
      List<BrandConfig> otherBrands, List<TopicConfig> otherTopics) {
    return new BarographConfig(
        tenant,
        kafka,
        elasticsearch,
        kibana,
        pipeline,
        sentiment,
        match,
        otherBrands,
        otherTopics,
        detection,
        delivery);
  }

  public BarographConfig withKafka(KafkaConfig other) {
    return new BarographConfig(
        tenant,
        other,
        elasticsearch,
        kibana,
        pipeline,
        sentiment,
        match,
        brands,
        topics,
        detection,
        delivery);
  }

  public BarographConfig withElasticsearch(ElasticsearchConfig other) {
    return new BarographConfig(
        tenant, kafka, other, kibana, pipeline, sentiment, match, brands, topics, detection,
        delivery);
  }

  public BarographConfig withKibana(KibanaConfig other) {
    return new BarographConfig(
        tenant,
        kafka,
        elasticsearch,
        other,
        pipeline,
        sentiment,
        match,
        brands,
        topics,
        detection,
        delivery);
  }

  public BarographConfig withTenant(String other) {
    return new BarographConfig(
        other,
        kafka,
        elasticsearch,
        kibana,
        pipeline,
        sentiment,
        match,
        brands,
        topics,
        detection,
        delivery);
  }

  public BarographConfig withPipeline(PipelineConfig other) {
    return new BarographConfig(
        tenant,
        kafka,
        elasticsearch,
        kibana,
        other,
        sentiment,
        match,
        brands,
        topics,
        detection,
        delivery);
  }

  public BarographConfig withMatch(MatchConfig other) {
    return new BarographConfig(
        tenant,
        kafka,
        elasticsearch,
        kibana,
        pipeline,
        sentiment,
        other,
        brands,
        topics,
        detection,
        delivery);
  }

  public BarographConfig withDetection(DetectionConfig other) {
    return new BarographConfig(
        tenant,
        kafka,
        elasticsearch,
        kibana,
        pipeline,
        sentiment,
        match,
        brands,
        topics,
        other,
        delivery);
  }

  public BarographConfig withDelivery(DeliveryConfig other) {
    return new BarographConfig(
        tenant,
        kafka,
        elasticsearch,
        kibana,
        pipeline,
        sentiment,
        match,
        brands,
        topics,
        detection,
        other);
  }
}
