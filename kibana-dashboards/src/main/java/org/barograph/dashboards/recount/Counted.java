package org.barograph.dashboards.recount;

import java.util.List;

/** What a part of a panel must show. */
public sealed interface Counted {

  /**
   * Of the part in its panel: the number of the layer, {@code trend} behind a number, layer and
   * event of marks on the time axis.
   */
  String name();

  /** Buckets' keys and then the metrics, row by row; a cell without value is null. */
  record Rows(String name, List<List<Object>> rows) implements Counted {}

  /**
   * Terms that stand out, each with its documents and its score: at most {@code limit} of them, and
   * none while one with a higher score is left out.
   */
  record Significant(String name, List<Term> terms, int limit) implements Counted {}

  /** One of them. */
  record Term(String key, long docs, double score) {}

  /**
   * Documents, sorted: the first {@code limit}. Those that are alike in all of the sort keys may
   * come in any order.
   *
   * @param columns whose values are shown
   */
  record Documents(
      String name, List<Doc> sorted, List<String> sortFields, List<String> columns, int limit)
      implements Counted {}
}
