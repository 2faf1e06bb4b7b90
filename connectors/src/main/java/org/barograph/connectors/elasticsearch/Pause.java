package org.barograph.connectors.elasticsearch;

import java.util.concurrent.ThreadLocalRandom;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the sink holds still because Elasticsearch takes nothing, and for how long: exponential,
 * with jitter so that subtasks do not come back in step. Used by the task's thread only.
 */
final class Pause {

  private static final Logger LOG = LoggerFactory.getLogger(Pause.class);

  private final Retrying retrying;
  private final ProcessingTimeService timers;
  private boolean active;
  private int failures;

  Pause(Retrying retrying, ProcessingTimeService timers) {
    this.retrying = retrying;
    this.timers = timers;
  }

  boolean isActive() {
    return active;
  }

  /** Failures since the last request that succeeded as a whole. */
  int failures() {
    return failures;
  }

  /** Requests that fail while the pause lasts were sent before it: they do not make it longer. */
  void begin(Answer why, ProcessingTimeService.ProcessingTimeCallback resume) {
    if (active) {
      return;
    }
    active = true;
    failures++;
    long millis = jittered(delay(retrying, failures));
    if (Integer.bitCount(failures) == 1) {
      LOG.warn(
          "Elasticsearch takes no documents ({}); failure {}, next attempt in {} ms",
          why.text(),
          failures,
          millis);
    }
    var unused =
        timers.registerTimer(
            timers.getCurrentProcessingTime() + millis,
            time -> {
              active = false;
              resume.onProcessingTime(time);
            });
  }

  void succeeded() {
    if (!active && failures > 0) {
      LOG.info("Elasticsearch takes documents again after {} failures", failures);
      failures = 0;
    }
  }

  /** Milliseconds before jitter. */
  static long delay(Retrying retrying, int failures) {
    int doublings = Math.min(failures - 1, 30);
    return Math.min(
        retrying.firstPause().toMillis() << doublings, retrying.longestPause().toMillis());
  }

  private static long jittered(long millis) {
    return millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1);
  }
}
