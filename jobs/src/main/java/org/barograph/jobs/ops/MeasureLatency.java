package org.barograph.jobs.ops;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;
import org.barograph.jobs.model.MentionChange;

/**
 * Measures how long a post takes from Kafka to its document, as histogram {@code latency_ms} of the
 * last mentions, and passes everything on as it is. What a person says later of an old post is not
 * a slow post and does not count.
 */
public final class MeasureLatency extends RichMapFunction<MentionChange, MentionChange> {

  /** Mentions that the percentiles are of, in each subtask. */
  private static final int WINDOW = 5_000;

  private transient Histogram latency;

  @Override
  public void open(OpenContext context) {
    latency =
        getRuntimeContext()
            .getMetricGroup()
            .histogram(MetricNames.LATENCY, new DescriptiveStatisticsHistogram(WINDOW));
  }

  @Override
  public MentionChange map(MentionChange change) {
    if (!change.isRetraction()) {
      var post = change.mention().post();
      boolean fromKafka = post.ingestedAt() > 0;
      if (fromKafka && change.eventAt() == post.eventAt()) {
        latency.update(Math.max(0, System.currentTimeMillis() - post.ingestedAt()));
      }
    }
    return change;
  }
}
