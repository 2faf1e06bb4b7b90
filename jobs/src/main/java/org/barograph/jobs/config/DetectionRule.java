package org.barograph.jobs.config;

import java.util.Arrays;
import java.util.Optional;

/** The parts of {@code detection} that can change while the jobs run, each for itself. */
public enum DetectionRule {
  SENTIMENT_DROP,
  VOLUME_SPIKE,
  TOPIC_SPIKE,
  EMERGING_TOPIC,
  DATA_MISSING,
  /** What is common to all kinds of incidents: {@code resolve_after} to {@code cool_down}. */
  LIFE_CYCLE;

  public static Optional<DetectionRule> of(String id) {
    return Arrays.stream(values()).filter(rule -> rule.id().equals(id)).findFirst();
  }

  /** As the file and the Kafka topic of the configuration call it. */
  public String id() {
    return Names.inFile(this);
  }

  /** This rule's part of the whole. */
  public Record in(DetectionConfig detection) {
    return switch (this) {
      case SENTIMENT_DROP -> detection.sentimentDrop();
      case VOLUME_SPIKE -> detection.volumeSpike();
      case TOPIC_SPIKE -> detection.topicSpike();
      case EMERGING_TOPIC -> detection.emergingTopic();
      case DATA_MISSING -> detection.dataMissing();
      case LIFE_CYCLE ->
          new LifeCycleConfig(
              detection.resolveAfter(),
              detection.flapTime(),
              detection.fireAfter(),
              detection.fireWithin(),
              detection.coolDown());
    };
  }

  /**
   * The whole with another part.
   *
   * @param part of the class that {@link #in} gives
   */
  public DetectionConfig put(DetectionConfig detection, Record part) {
    LifeCycleConfig life = (LifeCycleConfig) (this == LIFE_CYCLE ? part : LIFE_CYCLE.in(detection));
    return new DetectionConfig(
        detection.windows(),
        detection.allowedLateness(),
        life.resolveAfter(),
        life.flapTime(),
        this == SENTIMENT_DROP ? (RuleConfig) part : detection.sentimentDrop(),
        this == TOPIC_SPIKE ? (RuleConfig) part : detection.topicSpike(),
        this == VOLUME_SPIKE ? (RuleConfig) part : detection.volumeSpike(),
        this == EMERGING_TOPIC ? (RuleConfig) part : detection.emergingTopic(),
        this == DATA_MISSING ? (DataMissingConfig) part : detection.dataMissing(),
        life.fireAfter(),
        life.fireWithin(),
        life.coolDown(),
        detection.annotations());
  }
}
