package org.barograph.jobs.enrich;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.model.EnrichedMention;
import org.barograph.jobs.model.MentionChange;
import org.barograph.jobs.model.Polarity;
import org.barograph.jobs.model.PostChange;
import org.barograph.jobs.model.Retraction;
import org.barograph.jobs.ops.MetricNames;
import org.barograph.jobs.ops.Outcome;
import org.barograph.jobs.ops.OutcomeCounts;

/** Scores the mentions of a post's change; retractions go first, so that an upsert ends last. */
public final class ScoreMentions extends ProcessFunction<PostChange, MentionChange>
    implements CheckpointedFunction {

  private final BarographConfig config;
  private final OutcomeCounts outcomes = new OutcomeCounts();
  private transient MentionScorer scorer;
  private transient Map<String, Counter> unscored;

  public ScoreMentions(BarographConfig config) {
    this.config = config;
  }

  @Override
  public void open(OpenContext context) {
    scorer = new MentionScorer(config);
    unscored = new HashMap<>();
  }

  @Override
  public void processElement(PostChange change, Context context, Collector<MentionChange> out) {
    for (Retraction retraction : change.retractions()) {
      out.collect(MentionChange.retract(retraction));
    }
    List<EnrichedMention> scored = scorer.score(change.post(), change.mentions());
    for (EnrichedMention mention : scored) {
      if (change.first() && mention.sentiment().polarity() == Polarity.UNSCORED) {
        unscored(mention.mention().brand()).inc();
      }
      EnrichedMention then = mention.asOf(change.eventAt(), change.revision());
      out.collect(MentionChange.upsert(then, change.current()));
    }
    if (change.first() && !scored.isEmpty()) {
      boolean anyScored =
          scored.stream().anyMatch(m -> m.sentiment().polarity() != Polarity.UNSCORED);
      outcomes.count(anyScored ? Outcome.MENTIONED : Outcome.UNSCORABLE);
    }
  }

  private Counter unscored(String brand) {
    return unscored.computeIfAbsent(
        brand,
        id ->
            getRuntimeContext()
                .getMetricGroup()
                .addGroup(MetricNames.BRAND, id)
                .counter(MetricNames.UNSCORED));
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    outcomes.open(context, getRuntimeContext());
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    outcomes.snapshot();
  }
}
