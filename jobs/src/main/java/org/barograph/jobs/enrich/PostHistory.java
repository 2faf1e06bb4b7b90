package org.barograph.jobs.enrich;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.barograph.jobs.model.Command;
import org.barograph.jobs.model.MatchedPost;
import org.barograph.jobs.model.Post;
import org.barograph.jobs.model.PostChange;
import org.barograph.jobs.model.PostOperation;
import org.barograph.jobs.model.Retraction;

/**
 * The versions of one post and what people said of it, in their order, however they came. Whatever
 * the order of arrival, the union of the changes that {@link #apply} gives is the same up to
 * retractions of what is gone already and to versions that are superseded; whoever folds them by
 * (event time, id, revision) sees the same history.
 *
 * @param versions in order, the oldest dropped beyond {@link #MAX_VERSIONS}
 * @param waiting updates that came before their create and do not say when the post was written; no
 *     more than {@link #MAX_VERSIONS}
 * @param createdAt what the create says, for updates that do not; 0 before it came. Creates that
 *     contradict each other break the promise: the first to come counts
 * @param commands in order, the oldest given up beyond {@link #MAX_COMMANDS}; those without a post
 *     wait here for it
 */
public record PostHistory(
    List<PostVersion> versions, List<MatchedPost> waiting, long createdAt, List<Command> commands) {

  /** Takes in snapshots from before people could speak of mentions. */
  public PostHistory {
    commands = commands == null ? List.of() : commands;
  }

  /** An edit war must not grow the state; a version that fell out would count as new. */
  static final int MAX_VERSIONS = 16;

  /** More than people ever argue about one post. */
  static final int MAX_COMMANDS = 32;

  static final PostHistory EMPTY = new PostHistory(List.of(), List.of(), 0, List.of());

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

  /**
   * What a command does.
   *
   * @param duplicate whether it is known already
   * @param givenUp older commands that make room
   */
  record Heard(
      PostHistory history, List<PostChange> changes, boolean duplicate, List<Command> givenUp) {}

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
    PostHistory dated =
        first ? new PostHistory(versions, List.of(), post.createdAt(), commands) : this;
    PostHistory history = dated.insert(operation, changes);
    if (first) {
      for (MatchedPost waited : waiting) {
        history = history.insert(waited, changes);
      }
    }
    return new Applied(history, changes, false, List.of());
  }

  /** As of when it was said, whatever is known of the post by now. */
  Heard apply(Command command) {
    if (commands.contains(command)) {
      return new Heard(this, List.of(), true, List.of());
    }
    List<Command> longer = new ArrayList<>(commands);
    longer.add(command);
    longer.sort(Command.ORDER);
    PostTimeline timeline = new PostTimeline(versions, longer);
    List<PostChange> changes = new ArrayList<>();
    addCommands(timeline, longer.indexOf(command), changes);
    for (int i = timeline.versionsUpTo(command); i < versions.size(); i++) {
      changes.add(timeline.ofVersion(i, false));
    }
    int over = Math.max(0, longer.size() - MAX_COMMANDS);
    return new Heard(
        new PostHistory(
            versions, waiting, createdAt, List.copyOf(longer.subList(over, longer.size()))),
        changes,
        false,
        List.copyOf(longer.subList(0, over)));
  }

  private static void addCommands(PostTimeline timeline, int from, List<PostChange> changes) {
    for (int i = from; i < timeline.commands().size(); i++) {
      PostChange change = timeline.ofCommand(i);
      if (change != null) {
        changes.add(change);
      }
    }
  }

  private Applied held(MatchedPost operation) {
    List<MatchedPost> longer = new ArrayList<>(waiting);
    longer.add(operation);
    longer.sort(Comparator.comparing(MatchedPost::post, PostHistory::compare));
    int over = Math.max(0, longer.size() - MAX_VERSIONS);
    return new Applied(
        new PostHistory(
            versions, List.copyOf(longer.subList(over, longer.size())), createdAt, commands),
        List.of(),
        false,
        List.copyOf(longer.subList(0, over)));
  }

  private static int compare(Post one, Post other) {
    int byRevision = Long.compare(one.revision(), other.revision());
    return byRevision != 0
        ? byRevision
        : Long.compareUnsigned(one.contentHash(), other.contentHash());
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
    for (Command command : commands) {
      last = Math.max(last, command.at());
    }
    return last;
  }

  /** Commands that never had a mention to speak of. */
  List<Command> unheard() {
    PostTimeline timeline = new PostTimeline(versions, commands);
    return commands.stream().filter(command -> !timeline.isHeard(command)).toList();
  }

  private boolean knows(Post post) {
    return versions.stream()
            .anyMatch(v -> v.revision() == post.revision() && v.contentHash() == post.contentHash())
        || waiting.stream().anyMatch(w -> w.post().contentHash() == post.contentHash());
  }

  private PostHistory insert(MatchedPost operation, List<PostChange> changes) {
    PostVersion version =
        PostVersion.of(new MatchedPost(completed(operation.post()), operation.mentions()));
    int at = 0;
    while (at < versions.size() && versions.get(at).compareTo(version) < 0) {
      at++;
    }
    List<PostVersion> longer = new ArrayList<>(versions);
    longer.add(at, version);
    PostTimeline timeline = new PostTimeline(longer, commands);
    PostChange change = timeline.ofVersion(at, true);
    if (at + 1 < longer.size()) {
      List<Retraction> more = new ArrayList<>(change.retractions());
      more.addAll(timeline.ofVersion(at + 1, false).retractions());
      change = change.withRetractions(more);
    }
    changes.add(change);
    addCommands(timeline, timeline.heardBefore(version).size(), changes);
    return new PostHistory(
        List.copyOf(longer.subList(Math.max(0, longer.size() - MAX_VERSIONS), longer.size())),
        waiting,
        createdAt,
        commands);
  }

  private Post completed(Post post) {
    return post.createdAt() != 0 || post.op() != PostOperation.UPDATE
        ? post
        : withCreatedAt(post, createdAt);
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
