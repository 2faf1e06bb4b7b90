package org.barograph.jobs.model;

/**
 * Takes a mention back.
 *
 * @param createdAt of the mention that is taken back: it finds the pane and the monthly index
 * @param eventAt when the operation behind it happened, epoch milliseconds
 * @param revision of the operation behind it; supersedes the mention's
 * @param current whether the document is removed; it is, whatever is known already, because a run
 *     that was killed may have read in another order and written what this one never saw stand
 * @param authorDeleted whether all that its author wrote is to be gone
 * @param denied who said that the brand is not meant; null where a post operation is behind it
 */
public record Retraction(
    String mentionId,
    String brand,
    String channel,
    String postId,
    String authorId,
    long createdAt,
    long eventAt,
    long revision,
    boolean current,
    boolean authorDeleted,
    Label denied) {

  /** Behind it is an operation of the post. */
  public Retraction(
      String mentionId,
      String brand,
      String channel,
      String postId,
      String authorId,
      long createdAt,
      long eventAt,
      long revision,
      boolean current) {
    this(
        mentionId, brand, channel, postId, authorId, createdAt, eventAt, revision, current, false,
        null);
  }

  /** Behind it is the deletion of its author. */
  public Retraction ofDeletedAuthor() {
    return new Retraction(
        mentionId, brand, channel, postId, authorId, createdAt, eventAt, revision, current, true,
        denied);
  }
}
