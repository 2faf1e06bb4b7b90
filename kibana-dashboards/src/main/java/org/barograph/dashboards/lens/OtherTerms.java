package org.barograph.dashboards.lens;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.barograph.dashboards.lens.Table.Column;

/** What is outside of the top terms, as one more term. */
record OtherTerms(Layer inner, Column first) implements Part {

  /** The key of their rows. */
  static final String KEY = "Other";

  @Override
  public String name() {
    return inner.name();
  }

  @Override
  public Search search() {
    return inner.search();
  }

  @Override
  public Table read(JsonNode answer) {
    Table others = inner.read(answer);
    List<Column> columns = new ArrayList<>(List.of(first));
    columns.addAll(others.columns());
    List<List<Object>> rows = new ArrayList<>();
    for (List<Object> row : others.rows()) {
      List<Object> whole = new ArrayList<>();
      whole.add(KEY);
      whole.addAll(row);
      rows.add(whole);
    }
    return new Table(columns, rows, others.total());
  }
}
