package org.barograph.jobs.enrich;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.barograph.jobs.model.MentionChange;
import org.barograph.jobs.model.Post;
import org.barograph.jobs.ops.Outcome;
import org.barograph.jobs.ops.OutcomeCounts;

/**
 * Takes back what a deleted author wrote, as of the deletion's event time, whichever comes first.
 * Keyed by {@link #keyOf}. What was written longer ago than {@code remember} is out of its reach.
 */
public final class AuthorLedger
    extends KeyedCoProcessFunction<String, MentionChange, Post, MentionChange>
    implements CheckpointedFunction {

  /** Whoever sends deletions without end must not grow the state; the newest count. */
  private static final int MAX_DELETES = 64;

  private static final long DAY = Duration.ofDays(1).toMillis();

  private final long rememberMillis;
  private final OutcomeCounts outcomes = new OutcomeCounts();
  private transient MapState<String, MentionHistory> mentions;
  private transient ListState<AuthorDelete> deletes;

  public AuthorLedger(Duration remember) {
    this.rememberMillis = remember.toMillis();
  }

  /** Posts without an author id cannot be deleted with their author; they spread by post. */
  public static String keyOf(MentionChange change) {
    return change.authorId() == null
        ? change.postKey()
        : change.channel() + ":@" + change.authorId();
  }

  public static String keyOf(Post authorDelete) {
    return authorDelete.channel() + ":@" + authorDelete.author().id();
  }

  @Override
  public void open(OpenContext context) {
    mentions =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "mentions", Types.STRING, TypeInformation.of(MentionHistory.class)));
    deletes =
        getRuntimeContext()
            .getListState(
                new ListStateDescriptor<>("deletes", TypeInformation.of(AuthorDelete.class)));
  }

  @Override
  public void processElement1(MentionChange change, Context context, Collector<MentionChange> out)
      throws Exception {
    if (change.authorId() == null) {
      out.collect(change);
      return;
    }
    MentionHistory known = mentions.get(change.mentionId());
    mentions.put(
        change.mentionId(), (known == null ? MentionHistory.of(change) : known).with(change));
    forgetLater(context, change.eventAt());
    List<AuthorDelete> later = new ArrayList<>();
    for (AuthorDelete delete : deletes.get()) {
      if (delete.revision() > change.postRevision()) {
        later.add(delete);
      }
    }
    if (later.isEmpty() || change.isRetraction()) {
      out.collect(change);
      return;
    }
    out.collect(MentionChange.upsert(change.mention(), false));
    MentionHistory history = mentions.get(change.mentionId());
    for (AuthorDelete delete : later) {
      history.retractedBy(delete).forEach(taken -> out.collect(MentionChange.retract(taken)));
    }
  }

  @Override
  public void processElement2(Post authorDelete, Context context, Collector<MentionChange> out)
      throws Exception {
    AuthorDelete delete = new AuthorDelete(authorDelete.eventAt(), authorDelete.revision());
    for (AuthorDelete known : deletes.get()) {
      if (known.equals(delete)) {
        outcomes.count(Outcome.DUPLICATE);
        return;
      }
    }
    remember(delete);
    outcomes.count(Outcome.DELETED);
    forgetLater(context, delete.eventAt());
    for (MentionHistory mention : mentions.values()) {
      mention.retractedBy(delete).forEach(taken -> out.collect(MentionChange.retract(taken)));
    }
  }

  private void remember(AuthorDelete delete) throws Exception {
    List<AuthorDelete> known = new ArrayList<>();
    deletes.get().forEach(known::add);
    known.add(delete);
    known.sort(Comparator.comparingLong(AuthorDelete::revision));
    deletes.update(known.subList(Math.max(0, known.size() - MAX_DELETES), known.size()));
  }

  /** One timer a day and author. */
  private void forgetLater(Context context, long eventAt) {
    long at = (eventAt + rememberMillis) / DAY * DAY + DAY;
    context.timerService().registerEventTimeTimer(at);
  }

  @Override
  public void onTimer(long at, OnTimerContext context, Collector<MentionChange> out)
      throws Exception {
    long oldest = at - rememberMillis;
    List<String> forgotten = new ArrayList<>();
    for (MentionHistory mention : mentions.values()) {
      if (mention.steps().getLast().revision() >>> 21 < oldest) {
        forgotten.add(mention.mentionId());
      }
    }
    for (String mentionId : forgotten) {
      mentions.remove(mentionId);
    }
    List<AuthorDelete> kept = new ArrayList<>();
    for (AuthorDelete delete : deletes.get()) {
      if (delete.eventAt() >= oldest) {
        kept.add(delete);
      }
    }
    deletes.update(kept);
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
