package org.barograph.dashboards.lens;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * What all panels of a dashboard share for one answer.
 *
 * @param now what {@code now} means in a panel's own time range
 * @param zone where the days of date histograms begin
 * @param range the dashboard's time
 * @param queries the dashboard's query and filters, what its controls say, and filters that
 *     somebody clicked; layers that ignore global filters leave them out
 */
public record Scope(Instant now, ZoneId zone, TimeRange range, List<ObjectNode> queries) {

  public Scope {
    queries = List.copyOf(queries);
  }

  /** With another time. */
  Scope withRange(TimeRange other) {
    return new Scope(now, zone, other, queries);
  }

  /** With one more query. */
  public Scope and(ObjectNode query) {
    return new Scope(
        now,
        zone,
        range,
        java.util.stream.Stream.concat(queries.stream(), java.util.stream.Stream.of(query))
            .toList());
  }
}
