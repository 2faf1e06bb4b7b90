package org.barograph.connectors.elasticsearch;

import java.io.Serializable;
import java.time.Duration;

/**
 * What happens when Elasticsearch does not take documents.
 *
 * @param attempts how often one document may fail by its own fault (an item's 5xx) before it counts
 *     as rejected; overload, blocks, closed indices and an unreachable cluster are waited for
 *     without end
 * @param firstPause pause after the first failure; doubled with each further one, with jitter
 * @param longestPause the pause stops growing here
 * @param rejectionWindow over how many of the last documents rejections are counted
 * @param rejectionShare share of the window, in (0, 1], above which the sink breaks off
 */
public record Retrying(
    int attempts,
    Duration firstPause,
    Duration longestPause,
    int rejectionWindow,
    double rejectionShare)
    implements Serializable {

  public static final Retrying DEFAULT =
      new Retrying(8, Duration.ofMillis(200), Duration.ofSeconds(10), 1_000, 0.5);

  public Retrying {
    Checks.atLeast("attempts", attempts, 1);
    Checks.atLeast("firstPause in ms", firstPause.toMillis(), 1);
    Checks.atLeast("longestPause in ms", longestPause.toMillis(), firstPause.toMillis());
    Checks.atLeast("rejectionWindow", rejectionWindow, 1);
    if (!(rejectionShare > 0 && rejectionShare <= 1)) {
      throw new IllegalArgumentException("rejectionShare must be in (0, 1], got " + rejectionShare);
    }
  }
}
