package org.barograph.jobs.model;

/**
 * One operation of the changelog of posts. Times are epoch milliseconds (UTC).
 *
 * @param op what happens to the post
 * @param channel where it was posted
 * @param id the channel's id of the post; null for {@link PostOperation#DELETE_AUTHOR} and {@link
 *     PostOperation#HEARTBEAT}
 * @param author never null
 * @param eventAt when the operation happened
 * @param createdAt when the post was written; 0 when an update or a delete does not say
 * @param text null where the operation carries none
 * @param lang the source's own hint of the language (BCP 47), unverified; may be null
 * @param contentHash 64 bits over everything that the operation says, the last tie-breaker
 * @param ingestedAt the Kafka record's timestamp; 0 outside Kafka. Outside the promise of
 *     determinism
 */
public record Post(
    PostOperation op,
    String channel,
    String id,
    Author author,
    long eventAt,
    long createdAt,
    String text,
    String lang,
    String url,
    String inReplyTo,
    String repostOf,
    String conversation,
    Engagement engagement,
    long contentHash,
    long ingestedAt) {

  /** {@code channel:id}, the identity of a post and the key of its Kafka records. */
  public String key() {
    return channel + ":" + id;
  }

  /**
   * The place of this operation in the order event time, operation, content, as one number that
   * Elasticsearch accepts as an external version: 42 bits of milliseconds, 2 bits of rank, 19 bits
   * of the content hash.
   */
  public long revision() {
    return eventAt << 21 | (long) op.rank() << 19 | contentHash >>> 45;
  }
}
