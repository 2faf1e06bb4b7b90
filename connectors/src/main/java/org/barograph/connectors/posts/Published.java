package org.barograph.connectors.posts;

/**
 * How far publishing has come, or came.
 *
 * @param posts records of the file handed to Kafka
 * @param acknowledgedPosts of those, written by Kafka for certain
 * @param heartbeats handed to Kafka
 * @param acknowledgedHeartbeats of those, written by Kafka for certain
 * @param eventAt event time reached, epoch milliseconds; 0 before the first record
 * @param failure what ended it before its end; null if nothing did
 * @param stopped whether it was asked to stop before its end
 */
public record Published(
    long posts,
    long acknowledgedPosts,
    long heartbeats,
    long acknowledgedHeartbeats,
    long eventAt,
    Exception failure,
    boolean stopped) {

  /** Whether all there was has been written by Kafka. */
  public boolean isComplete() {
    return failure == null
        && !stopped
        && posts == acknowledgedPosts
        && heartbeats == acknowledgedHeartbeats;
  }
}
