package org.barograph.dashboards.lens;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What one search brings to a panel: a layer, a trend behind a number, marks on the time axis. */
public interface Part {

  /**
   * Within the panel: {@code 0} for the first layer, {@code 1.0} for the first event of the second.
   */
  String name();

  /** What to ask. */
  Search search();

  /**
   * Reads the answer to {@link #search}.
   *
   * @param answer of {@code _search}; one without aggregations (there is no index yet) is an empty
   *     table
   */
  Table read(JsonNode answer);

  /**
   * A second search that only the first answer can word: for everything outside of the top terms.
   *
   * @return empty where nothing is left to ask
   */
  default Optional<Part> rest(JsonNode answer) {
    return Optional.empty();
  }
}
