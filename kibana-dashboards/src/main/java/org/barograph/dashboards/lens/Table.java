package org.barograph.dashboards.lens;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * What a request came to: named columns and rows of equal length.
 *
 * @param total documents that matched, before any limit
 */
public record Table(List<Column> columns, List<List<Object>> rows, long total) {

  /** What a column holds. */
  public enum Role {
    /** The key of a bucket: a String, Long (epoch milliseconds), Double or Boolean. */
    BUCKET,
    /** A number (Double or Long); null for no value. */
    METRIC,
    /** What stands in a document: one value, or a list of them. */
    VALUE
  }

  /**
   * One column.
   *
   * @param name as the panel labels it
   * @param kind of a bucket its operation ({@code terms}, {@code date_histogram}, {@code filters}),
   *     else empty
   * @param field that the bucket or value comes from; empty where there is none
   * @param stepMillis length of a date histogram's buckets; 0 for others
   * @param format as the dashboard has it; a missing node where it has none
   */
  public record Column(
      String name, Role role, String kind, String field, long stepMillis, JsonNode format) {}

  public Table {
    columns = List.copyOf(columns);
    // Not List.copyOf: cells may be null.
    rows = rows.stream().map(Collections::unmodifiableList).toList();
  }

  /**
   * The same rows in the order of a column, no value last; rows that are alike keep their order.
   *
   * @throws IndexOutOfBoundsException if there is no such column
   */
  public Table sortedBy(int column, boolean isDescending) {
    Comparator<Object> values = Table::compare;
    Comparator<Object> order = isDescending ? values.reversed() : values;
    List<List<Object>> sorted =
        rows.stream()
            .sorted((a, b) -> {
              Object left = a.get(column);
              Object right = b.get(column);
              if (left == null || right == null) {
                return left == right ? 0 : left == null ? 1 : -1;
              }
              return order.compare(left, right);
            })
            .toList();
    return new Table(columns, sorted, total);
  }

  private static int compare(Object left, Object right) {
    if (left instanceof Number a && right instanceof Number b) {
      return Double.compare(a.doubleValue(), b.doubleValue());
    }
    return left.toString().compareTo(right.toString());
  }
}
