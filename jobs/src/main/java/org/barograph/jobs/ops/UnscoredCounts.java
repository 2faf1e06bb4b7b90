package org.barograph.jobs.ops;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counts mentions without a score, since the task's start, as counters {@code unscored.<reason>}.
 */
public final class UnscoredCounts {

  private final MetricGroup group;
  private final Map<String, Counter> counters = new HashMap<>();

  public UnscoredCounts(MetricGroup task) {
    this.group = task.addGroup(MetricNames.UNSCORED);
  }

  /** The reason's blanks become underscores, as names of metrics have none. */
  public void count(String reason) {
    counters.computeIfAbsent(reason, r -> group.counter(r.replace(' ', '_'))).inc();
  }
}
