package org.barograph.jobs.model;

import java.util.List;

/**
 * A window off its baseline.
 *
 * @param topic null for the whole brand; of an emerging topic its phrase, which nobody configured
 * @param statistic what observed, expected and threshold measure: negative_share, mentions or
 *     silent_minutes
 * @param threshold the smallest value that would have fired with the same n
 * @param n mentions that the statistic rests on
 * @param score −log10 of the tail probability, at most 300; of a volume spike, the days that
 *     usually pass between peaks as high; of an emerging topic the log-likelihood ratio; of missing
 *     data, the usual mentions that are missing in per cent
 */
public record Anomaly(
    String brand,
    String topic,
    String kind,
    String severity,
    long windowStart,
    long windowEnd,
    String statistic,
    double observed,
    double expected,
    double threshold,
    int n,
    int authors,
    double score,
    String rule,
    String ruleVersion,
    List<String> models,
    Evidence evidence) {

  public static final String SENTIMENT_DROP = "sentiment_drop";
  public static final String TOPIC_SPIKE = "topic_spike";
  public static final String VOLUME_SPIKE = "volume_spike";
  public static final String EMERGING_TOPIC = "emerging_topic";
  public static final String DATA_MISSING = "data_missing";

  /** The same, told as more or less bad. */
  public Anomaly withSeverity(String other) {
    return new Anomaly(
        brand,
        topic,
        kind,
        other,
        windowStart,
        windowEnd,
        statistic,
        observed,
        expected,
        threshold,
        n,
        authors,
        score,
        rule,
        ruleVersion,
        models,
        evidence);
  }

  public Anomaly withEvidence(Evidence other) {
    return new Anomaly(
        brand,
        topic,
        kind,
        severity,
        windowStart,
        windowEnd,
        statistic,
        observed,
        expected,
        threshold,
        n,
        authors,
        score,
        rule,
        ruleVersion,
        models,
        other);
  }
}
