package org.barograph.jobs.ops;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.util.Collector;
import org.barograph.jobs.model.Decided;

/**
 * Measures how long incidents take, as two histograms: {@code decision_delay_ms}, event time from
 * the post that made it decidable to the tick; {@code hand_over_ms}, wall time from that post's
 * arrival in Kafka to the checkpoint that commits the incident to the outbox. Emits nothing. What
 * is not committed when the job falls is measured when it is told again.
 */
public final class MeasureDelays extends RichFlatMapFunction<Decided, Void>
    implements CheckpointedFunction, CheckpointListener {

  /** Incidents that the percentiles are of, in each subtask. */
  private static final int WINDOW = 1_000;

  private final NavigableMap<Long, List<Long>> arrivals = new TreeMap<>();
  private List<Long> current = new ArrayList<>();
  private transient Histogram decision;
  private transient Histogram handOver;

  @Override
  public void open(OpenContext context) {
    var group = getRuntimeContext().getMetricGroup();
    decision =
        group.histogram(MetricNames.DECISION_DELAY, new DescriptiveStatisticsHistogram(WINDOW));
    handOver = group.histogram(MetricNames.HAND_OVER, new DescriptiveStatisticsHistogram(WINDOW));
  }

  @Override
  public void flatMap(Decided decided, Collector<Void> out) {
    decision.update(decided.tick() - decided.postAt());
    if (decided.ingestedAt() > 0) {
      current.add(decided.ingestedAt());
    }
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) {
    if (!current.isEmpty()) {
      arrivals.put(context.getCheckpointId(), current);
      current = new ArrayList<>();
    }
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) {
    var committed = arrivals.headMap(checkpointId, true);
    long now = System.currentTimeMillis();
    committed.values().forEach(all -> all.forEach(at -> handOver.update(Math.max(0, now - at))));
    committed.clear();
  }

  @Override
  public void initializeState(FunctionInitializationContext context) {
    // Measures are no state.
  }
}
