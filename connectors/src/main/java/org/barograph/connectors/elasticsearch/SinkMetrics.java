package org.barograph.connectors.elasticsearch;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;

/** The sink's metrics, in the group of its operator. Counts are documents. */
public final class SinkMetrics {

  /** Written or deleted. */
  public static final String ACCEPTED = "accepted";

  /** Not written because a newer version was there already. */
  public static final String CONFLICTS = "conflicts";

  /** Attempts to be repeated. */
  public static final String RETRIED = "retried";

  /** Handed to {@link RejectedDocuments}. */
  public static final String REJECTED = "rejected";

  /** Failed requests since the last good one; 0 while Elasticsearch takes documents. */
  public static final String FAILURES = "failures";

  final Counter accepted;
  final Counter conflicts;
  final Counter retried;
  final Counter rejected;

  SinkMetrics(SinkWriterMetricGroup group, Pause pause) {
    accepted = group.counter(ACCEPTED);
    conflicts = group.counter(CONFLICTS);
    retried = group.counter(RETRIED);
    rejected = group.counter(REJECTED);
    group.gauge(FAILURES, pause::failures);
  }
}
