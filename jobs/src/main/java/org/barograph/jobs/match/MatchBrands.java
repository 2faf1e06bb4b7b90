package org.barograph.jobs.match;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.barograph.jobs.config.MatchConfig;
import org.barograph.jobs.config.live.EffectiveConfig;
import org.barograph.jobs.config.live.LiveConfig;
import org.barograph.jobs.config.live.LiveConfigSource;
import org.barograph.jobs.config.live.RefusedConfig;
import org.barograph.jobs.model.DeadLetter;
import org.barograph.jobs.model.Match;
import org.barograph.jobs.model.MatchedPost;
import org.barograph.jobs.model.Mention;
import org.barograph.jobs.model.Post;
import org.barograph.jobs.model.PostOperation;
import org.barograph.jobs.model.RejectedMatches;

/**
 * Finds the brands that a post names, by the configuration of the post's event time. Also tells of
 * changes of the configuration that cannot be followed, once each, with the next post.
 */
public final class MatchBrands extends ProcessFunction<Post, MatchedPost>
    implements CheckpointedFunction {

  public static final OutputTag<DeadLetter> REFUSED =
      new OutputTag<>("refused-config", TypeInformation.of(DeadLetter.class));

  /** What was turned down in the posts that the audit takes. */
  public static final OutputTag<RejectedMatches> AUDIT =
      new OutputTag<>("rejected-matches", TypeInformation.of(RejectedMatches.class));

  private final LiveConfigSource config;
  private final MatchAudit audit;
  private final HashSet<String> told = new HashSet<>();
  private transient ListState<String> state;
  private transient LiveConfig live;
  private transient List<RefusedConfig> seen;

  public MatchBrands(LiveConfigSource config, MatchConfig match) {
    this.config = config;
    this.audit = MatchAudit.of(match);
  }

  @Override
  public void open(OpenContext context) {
    live = config.open();
    live.prepare(MatchBrands::matcher);
    seen = List.of();
  }

  private static BrandMatcher matcher(EffectiveConfig config) {
    return config.made(BrandMatcher.class, BrandMatcher::of);
  }

  @Override
  public void processElement(Post post, Context context, Collector<MatchedPost> out)
      throws Exception {
    EffectiveConfig effective = live.at(post.eventAt());
    boolean audited = audit.takes(post);
    List<Match> rejected = audited ? new ArrayList<>() : List.of();
    boolean hasText = post.op() != PostOperation.DELETE;
    List<Mention> mentions =
        hasText ? matcher(effective).mentionsOf(post, audited ? rejected::add : null) : List.of();
    out.collect(new MatchedPost(post, mentions));
    if (audited) {
      MatchAudit.of(post, effective.version(), mentions, rejected)
          .ifPresent(kept -> context.output(AUDIT, kept));
    }
    if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
      tell(context);
    }
  }

  private void tell(Context context) {
    List<RefusedConfig> refused = live.refused();
    if (refused.equals(seen)) {
      return;
    }
    seen = refused;
    for (RefusedConfig each : refused) {
      // The same change is refused anew with every change after it.
      if (told.add(each.topic() + "-" + each.partition() + "@" + each.offset() + each.reason())) {
        context.output(REFUSED, letter(each));
      }
    }
  }

  private static DeadLetter letter(RefusedConfig refused) {
    return new DeadLetter(
        DeadLetter.CONFIG,
        "bad_config",
        refused.reason(),
        refused.payload(),
        refused.topic(),
        refused.partition(),
        refused.offset(),
        refused.key());
  }

  @Override
  public void close() {
    if (live != null) {
      live.close();
    }
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    // Union: whichever subtask is the first after a rescaling knows them.
    state =
        context
            .getOperatorStateStore()
            .getUnionListState(new ListStateDescriptor<>("told-refusals", Types.STRING));
    for (String each : state.get()) {
      told.add(each);
    }
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    boolean first = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0;
    state.update(first ? List.copyOf(told) : List.of());
  }
}
