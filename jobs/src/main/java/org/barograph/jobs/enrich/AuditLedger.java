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
import org.barograph.connectors.elasticsearch.DocumentOperation;
import org.barograph.jobs.index.RejectedMatchesDocument;
import org.barograph.jobs.model.Post;
import org.barograph.jobs.model.RejectedMatches;

/**
 * Makes the documents of the audit, and removes those of a deleted author, whichever comes first.
 * Keyed by {@link #keyOf}. What was written longer ago than {@code remember} is out of its reach.
 */
public final class AuditLedger
    extends KeyedCoProcessFunction<String, RejectedMatches, Post, DocumentOperation> {

  private static final long DAY = Duration.ofDays(1).toMillis();

  private final String tenant;
  private final long rememberMillis;

  /** Revisions of documents by their id. */
  private transient MapState<String, Long> documents;

  /** The newest; it covers those before it. */
  private transient ValueState<AuthorDelete> deleted;

  public AuditLedger(String tenant, Duration remember) {
    this.tenant = tenant;
    this.rememberMillis = remember.toMillis();
  }

  /** As in {@link AuthorLedger}. */
  public static String keyOf(RejectedMatches rejected) {
    Post post = rejected.post();
    return post.author().id() == null ? post.key() : AuthorLedger.keyOf(post);
  }

  @Override
  public void open(OpenContext context) {
    documents =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("documents", Types.STRING, Types.LONG));
    deleted =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("deleted", TypeInformation.of(AuthorDelete.class)));
  }

  @Override
  public void processElement1(
      RejectedMatches rejected, Context context, Collector<DocumentOperation> out)
      throws Exception {
    DocumentOperation operation = RejectedMatchesDocument.operation(tenant, rejected);
    out.collect(operation);
    if (rejected.post().author().id() == null) {
      return;
    }
    Long known = documents.get(operation.id());
    documents.put(operation.id(), Math.max(known == null ? 0 : known, operation.version()));
    forgetLater(context, rejected.post().eventAt());
    AuthorDelete delete = deleted.value();
    if (delete != null && delete.revision() > operation.version()) {
      out.collect(removed(operation.id(), delete));
    }
  }

  @Override
  public void processElement2(Post authorDelete, Context context, Collector<DocumentOperation> out)
      throws Exception {
    AuthorDelete delete = new AuthorDelete(authorDelete.eventAt(), authorDelete.revision());
    AuthorDelete known = deleted.value();
    if (known != null && known.revision() >= delete.revision()) {
      return;
    }
    deleted.update(delete);
    forgetLater(context, delete.eventAt());
    for (Map.Entry<String, Long> document : documents.entries()) {
      if (document.getValue() < delete.revision()) {
        out.collect(removed(document.getKey(), delete));
      }
    }
  }

  private DocumentOperation removed(String id, AuthorDelete delete) {
    return RejectedMatchesDocument.removal(tenant, id, delete.revision());
  }

  /** One timer a day and author. */
  private void forgetLater(Context context, long eventAt) {
    context.timerService().registerEventTimeTimer((eventAt + rememberMillis) / DAY * DAY + DAY);
  }

  @Override
  public void onTimer(long at, OnTimerContext context, Collector<DocumentOperation> out)
      throws Exception {
    long oldest = at - rememberMillis;
    List<String> old = new ArrayList<>();
    for (Map.Entry<String, Long> document : documents.entries()) {
      if (document.getValue() >>> 21 < oldest) {
        old.add(document.getKey());
      }
    }
    for (String id : old) {
      documents.remove(id);
    }
    AuthorDelete delete = deleted.value();
    if (delete != null && delete.eventAt() < oldest) {
      deleted.clear();
    }
  }
}
