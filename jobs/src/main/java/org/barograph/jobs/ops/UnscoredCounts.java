package org.barograph.jobs.ops;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counts mentions without a score, since the task's start: by reason as {@code unscored.<reason>},
 * and by brand as {@code brand.<id>.unscored}.
 */
public final class UnscoredCounts {

  private final MetricGroup task;
  private final MetricGroup reasons;
  private final Map<String, Counter> ofReason = new HashMap<>();
  private final Map<String, Counter> ofBrand = new HashMap<>();

  public UnscoredCounts(MetricGroup task) {
    this.task = task;
    this.reasons = task.addGroup(MetricNames.UNSCORED);
  }

  /** The reason's blanks become underscores, as names of metrics have none. */
  public void count(String brand, String reason) {
    ofReason.computeIfAbsent(reason, r -> reasons.counter(r.replace(' ', '_'))).inc();
    ofBrand
        .computeIfAbsent(
            brand, id -> task.addGroup(MetricNames.BRAND, id).counter(MetricNames.UNSCORED))
        .inc();
  }
}
