package org.barograph.jobs.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Iterator;
import java.util.Set;

/** Reads a record as one JSON object, whatever its bytes are. Thread-safe. */
final class StrictJson {

  private final int maxBytes;
  private final ObjectMapper json;

  StrictJson(int maxBytes) {
    this.maxBytes = maxBytes;
    this.json =
        new ObjectMapper(
                JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                        StreamReadConstraints.builder()
                            .maxNestingDepth(20)
                            .maxNumberLength(30)
                            .maxStringLength(maxBytes)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  JsonNode object(byte[] value) throws BadPost {
    if (value == null || value.length == 0) {
      throw new BadPost("not_json", "the record is empty");
    }
    if (value.length > maxBytes) {
      throw new BadPost(
          "too_large", "the record has " + value.length + " bytes, at most " + maxBytes);
    }
    JsonNode node = tree(value);
    if (!node.isObject()) {
      throw new BadPost("not_an_object", "a record is a JSON object, got " + node.getNodeType());
    }
    return node;
  }

  private JsonNode tree(byte[] value) throws BadPost {
    try {
      JsonNode node = json.readTree(value);
      if (node == null || node.isMissingNode()) {
        throw new BadPost("not_json", "the record is blank");
      }
      return node;
    } catch (StreamConstraintsException e) {
      throw new BadPost("too_large", String.valueOf(e.getOriginalMessage()));
    } catch (JsonProcessingException e) {
      throw new BadPost("not_json", String.valueOf(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new BadPost("not_json", String.valueOf(e.getMessage()));
    }
  }

  static void refuseUnknown(JsonNode node, Set<String> known, String path) throws BadPost {
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        String cut = Text.wellFormed(name.length() > 64 ? name.substring(0, 64) + "…" : name);
        throw new BadPost("unknown_field", path + cut + ": no such field");
      }
    }
  }
}
