package org.barograph.dashboards.lens;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/**
 * The time that a layer looks at.
 *
 * @param shifts of its metrics, as written; where there are any, one request covers all of the
 *     ranges and every metric filters its own
 * @param hasSteps whether a date histogram is among the buckets
 */
record LayerTime(
    String field, TimeRange range, ZoneId zone, SortedSet<String> shifts, boolean hasSteps) {

  LayerTime {
    if (hasSteps && !shifts.isEmpty()) {
      throw new UnsupportedPanelException("A time shift beside a date histogram is not drawn.");
    }
  }

  /** Documents of any of its ranges. */
  ObjectNode query() {
    if (shifts.isEmpty()) {
      return Queries.during(field, range);
    }
    List<ObjectNode> ranges = new ArrayList<>();
    ranges.add(Queries.during(field, range));
    shifts.forEach(shift -> ranges.add(Queries.during(field, range.shifted(shift))));
    return Queries.any(ranges);
  }

  /** What a metric of this shift must filter by; nothing where there is only one range. */
  List<ObjectNode> filter(String shiftOrNull) {
    if (shifts.isEmpty()) {
      return List.of();
    }
    TimeRange own = shiftOrNull == null ? range : range.shifted(shiftOrNull);
    return List.of(Queries.during(field, own));
  }
}
