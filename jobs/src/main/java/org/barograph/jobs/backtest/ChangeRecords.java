package org.barograph.jobs.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.barograph.connectors.elasticsearch.DocumentOperation;
import org.barograph.jobs.index.MentionRecord;
import org.barograph.jobs.model.Heard;
import org.barograph.jobs.model.MentionChange;

/** Records of the Kafka topic of mentions, for a file of them. */
public final class ChangeRecords {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FILE = "changes";

  private ChangeRecords() {}

  /** One revision may both leave a minute and come back to it, with another created_at. */
  static DocumentOperation of(MentionChange change) {
    String id =
        change.mentionId()
            + "|"
            + change.revision()
            + "|"
            + change.isRetraction()
            + "|"
            + change.createdAt();
    return new DocumentOperation(FILE, id, change.revision(), MentionRecord.json(change));
  }

  static DocumentOperation of(Heard heard) {
    return new DocumentOperation(
        FILE, "heard|" + heard.channel() + "|" + heard.minute(), 0, MentionRecord.json(heard));
  }

  /**
   * The record that a mention document stands for: as if it had been so from the start.
   *
   * @throws IOException if it is no mention document
   */
  public static byte[] ofDocument(String document) throws IOException {
    JsonNode mention = JSON.readTree(document);
    for (String field : new String[] {"@timestamp", "mention_id", "revision"}) {
      if (!mention.path(field).isValueNode()) {
        throw new IOException(field + ": missing");
      }
    }
    ObjectNode record =
        JSON.createObjectNode()
            .put("schema", 1)
            .put("op", "upsert")
            .put("event_at", mention.get("@timestamp").asText())
            .put("revision", mention.get("revision").asLong())
            .put("mention_id", mention.get("mention_id").asText())
            .put("current", true);
    record.set("mention", mention);
    byte[] bytes = JSON.writeValueAsBytes(record);
    try {
      MentionRecord.read(bytes);
    } catch (RuntimeException e) {
      throw new IOException("not a mention document: " + e.getMessage(), e);
    }
    return bytes;
  }
}
