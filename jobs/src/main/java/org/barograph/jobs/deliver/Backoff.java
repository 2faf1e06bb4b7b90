package org.barograph.jobs.deliver;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * Exponential, with full jitter (Brooker 2015, <a
 * href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">AWS Architecture
 * Blog</a>): receivers that come back are not met by all that waited at once.
 */
final class Backoff {

  /** Even the shortest pause is one. */
  private static final long SHORTEST = 10;

  private final long firstMillis;
  private final long longestMillis;

  Backoff(Duration first, Duration longest) {
    this.firstMillis = first.toMillis();
    this.longestMillis = Math.max(longest.toMillis(), firstMillis);
  }

  /**
   * Milliseconds to wait.
   *
   * @param attempts made so far, at least 1
   * @param key the same key and attempt wait as long again after a restart
   */
  long pause(int attempts, String key) {
    long most = most(attempts);
    return SHORTEST + new SplittableRandom(key.hashCode() * 31L + attempts).nextLong(most);
  }

  /** Milliseconds before jitter. */
  long most(int attempts) {
    int doublings = Math.min(attempts - 1, 30);
    return Math.min(firstMillis << doublings, longestMillis);
  }
}
