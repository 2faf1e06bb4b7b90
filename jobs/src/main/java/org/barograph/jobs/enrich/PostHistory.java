package org.barograph.jobs.enrich;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.barograph.jobs.model.MatchedPost;
import org.barograph.jobs.model.Mention;
import org.barograph.jobs.model.Post;
import org.barograph.jobs.model.PostChange;
import org.barograph.jobs.model.PostOperation;
import org.barograph.jobs.model.Retraction;

/**
 * The versions of one post in their order, however they came. Whatever the order of arrival, the
 * union of the changes that {@link #apply} gives is the same up to retractions of what is gone
 * already; whoever folds them by (event time, id, revision) sees the same history.
 *
 * @param versions in order, the oldest dropped beyond {@link #MAX_VERSIONS}
 * @param waiting updates that came before their create and do not say when the post was written; no
 *     more than {@link #MAX_VERSIONS}
 * @param createdAt what the create says, for updates that do not; 0 before it came. Creates that
 *     contradict each other break the promise: the first to come counts
 */
public record PostHistory(List<PostVersion> versions, List<MatchedPost> waiting, long createdAt) {

  /** An edit war must not grow the state; a version that fell out would count as new. */
  static final int MAX_VERSIONS = 16;

  static final PostHistory EMPTY = new PostHistory(List.of(), List.of(), 0);

  /**
   * What an operation does.
   *
   * @param duplicate whether this version is known already
   * @param givenUp updates that waited for their create behind too many others
   */
  record Applied(
      PostHistory history,
      List<PostChange> changes,
      boolean duplicate,
      List<MatchedPost> givenUp) {}

  Applied apply(MatchedPost operation) {
    Post post = operation.post();
    if (knows(post)) {
      return new Applied(this, List.of(), true, List.of());
    }
    if (post.op() == PostOperation.UPDATE && post.createdAt() == 0 && createdAt == 0) {
      return held(operation);
    }
    List<PostChange> changes = new ArrayList<>();
    boolean first = post.op() == PostOperation.CREATE && createdAt == 0;
    PostHistory dated = first ? new PostHistory(versions, List.of(), post.createdAt()) : this;
    PostHistory history = dated.insert(operation, changes);
    if (first) {
      for (MatchedPost waited : waiting) {
        history = history.insert(waited, changes);
      }
    }
    return new Applied(history, changes, false, List.of());
  }

  private Applied held(MatchedPost operation) {
    List<MatchedPost> longer = new ArrayList<>(waiting);
    longer.add(operation);
    longer.sort(Comparator.comparing(MatchedPost::post, PostHistory::compare));
    int over = Math.max(0, longer.size() - MAX_VERSIONS);
    return new Applied(
        new PostHistory(versions, List.copyOf(longer.subList(over, longer.size())), createdAt),
        List.of(),
        false,
        List.copyOf(longer.subList(0, over)));
  }

  private static int compare(Post one, Post other) {
    return PostVersion.of(one, List.of()).compareTo(PostVersion.of(other, List.of()));
  }

  /** Event time of the last operation; epoch milliseconds. */
  long lastEventAt() {
    long last = 0;
    for (PostVersion version : versions) {
      last = Math.max(last, version.eventAt());
    }
    for (MatchedPost waited : waiting) {
      last = Math.max(last, waited.post().eventAt());
    }
    return last;
  }

  private boolean knows(Post post) {
    return versions.stream()
            .anyMatch(v -> v.revision() == post.revision() && v.contentHash() == post.contentHash())
        || waiting.stream().anyMatch(w -> w.post().contentHash() == post.contentHash());
  }

  private PostHistory insert(MatchedPost operation, List<PostChange> changes) {
    Post post = completed(operation.post());
    boolean delete = post.op() == PostOperation.DELETE;
    List<String> brands = operation.mentions().stream().map(Mention::brand).toList();
    PostVersion version = PostVersion.of(delete ? withoutTime(post) : post, brands);
    int at = 0;
    while (at < versions.size() && versions.get(at).compareTo(version) < 0) {
      at++;
    }
    PostVersion before = at > 0 ? versions.get(at - 1) : null;
    PostVersion after = at < versions.size() ? versions.get(at) : null;
    List<Retraction> retractions = new ArrayList<>();
    // Documents, too, whatever is known already: a run that was killed may have read in another
    // order and written what this one never saw stand. The revision keeps later ones safe.
    retract(before, version, post, true, retractions);
    retract(version, after, post, true, retractions);
    changes.add(new PostChange(post, operation.mentions(), after == null, retractions));
    List<PostVersion> longer = new ArrayList<>(versions);
    longer.add(at, version);
    return new PostHistory(
        List.copyOf(longer.subList(Math.max(0, longer.size() - MAX_VERSIONS), longer.size())),
        waiting,
        createdAt);
  }

  /**
   * Takes back what the older version named and the newer does not, at the newer's time. What only
   * moves to another time of writing is taken back one revision before it comes again, so that the
   * order in which the two are written does not matter.
   */
  private static void retract(
      PostVersion older, PostVersion newer, Post post, boolean current, List<Retraction> out) {
    if (older == null || newer == null) {
      return;
    }
    for (String brand : older.brands()) {
      boolean stays = newer.brands().contains(brand);
      if (!stays || newer.createdAt() != older.createdAt()) {
        out.add(
            new Retraction(
                Mention.idOf(post.channel(), post.id(), brand),
                brand,
                post.channel(),
                post.id(),
                older.authorId(),
                older.createdAt(),
                newer.eventAt(),
                stays ? newer.revision() - 1 : newer.revision(),
                current));
      }
    }
  }

  private Post completed(Post post) {
    return post.createdAt() != 0 || post.op() != PostOperation.UPDATE
        ? post
        : withCreatedAt(post, createdAt);
  }

  private static Post withoutTime(Post post) {
    return withCreatedAt(post, 0);
  }

  private static Post withCreatedAt(Post post, long createdAt) {
    return new Post(
        post.op(),
        post.channel(),
        post.id(),
        post.author(),
        post.eventAt(),
        createdAt,
        post.text(),
        post.lang(),
        post.url(),
        post.inReplyTo(),
        post.repostOf(),
        post.conversation(),
        post.engagement(),
        post.contentHash(),
        post.ingestedAt());
  }
}
