package org.barograph.dashboards.body;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One data view, as Kibana's data views API takes it.
 *
 * @param id readable and the same everywhere, because dashboards refer to it
 * @param documents what it shows, as the index templates name it: {@code mentions}, {@code windows}
 * @param title the index pattern: the alias or index that it reads
 * @param timeField the field of the time filter
 * @param body of {@code POST /api/data_views/data_view}; replaces a data view of the same id
 */
public record DataView(
    String id, String documents, String title, String timeField, ObjectNode body) {

  static DataView of(String documents, ObjectNode body, String tenantOrNull) {
    ObjectNode view = (ObjectNode) body.get("data_view");
    if (tenantOrNull != null) {
      view.put("title", view.get("title").textValue() + "-" + tenantOrNull);
    }
    return new DataView(
        view.get("id").textValue(),
        documents,
        view.get("title").textValue(),
        view.get("timeFieldName").textValue(),
        body);
  }
}
