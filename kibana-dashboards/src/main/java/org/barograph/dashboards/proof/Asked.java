package org.barograph.dashboards.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** An Elasticsearch that is asked. */
public interface Asked {

  /**
   * The answer of {@code _search}.
   *
   * @param dataView id of the data view whose documents are asked
   * @throws IOException if it cannot be reached or refuses
   */
  JsonNode search(String dataView, ObjectNode body) throws IOException;
}
