package org.barograph.jobs.model;

import java.util.Comparator;

/**
 * A mention change as detection sees it.
 *
 * @param eventAt when the change happened: decides the tick from which it counts
 * @param createdAt when the post was written: decides the pane
 * @param mention null for a retraction
 * @param ingestedAt the Kafka timestamp of the post's record; 0 outside Kafka. For measuring only
 * @param deletedAuthor null, or the id of the author whose deletion is behind the retraction
 */
public record MentionEvent(
    String mentionId,
    String postKey,
    String brand,
    long eventAt,
    long revision,
    long createdAt,
    ScoredMention mention,
    long ingestedAt,
    String deletedAuthor) {

  /** The order in which changes are folded, whatever the order of arrival. */
  public static final Comparator<MentionEvent> CANONICAL =
      Comparator.comparingLong(MentionEvent::eventAt)
          .thenComparing(MentionEvent::mentionId)
          .thenComparingLong(MentionEvent::revision)
          .thenComparing(MentionEvent::isUpsert)
          .thenComparingLong(MentionEvent::createdAt);

  public static MentionEvent of(MentionChange change) {
    if (change.isRetraction()) {
      return new MentionEvent(
          change.mentionId(),
          change.postKey(),
          change.retraction().brand(),
          change.eventAt(),
          change.revision(),
          change.createdAt(),
          null,
          0,
          change.retraction().authorDeleted() ? change.authorId() : null);
    }
    return new MentionEvent(
        change.mentionId(),
        change.postKey(),
        change.mention().mention().brand(),
        change.eventAt(),
        change.revision(),
        change.createdAt(),
        ScoredMention.of(change.mention()),
        change.mention().post().ingestedAt(),
        null);
  }

  /** Null unless behind it is the deletion of its author. */
  public DeletedAuthor deleted() {
    return deletedAuthor == null
        ? null
        : new DeletedAuthor(postKey.substring(0, postKey.indexOf(':')), deletedAuthor);
  }

  public boolean isUpsert() {
    return mention != null;
  }
}
