package org.barograph.jobs.config;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * When a change is an incident.
 *
 * @param windows sizes in whole minutes, ascending, each a divisor of a day, at most 5
 * @param allowedLateness posts later than this are indexed and counted as late, but correct no
 *     window any more
 * @param fireAfter null for 1, or how many of the last {@code fireWithin} judged ticks must be off
 *     before a {@code sentiment_drop} or {@code topic_spike} fires
 * @param fireWithin null for {@code fireAfter}
 * @param coolDown null for none, or how long after an incident was resolved only a worse one of the
 *     same brand, topic and kind fires
 * @param annotations planned events, at most 1,000
 * @param resolveAfter clear windows in a row that resolve an incident, at least 1
 * @param flapTime an incident that comes back within this time is the same incident
 */
public record DetectionConfig(
    List<Duration> windows,
    Duration allowedLateness,
    int resolveAfter,
    Duration flapTime,
    RuleConfig sentimentDrop,
    RuleConfig topicSpike,
    RuleConfig volumeSpike,
    RuleConfig emergingTopic,
    DataMissingConfig dataMissing,
    Integer fireAfter,
    Integer fireWithin,
    Duration coolDown,
    List<AnnotationConfig> annotations)
    implements Serializable {

  public DetectionConfig {
    windows = Lists.copy(windows);
    annotations = Lists.copy(annotations);
  }

  public DetectionConfig withAnnotations(List<AnnotationConfig> others) {
    return new DetectionConfig(
        windows,
        allowedLateness,
        resolveAfter,
        flapTime,
        sentimentDrop,
        topicSpike,
        volumeSpike,
        emergingTopic,
        dataMissing,
        fireAfter,
        fireWithin,
        coolDown,
        others);
  }

  /** How many ticks must be off; at least 1. */
  public int mustBeOff() {
    return fireAfter == null ? 1 : fireAfter;
  }

  /** Of how many; at least {@link #mustBeOff}. */
  public int ofTicks() {
    return fireWithin == null ? mustBeOff() : fireWithin;
  }

  public long coolDownMillis() {
    return coolDown == null ? 0 : coolDown.toMillis();
  }
}
