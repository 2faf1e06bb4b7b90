package org.barograph.dashboards.lens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.barograph.dashboards.lens.Table.Column;

/**
 * Documents as they are: one row each, a column for each field, and {@code _id} as the last.
 *
 * @param sort fields, each with {@code asc} or {@code desc}, the first counts most
 * @param size how many, at most
 */
record Documents(
    String name, Source source, List<String> fields, Map<String, String> sort, int size)
    implements Part {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String ID = "_id";
  private static final int MAX = 100;

  /** The documents of a Discover session's first tab. */
  static Documents of(JsonNode config, Scope scope) {
    JsonNode tab = config.path("tabs").path(0);
    Source source = Source.of(config, tab, scope);
    List<String> fields = new ArrayList<>();
    tab.path("column_order").forEach(column -> fields.add(column.asText()));
    Map<String, String> sort = new LinkedHashMap<>();
    tab.path("sort")
        .forEach(by -> sort.put(by.path("name").asText(), by.path("direction").asText("asc")));
    return new Documents("0", source, fields, sort, tab.path("sample_size").asInt(MAX));
  }

  @Override
  public Search search() {
    ObjectNode body =
        JSON.objectNode().put("size", Math.min(size, MAX)).put("track_total_hits", true);
    body.set("query", source.query());
    ArrayNode order = body.putArray("sort");
    sort.forEach((field, direction) -> {
      order.addObject().putObject(field).put("order", direction).put("unmapped_type", "long");
    });
    ArrayNode wanted = body.putArray("_source");
    fields.forEach(wanted::add);
    return new Search(source.dataView(), body);
  }

  @Override
  public Table read(JsonNode answer) {
    List<Column> columns = new ArrayList<>();
    for (String field : fields) {
      columns.add(value(field));
    }
    columns.add(value(ID));
    List<List<Object>> rows = new ArrayList<>();
    for (JsonNode hit : answer.at("/hits/hits")) {
      List<Object> row = new ArrayList<>();
      fields.forEach(field -> row.add(Cells.at(hit.path("_source"), field)));
      row.add(hit.path(ID).asText());
      rows.add(row);
    }
    return new Table(columns, rows, answer.at("/hits/total/value").asLong());
  }

  static Column value(String field) {
    return new Column(field, Table.Role.VALUE, "", field, 0, MissingNode.getInstance());
  }
}
