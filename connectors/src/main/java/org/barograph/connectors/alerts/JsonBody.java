package org.barograph.connectors.alerts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;

/** JSON in memory. */
final class JsonBody {

  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonBody() {}

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static com.fasterxml.jackson.databind.node.ArrayNode array() {
    return JSON.createArrayNode();
  }

  static byte[] bytes(com.fasterxml.jackson.databind.JsonNode node) {
    try {
      return JSON.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("writing JSON into memory", e);
    }
  }

  static String pretty(com.fasterxml.jackson.databind.JsonNode node) {
    return node.toPrettyString();
  }
}
