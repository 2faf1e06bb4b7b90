package org.barograph.jobs.enrich;

import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.barograph.jobs.ingest.CommandParser;
import org.barograph.jobs.model.Command;
import org.barograph.jobs.model.DeadLetter;
import org.barograph.jobs.model.MatchedPost;
import org.barograph.jobs.model.Post;
import org.barograph.jobs.model.PostChange;
import org.barograph.jobs.model.PostOperation;
import org.barograph.jobs.ops.Outcome;
import org.barograph.jobs.ops.OutcomeCounts;

/**
 * Turns the changelog of posts and what people say of mentions into changes of mentions: drops
 * duplicates, lets later versions win, takes back what a version no longer names. Keyed by {@code
 * channel:id}. A post is forgotten once event time is {@code remember} past its last operation or
 * command.
 */
public final class PostLedger
    extends KeyedCoProcessFunction<String, MatchedPost, Command, PostChange>
    implements CheckpointedFunction {

  /** Updates that waited for their create in vain, and commands for their mention. */
  public static final OutputTag<DeadLetter> REJECTED =
      new OutputTag<>("without-create", TypeInformation.of(DeadLetter.class));

  static final String STAGE = "ledger";

  private final long rememberMillis;
  private final OutcomeCounts outcomes = new OutcomeCounts();
  private transient ValueState<PostHistory> history;

  public PostLedger(Duration remember) {
    this.rememberMillis = remember.toMillis();
  }

  @Override
  public void open(OpenContext context) {
    history =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("history", TypeInformation.of(PostHistory.class)));
  }

  @Override
  public void processElement1(MatchedPost operation, Context context, Collector<PostChange> out)
      throws Exception {
    PostHistory.Applied applied = known().apply(operation);
    if (applied.duplicate()) {
      outcomes.count(Outcome.DUPLICATE);
      return;
    }
    history.update(applied.history());
    for (MatchedPost waited : applied.givenUp()) {
      context.output(REJECTED, withoutCreate(waited.post()));
    }
    context.timerService().registerEventTimeTimer(operation.post().eventAt() + rememberMillis);
    for (PostChange change : applied.changes()) {
      if (change.first()) {
        count(change);
      }
      collect(change, out);
    }
  }

  @Override
  public void processElement2(Command command, Context context, Collector<PostChange> out)
      throws Exception {
    PostHistory.Heard heard = known().apply(command);
    if (heard.duplicate()) {
      return;
    }
    history.update(heard.history());
    for (Command old : heard.givenUp()) {
      context.output(
          REJECTED,
          rejected(
              old,
              "too_many_commands",
              "target: "
                  + PostHistory.MAX_COMMANDS
                  + " later commands on the same post are remembered, no more"));
    }
    context.timerService().registerEventTimeTimer(command.at() + rememberMillis);
    heard.changes().forEach(change -> collect(change, out));
  }

  private PostHistory known() throws Exception {
    PostHistory known = history.value();
    return known == null ? PostHistory.EMPTY : known;
  }

  private static void collect(PostChange change, Collector<PostChange> out) {
    if (!change.mentions().isEmpty() || !change.retractions().isEmpty()) {
      out.collect(change);
    }
  }

  /** Posts with a mention are counted where their mood is known. */
  private void count(PostChange change) {
    if (change.post().op() == PostOperation.DELETE) {
      outcomes.count(Outcome.DELETED);
    } else if (change.mentions().isEmpty()) {
      outcomes.count(Outcome.NOT_A_MENTION);
    }
  }

  @Override
  public void onTimer(long at, OnTimerContext context, Collector<PostChange> out) throws Exception {
    PostHistory known = history.value();
    if (known == null || !isForgotten(known, at, context.timerService())) {
      return;
    }
    for (MatchedPost waited : known.waiting()) {
      context.output(REJECTED, withoutCreate(waited.post()));
    }
    for (Command command : known.unheard()) {
      context.output(
          REJECTED,
          rejected(
              command,
              "command_without_mention",
              "target: no post of that id came that names the brand"));
    }
    history.clear();
  }

  private boolean isForgotten(PostHistory known, long at, TimerService time) {
    boolean endOfInput = time.currentWatermark() == Long.MAX_VALUE;
    return endOfInput || known.lastEventAt() + rememberMillis <= at;
  }

  private static DeadLetter withoutCreate(Post post) {
    return new DeadLetter(
        STAGE,
        "update_without_create",
        "created_at: neither the update nor a create of " + post.key() + " says it",
        post.text(),
        null,
        0,
        0,
        post.key());
  }

  private static DeadLetter rejected(Command command, String reason, String detail) {
    return new DeadLetter(
        CommandParser.STAGE, reason, detail, command.toString(), null, 0, 0, command.mentionId());
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
