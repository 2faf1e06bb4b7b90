package org.barograph.jobs.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Every default, in one place: what a key that is not in the file means. */
public final class Defaults {

  public static final KafkaConfig KAFKA = new KafkaConfig(null, "barograph", 8, Map.of());

  public static final ElasticsearchConfig ELASTICSEARCH =
      new ElasticsearchConfig(List.of(), null, null, 0);

  public static final KibanaConfig KIBANA = new KibanaConfig(null, null);

  public static final PipelineConfig PIPELINE =
      new PipelineConfig(
          2, // parallelism
          Duration.ofSeconds(10), // checkpoint_interval
          "data/state", // state_dir
          Duration.ofSeconds(10), // disorder
          Duration.ofMinutes(1), // idleness
          Duration.ofMinutes(10), // future_bound
          Duration.ofDays(30)); // remember_posts

  public static final SentimentConfig SENTIMENT = new SentimentConfig("social", List.of());

  public static final MatchConfig MATCH =
      new MatchConfig(false, 0.1, null); // audit, audit_share, weights

  public static final RuleConfig SENTIMENT_DROP =
      new RuleConfig(true, Sensitivity.MEDIUM, 10, 5, 0.15);

  public static final RuleConfig TOPIC_SPIKE = new RuleConfig(true, Sensitivity.MEDIUM, 10, 5, 1.0);

  public static final RuleConfig VOLUME_SPIKE =
      new RuleConfig(true, Sensitivity.MEDIUM, 10, 5, 1.0);

  public static final RuleConfig EMERGING_TOPIC =
      new RuleConfig(true, Sensitivity.MEDIUM, 10, 8, 4.0);

  public static final DataMissingConfig DATA_MISSING =
      new DataMissingConfig(true, Sensitivity.MEDIUM, Duration.ofMinutes(5), 0.2);

  public static final DetectionConfig DETECTION =
      new DetectionConfig(
          List.of(Duration.ofMinutes(15), Duration.ofHours(1)), // windows
          Duration.ofHours(6), // allowed_lateness
          2, // resolve_after
          Duration.ofMinutes(30), // flap_time
          SENTIMENT_DROP,
          TOPIC_SPIKE,
          VOLUME_SPIKE,
          EMERGING_TOPIC,
          DATA_MISSING,
          null, // fire_after: the first
          null, // fire_within
          null, // cool_down: none
          List.of()); // annotations

  static final BrandConfig BRAND =
      new BrandConfig(
          null, null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
          List.of(), "UTC", null, null);

  static final TopicConfig TOPIC =
      new TopicConfig(null, null, List.of(), List.of(), List.of(), List.of());

  static final SubtopicConfig SUBTOPIC =
      new SubtopicConfig(null, null, List.of(), List.of(), List.of());

  static final AnnotationConfig ANNOTATION =
      new AnnotationConfig(
          null,
          AnnotationKind.EVENT,
          null,
          null,
          null,
          List.of(),
          List.of(),
          AnnotationEffect.NONE);

  static final BrandModelConfig BRAND_MODEL = new BrandModelConfig(null, null);

  public static final DeliveryConfig DELIVERY =
      new DeliveryConfig(
          List.of(),
          List.of(),
          List.of(),
          null, // external_url
          200, // max_attempts
          Duration.ofHours(12), // max_age
          Duration.ofHours(1), // past_after
          Duration.ofSeconds(1), // first_pause
          Duration.ofMinutes(5), // longest_pause
          null, // heartbeat_receiver
          Duration.ofMinutes(1)); // heartbeat_interval

  static final ReceiverConfig RECEIVER =
      new ReceiverConfig(
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          List.of(),
          Duration.ofSeconds(10), // timeout
          false, // allow_plaintext
          true, // send_updates
          true, // send_resolved
          4, // max_in_flight
          Duration.ZERO); // min_interval

  public static final RouteConfig ROUTE =
      new RouteConfig(
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of("error", "critical"), // severities
          List.of(),
          List.of(),
          Duration.ofMinutes(15), // escalate_after
          List.of());

  static final MuteTimeConfig MUTE_TIME =
      new MuteTimeConfig(null, "UTC", List.of(), "00:00", "00:00");

  static final BarographConfig CONFIG =
      new BarographConfig(
          null,
          KAFKA,
          ELASTICSEARCH,
          KIBANA,
          PIPELINE,
          SENTIMENT,
          MATCH,
          List.of(),
          List.of(),
          DETECTION,
          DELIVERY);

  private Defaults() {}
}
