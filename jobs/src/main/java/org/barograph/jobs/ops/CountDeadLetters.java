package org.barograph.jobs.ops;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.barograph.jobs.ingest.CommandParser;
import org.barograph.jobs.model.DeadLetter;

/** Counts dead letters by reason, exactly once, as gauges {@code dead_letters.<reason>}. */
public final class CountDeadLetters extends RichMapFunction<DeadLetter, DeadLetter>
    implements CheckpointedFunction {

  /** Stages whose input is no record of posts. */
  private static final Set<String> NO_POSTS =
      Set.of(CommandParser.STAGE, DeadLetter.CONFIG, DeadLetter.DELIVER);

  private final Map<String, Long> counts = new TreeMap<>();
  private final OutcomeCounts outcomes = new OutcomeCounts();
  private transient ListState<Map<String, Long>> state;

  @Override
  public DeadLetter map(DeadLetter letter) {
    if (counts.merge(letter.reason(), 1L, Long::sum) == 1L) {
      show(letter.reason());
    }
    if (!NO_POSTS.contains(letter.stage())) {
      outcomes.count(Outcome.DEAD_LETTER);
    }
    return letter;
  }

  private void show(String reason) {
    MetricGroup group = getRuntimeContext().getMetricGroup().addGroup(MetricNames.DEAD_LETTERS);
    group.gauge(reason, (Gauge<Long>) () -> counts.get(reason));
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    outcomes.open(context, getRuntimeContext());
    state =
        context
            .getOperatorStateStore()
            .getListState(
                new ListStateDescriptor<>("reasons", Types.MAP(Types.STRING, Types.LONG)));
    for (Map<String, Long> restored : state.get()) {
      restored.forEach((reason, count) -> counts.merge(reason, count, Long::sum));
    }
    counts.keySet().forEach(this::show);
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    outcomes.snapshot();
    state.update(List.of(new HashMap<>(counts)));
  }
}
