package org.barograph.jobs.enrich;

import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.barograph.jobs.config.live.EffectiveConfig;
import org.barograph.jobs.config.live.LiveConfig;
import org.barograph.jobs.config.live.LiveConfigSource;
import org.barograph.jobs.model.EnrichedMention;
import org.barograph.jobs.model.MentionChange;
import org.barograph.jobs.model.Polarity;
import org.barograph.jobs.model.PostChange;
import org.barograph.jobs.model.Retraction;
import org.barograph.jobs.ops.Outcome;
import org.barograph.jobs.ops.OutcomeCounts;
import org.barograph.jobs.ops.UnscoredCounts;

/** Scores the mentions of a post's change; retractions go first, so that an upsert ends last. */
public final class ScoreMentions extends ProcessFunction<PostChange, MentionChange>
    implements CheckpointedFunction {

  private final LiveConfigSource config;
  private final OutcomeCounts outcomes = new OutcomeCounts();
  private transient LiveConfig live;
  private transient UnscoredCounts unscored;

  public ScoreMentions(LiveConfigSource config) {
    this.config = config;
  }

  @Override
  public void open(OpenContext context) {
    live = config.open();
    live.prepare(ScoreMentions::scorer);
    unscored = new UnscoredCounts(getRuntimeContext().getMetricGroup());
  }

  private static MentionScorer scorer(EffectiveConfig config) {
    return config.made(MentionScorer.class, MentionScorer::new);
  }

  @Override
  public void processElement(PostChange change, Context context, Collector<MentionChange> out)
      throws Exception {
    for (Retraction retraction : change.retractions()) {
      out.collect(MentionChange.retract(retraction));
    }
    MentionScorer scorer = scorer(live.at(change.post().eventAt()));
    List<EnrichedMention> scored = scorer.score(change.post(), change.mentions());
    for (EnrichedMention mention : scored) {
      EnrichedMention then = mention.asOf(change.eventAt(), change.revision());
      out.collect(MentionChange.upsert(then, change.current()));
    }
    if (change.first()) {
      count(scored);
    }
  }

  private void count(List<EnrichedMention> scored) {
    for (EnrichedMention mention : scored) {
      if (mention.sentiment().polarity() == Polarity.UNSCORED) {
        unscored.count(mention.mention().brand(), mention.sentiment().reasons().getFirst());
      }
    }
    if (!scored.isEmpty()) {
      boolean anyScored =
          scored.stream().anyMatch(m -> m.sentiment().polarity() != Polarity.UNSCORED);
      outcomes.count(anyScored ? Outcome.MENTIONED : Outcome.UNSCORABLE);
    }
  }

  @Override
  public void close() {
    if (live != null) {
      live.close();
    }
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
