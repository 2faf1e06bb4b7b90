package org.barograph.dashboards.viewer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.barograph.dashboards.lens.Table;

/** Tables as the page reads them. */
final class TableJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private TableJson() {}

  static ObjectNode of(Table table) {
    ObjectNode json = JSON.createObjectNode().put("total", table.total());
    ArrayNode columns = json.putArray("columns");
    for (Table.Column column : table.columns()) {
      ObjectNode node =
          columns
              .addObject()
              .put("name", column.name())
              .put("role", column.role().name().toLowerCase(Locale.ROOT))
              .put("kind", column.kind())
              .put("field", column.field());
      if (column.stepMillis() > 0) {
        node.put("step", column.stepMillis());
      }
      if (column.format().isObject()) {
        node.set("format", column.format());
      }
    }
    ArrayNode rows = json.putArray("rows");
    table.rows().forEach(row -> rows.add(JSON.<ArrayNode>valueToTree(row)));
    return json;
  }
}
