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
    RuleConfig volumeSpike)
    implements Serializable {

  public DetectionConfig {
    windows = Lists.copy(windows);
  }
}
