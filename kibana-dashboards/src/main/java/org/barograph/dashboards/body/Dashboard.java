package org.barograph.dashboards.body;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One dashboard.
 *
 * @param id in the address of {@code PUT /api/dashboards/<id>}; links and drilldowns name it
 * @param body of that request
 */
public record Dashboard(String id, ObjectNode body) {

  public String title() {
    return body.path("title").asText();
  }
}
