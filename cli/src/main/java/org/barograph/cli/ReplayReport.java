package org.barograph.cli;

import java.time.Instant;
import java.util.Locale;
import org.apache.kafka.common.errors.TimeoutException;
import org.barograph.connectors.posts.Published;

/**
 * What a replay says of itself.
 *
 * @param total posts in the file
 * @param seconds from the first record to the last acknowledgement
 */
record ReplayReport(Published published, long total, double seconds) {
  static Progress progress(Published now, long total) {
    var note =
        now.eventAt() == 0 ? "" : "reached " + Instant.ofEpochMilli(now.eventAt() / 1000 * 1000);
    return new Progress("replay", now.posts(), total, "posts", note);
  }

  String complete() {
    return String.format(
        Locale.ROOT,
        "replayed: %,d posts sent, %,d acknowledged, %,d skipped, %,d heartbeats, %.1f s",
        published.posts(),
        published.acknowledgedPosts(),
        total - published.posts(),
        published.heartbeats(),
        seconds);
  }

  String failed() {
    return "replay failed: " + counts() + ": " + reason(published.failure()) + again();
  }

  String interrupted() {
    return "replay interrupted: " + counts() + again();
  }

  private String counts() {
    long unknown = published.posts() - published.acknowledgedPosts();
    return String.format(
            Locale.ROOT,
            "%,d of %,d posts sent, %,d acknowledged",
            published.posts(),
            total,
            published.acknowledgedPosts())
        + (unknown == 0
            ? ""
            : String.format(Locale.ROOT, ", %,d unknown (they may have arrived)", unknown));
  }

  private static String reason(Exception failure) {
    if (failure instanceof TimeoutException) {
      return "Kafka no longer answers (" + failure.getMessage() + ")";
    }
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }

  private static String again() {
    return "; sending the file again is safe, posts that are known do not count twice";
  }
}
