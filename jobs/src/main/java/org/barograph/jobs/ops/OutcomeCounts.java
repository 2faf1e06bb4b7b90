package org.barograph.jobs.ops;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;

/**
 * Counts outcomes exactly once: the counts are part of the checkpoint, so a restart neither loses
 * nor doubles any. Shown as gauges {@code outcome.<label>} of each subtask; the sum over the
 * subtasks is the total.
 */
// The order of the outcomes is the layout of the state: new ones go to the end.
@SuppressWarnings("EnumOrdinal")
public final class OutcomeCounts implements Serializable {

  private static final String STATE = "outcomes";

  // Written by the task's thread only; a metric reader may be a moment behind.
  private final long[] counts = new long[Outcome.values().length];
  private transient ListState<long[]> state;
  // A bounded job's gauges are gone with it; its accumulators stay.
  private transient List<LongCounter> totals;

  public void open(FunctionInitializationContext context, RuntimeContext runtime) throws Exception {
    // Split, not union: after rescaling each old subtask's counts go to exactly one new one.
    state =
        context
            .getOperatorStateStore()
            .getListState(
                new ListStateDescriptor<>(
                    STATE, PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
    for (long[] restored : state.get()) {
      for (int i = 0; i < Math.min(restored.length, counts.length); i++) {
        counts[i] += restored[i];
      }
    }
    totals = new ArrayList<>();
    MetricGroup group = runtime.getMetricGroup().addGroup(MetricNames.OUTCOME);
    for (Outcome outcome : Outcome.values()) {
      group.gauge(outcome.label(), (Gauge<Long>) () -> counts[outcome.ordinal()]);
      // Operators of one task share it.
      LongCounter total = runtime.getLongCounter(OutcomeTotals.accumulator(outcome));
      total.add(counts[outcome.ordinal()]);
      totals.add(total);
    }
  }

  public void snapshot() throws Exception {
    state.update(List.of(counts.clone()));
  }

  public void count(Outcome outcome) {
    counts[outcome.ordinal()]++;
    totals.get(outcome.ordinal()).add(1);
  }
}
