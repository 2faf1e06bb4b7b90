package org.barograph.jobs.enrich;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.barograph.jobs.model.MatchedPost;
import org.barograph.jobs.model.Mention;
import org.barograph.jobs.model.MentionChange;
import org.barograph.jobs.model.MentionEvent;
import org.barograph.jobs.model.Post;
import org.barograph.jobs.model.PostOperation;

/** What readers make of changes, and what they ought to make of the operations. */
final class Folded {

  /** Milliseconds of event time that the operations of a test lie in. */
  private static final long FIRST = 99;

  private static final long LAST = 110;

  private Folded() {}

  /** What stands at each moment: pane and mention to revision, as detection folds it. */
  static Map<Long, Map<String, Long>> history(List<MentionChange> changes) {
    List<MentionEvent> events =
        changes.stream().map(MentionEvent::of).sorted(MentionEvent.CANONICAL).toList();
    Map<Long, Map<String, Long>> history = new TreeMap<>();
    for (long at = FIRST; at <= LAST; at++) {
      Map<String, Long> standing = new TreeMap<>();
      for (MentionEvent event : events) {
        if (event.eventAt() <= at) {
          standing.put(
              pane(event.createdAt()) + event.mentionId(),
              event.isUpsert() ? event.revision() : -1);
        }
      }
      standing.values().removeIf(revision -> revision < 0);
      history.put(at, standing);
    }
    return history;
  }

  /** The documents that current changes leave when they are written in some order. */
  static Map<String, Long> documents(List<MentionChange> changes, Random random) {
    List<MentionChange> written =
        new ArrayList<>(changes.stream().filter(MentionChange::current).toList());
    if (random != null) {
      Collections.shuffle(written, random);
    }
    Map<String, MentionChange> documents = new HashMap<>();
    for (MentionChange change : written) {
      documents.merge(
          pane(change.createdAt()) + change.mentionId(),
          change,
          (known, next) -> next.revision() < known.revision() ? known : next);
    }
    Map<String, Long> standing = new TreeMap<>();
    documents.forEach((id, change) -> {
      if (!change.isRetraction()) {
        standing.put(id, change.revision());
      }
    });
    return standing;
  }

  /** By the rule of FIELDS.md alone: the last operation before a moment says what stands. */
  static Map<Long, Map<String, Long>> expected(
      List<List<MatchedPost>> posts, List<Post> authorDeletes) {
    Map<Long, Map<String, Long>> history = new TreeMap<>();
    for (long at = FIRST; at <= LAST; at++) {
      Map<String, Long> standing = new TreeMap<>();
      for (List<MatchedPost> operations : posts) {
        last(operations, authorDeletes, at, standing);
      }
      history.put(at, standing);
    }
    return history;
  }

  private static void last(
      List<MatchedPost> operations, List<Post> authorDeletes, long at, Map<String, Long> standing) {
    long created =
        operations.stream()
            .map(MatchedPost::post)
            .filter(post -> post.op() == PostOperation.CREATE)
            .mapToLong(Post::createdAt)
            .findFirst()
            .orElse(0);
    List<MatchedPost> all = new ArrayList<>(operations);
    authorDeletes.forEach(delete -> all.add(new MatchedPost(delete, List.of())));
    all.stream()
        .filter(operation -> operation.post().eventAt() <= at)
        .filter(operation -> !waits(operation.post(), created))
        .max(Comparator.comparingLong(operation -> operation.post().revision()))
        .ifPresent(operation -> {
          Post post = operation.post();
          long written = post.createdAt() == 0 ? created : post.createdAt();
          for (Mention mention : operation.mentions()) {
            standing.put(pane(written) + mention.mentionId(), post.revision());
          }
        });
  }

  private static boolean waits(Post post, long created) {
    return post.op() == PostOperation.UPDATE && post.createdAt() == 0 && created == 0;
  }

  /** Stands for the minute of a pane and for the month of an index: 100 and 101 share one. */
  private static String pane(long createdAt) {
    return createdAt / 1_000 + "/";
  }
}
