package org.barograph.dashboards.viewer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.UncheckedIOException;

/**
 * What goes back to the browser.
 *
 * @param isKept whether the browser may keep it and ask only if it changed
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares answers, and none is copied
record Reply(int status, String contentType, byte[] body, boolean isKept) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String JSON_TYPE = "application/json; charset=utf-8";

  static Reply json(JsonNode body) {
    return json(200, body);
  }

  static Reply json(byte[] body) {
    return new Reply(200, JSON_TYPE, body, false);
  }

  static Reply error(int status, String message) {
    return json(status, JsonNodeFactory.instance.objectNode().put("error", message));
  }

  private static Reply json(int status, JsonNode body) {
    try {
      return new Reply(status, JSON_TYPE, JSON.writeValueAsBytes(body), false);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
