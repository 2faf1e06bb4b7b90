package org.barograph.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * What the report needs of a mention document (FIELDS.md).
 *
 * @param at event time
 */
public record FoundMention(String mentionId, String brand, Instant at, String polarity) {

  /**
   * Reads a document of the index of mentions, of which the fields {@code mention_id}, {@code
   * brand}, {@code @timestamp} and {@code sentiment.polarity} suffice.
   */
  public static FoundMention of(JsonNode json) {
    return new FoundMention(
        json.path("mention_id").asText(),
        json.path("brand").asText(),
        Instant.parse(json.path("@timestamp").asText()),
        json.path("sentiment").path("polarity").asText());
  }
}
