package org.barograph.jobs.ingest;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.barograph.jobs.model.DeadLetter;
import org.barograph.jobs.model.Heard;
import org.barograph.jobs.model.Post;
import org.barograph.jobs.ops.Outcome;
import org.barograph.jobs.ops.OutcomeCounts;

/**
 * Parts what the source read: posts go on, dead letters and author deletes go aside; of each
 * channel a sign of life a minute goes aside, be it of a post or of a heartbeat.
 */
public final class ParsePost extends ProcessFunction<Intake, Post> implements CheckpointedFunction {

  public static final OutputTag<DeadLetter> REJECTED =
      new OutputTag<>("rejected", TypeInformation.of(DeadLetter.class));
  public static final OutputTag<Post> AUTHOR_DELETES =
      new OutputTag<>("author-deletes", TypeInformation.of(Post.class));

  public static final OutputTag<Heard> HEARD =
      new OutputTag<>("heard", TypeInformation.of(Heard.class));

  private transient SignsOfLife signs;
  private final OutcomeCounts outcomes = new OutcomeCounts();

  @Override
  public void processElement(Intake intake, Context context, Collector<Post> out) {
    if (intake.isRejected()) {
      context.output(REJECTED, intake.rejected());
      return;
    }
    Post post = intake.post();
    if (signs.isNew(post.channel(), post.eventAt())) {
      context.output(HEARD, new Heard(post.channel(), SignsOfLife.minuteOf(post.eventAt())));
    }
    switch (post.op()) {
      case HEARTBEAT -> outcomes.count(Outcome.HEARTBEAT);
      case DELETE_AUTHOR -> context.output(AUTHOR_DELETES, post);
      default -> out.collect(post);
    }
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    outcomes.open(context, getRuntimeContext());
    signs = new SignsOfLife();
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    outcomes.snapshot();
  }
}
