package org.barograph.jobs.model;

import java.util.List;

/**
 * What one operation of a post, or one command on it, changes: mentions to score, and mentions to
 * take back.
 *
 * @param mentions none for a delete
 * @param current false when a later version came first: the event-time record is still complete,
 *     but no document is written
 * @param eventAt of the operation or the command, epoch milliseconds
 * @param revision of the mentions
 * @param first whether it is to be counted as the post operation's outcome; what follows from a
 *     command, or is written again because of one, is not
 */
public record PostChange(
    Post post,
    List<Mention> mentions,
    boolean current,
    List<Retraction> retractions,
    long eventAt,
    long revision,
    boolean first) {

  public PostChange withRetractions(List<Retraction> others) {
    return new PostChange(post, mentions, current, others, eventAt, revision, first);
  }
}
