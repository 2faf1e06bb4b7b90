package org.barograph.jobs.enrich;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.barograph.jobs.model.AuditChange;
import org.barograph.jobs.model.Post;
import org.barograph.jobs.model.RejectedMatches;

/**
 * Lets what the audit keeps pass, and takes that of a deleted author back, whichever comes first.
 * Keyed by {@link #keyOf}. What was written longer ago than {@code remember} is out of its reach.
 */
public final class AuditLedger
    extends KeyedCoProcessFunction<String, RejectedMatches, Post, AuditChange> {

  private static final long DAY = Duration.ofDays(1).toMillis();

  private final long rememberMillis;

  /** Revisions by the id of the post. */
  private transient MapState<String, Long> posts;

  /** The newest; it covers those before it. */
  private transient ValueState<AuthorDelete> deleted;

  public AuditLedger(Duration remember) {
    this.rememberMillis = remember.toMillis();
  }

  /** As in {@link AuthorLedger}. */
  public static String keyOf(RejectedMatches rejected) {
    Post post = rejected.post();
    return post.author().id() == null ? post.key() : AuthorLedger.keyOf(post);
  }

  @Override
  public void open(OpenContext context) {
    posts =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("posts", Types.STRING, Types.LONG));
    deleted =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("deleted", TypeInformation.of(AuthorDelete.class)));
  }

  @Override
  public void processElement1(RejectedMatches rejected, Context context, Collector<AuditChange> out)
      throws Exception {
    AuditChange change = AuditChange.of(rejected);
    out.collect(change);
    if (rejected.post().author().id() == null) {
      return;
    }
    Long known = posts.get(change.postId());
    posts.put(change.postId(), Math.max(known == null ? 0 : known, change.revision()));
    forgetLater(context, rejected.post().eventAt());
    AuthorDelete delete = deleted.value();
    if (delete != null && delete.revision() > change.revision()) {
      out.collect(removed(change.channel(), change.postId(), delete));
    }
  }

  @Override
  public void processElement2(Post authorDelete, Context context, Collector<AuditChange> out)
      throws Exception {
    AuthorDelete delete = new AuthorDelete(authorDelete.eventAt(), authorDelete.revision());
    AuthorDelete known = deleted.value();
    if (known != null && known.revision() >= delete.revision()) {
      return;
    }
    deleted.update(delete);
    forgetLater(context, delete.eventAt());
    for (Map.Entry<String, Long> post : posts.entries()) {
      if (post.getValue() < delete.revision()) {
        out.collect(removed(authorDelete.channel(), post.getKey(), delete));
      }
    }
  }

  private static AuditChange removed(String channel, String postId, AuthorDelete delete) {
    return new AuditChange(channel, postId, delete.revision(), null);
  }

  /** One timer a day and author. */
  private void forgetLater(Context context, long eventAt) {
    context.timerService().registerEventTimeTimer((eventAt + rememberMillis) / DAY * DAY + DAY);
  }

  @Override
  public void onTimer(long at, OnTimerContext context, Collector<AuditChange> out)
      throws Exception {
    long oldest = at - rememberMillis;
    List<String> old = new ArrayList<>();
    for (Map.Entry<String, Long> post : posts.entries()) {
      if (post.getValue() >>> 21 < oldest) {
        old.add(post.getKey());
      }
    }
    for (String id : old) {
      posts.remove(id);
    }
    AuthorDelete delete = deleted.value();
    if (delete != null && delete.eventAt() < oldest) {
      deleted.clear();
    }
  }
}
