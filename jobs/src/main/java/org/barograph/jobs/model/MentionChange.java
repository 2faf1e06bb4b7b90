package org.barograph.jobs.model;

/**
 * One record of the Kafka topic of mentions: an upsert (with {@code mention}) or a retraction (with
 * {@code retraction}), never both.
 *
 * @param current false when a later version of the post is known already: the record completes the
 *     history for the detectors, no document is written
 */
public record MentionChange(EnrichedMention mention, Retraction retraction, boolean current) {

  public static MentionChange upsert(EnrichedMention mention, boolean current) {
    return new MentionChange(mention, null, current);
  }

  public static MentionChange retract(Retraction retraction) {
    return new MentionChange(null, retraction, retraction.current());
  }

  public boolean isRetraction() {
    return retraction != null;
  }

  public String mentionId() {
    return isRetraction() ? retraction.mentionId() : mention.mention().mentionId();
  }

  public long eventAt() {
    return isRetraction() ? retraction.eventAt() : mention.eventAt();
  }

  public long revision() {
    return isRetraction() ? retraction.revision() : mention.revision();
  }

  /** Of the post's version that it rests on: before {@link #revision()} where a command is. */
  public long postRevision() {
    return isRetraction() ? retraction.revision() : mention.post().revision();
  }

  public long createdAt() {
    return isRetraction() ? retraction.createdAt() : mention.post().createdAt();
  }

  public String channel() {
    return isRetraction() ? retraction.channel() : mention.post().channel();
  }

  public String authorId() {
    return isRetraction() ? retraction.authorId() : mention.post().author().id();
  }

  /** {@code channel:id} of the post, the key of the Kafka record. */
  public String postKey() {
    return isRetraction() ? retraction.channel() + ":" + retraction.postId() : mention.post().key();
  }
}
