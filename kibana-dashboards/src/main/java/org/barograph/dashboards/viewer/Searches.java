package org.barograph.dashboards.viewer;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** The Elasticsearch that the viewer reads; never written to. */
public interface Searches {

  /**
   * Sends one request.
   *
   * @param path such as {@code /_msearch}
   * @param contentType of the body
   * @return the answer's body
   * @throws IOException if it cannot be reached, or refuses the request as a whole
   */
  JsonNode post(String path, String contentType, byte[] body) throws IOException;
}
