package org.barograph.connectors.posts;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;

/**
 * Posts in the order of event time with the heartbeats that belong between and after them: the same
 * for a replay into Kafka and for a backtest without one (a single partition).
 */
public final class PostStream implements Iterator<StreamItem> {
  private final Iterator<PostRecord> posts;
  private final Heartbeats heartbeats;
  private final Queue<Heartbeat> due = new ArrayDeque<>();
  private PostRecord nextPost;
  private boolean ended;

  /**
   * @param posts in the order of their event time
   */
  public PostStream(Iterator<PostRecord> posts, Heartbeats heartbeats) {
    this.posts = posts;
    this.heartbeats = heartbeats;
  }

  @Override
  public boolean hasNext() {
    prepare();
    return nextPost != null || !due.isEmpty();
  }

  @Override
  public StreamItem next() {
    prepare();
    if (!due.isEmpty()) {
      return due.remove();
    }
    if (nextPost == null) {
      throw new NoSuchElementException();
    }
    var post = nextPost;
    nextPost = null;
    heartbeats.passed(post);
    return post;
  }

  private void prepare() {
    if (!due.isEmpty() || ended) {
      return;
    }
    if (nextPost == null && posts.hasNext()) {
      nextPost = posts.next();
    }
    if (nextPost == null) {
      due.addAll(heartbeats.lastRound());
      ended = true;
    } else {
      due.addAll(heartbeats.roundBefore(nextPost.eventAt()));
    }
  }
}
