package org.barograph.connectors.elasticsearch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads what {@code _bulk} answers. */
final class BulkAnswers {

  /** The part of the answer that is read; applies to error answers, too. */
  static final String FILTER = "errors,status,error,items.*.status,items.*.error";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private BulkAnswers() {}

  /**
   * One verdict for each operation, in their order.
   *
   * @throws IOException if this is not the answer to these operations
   */
  static List<Verdict> items(byte[] body, List<DocumentOperation> operations) throws IOException {
    JsonNode answer = JSON.readTree(body);
    JsonNode items = answer.path("items");
    if (items.size() != operations.size()) {
      throw new IOException(
          "answer with " + items.size() + " items for " + operations.size() + " operations");
    }
    if (answer.path("errors").isBoolean() && !answer.path("errors").booleanValue()) {
      return Collections.nCopies(operations.size(), new Verdict.Accepted(false));
    }
    List<Verdict> verdicts = new ArrayList<>(operations.size());
    for (int i = 0; i < operations.size(); i++) {
      verdicts.add(AnswerClassifier.item(item(items.get(i)), operations.get(i).isDelete()));
    }
    return verdicts;
  }

  /**
   * An item is {@code {"index": {"status": ..}}}, or another single member named like the action.
   */
  private static Answer item(JsonNode item) throws IOException {
    for (JsonNode outcome : item) {
      if (outcome.path("status").isInt()) {
        return answer(outcome.path("status").intValue(), outcome.path("error"));
      }
    }
    throw new IOException("answer with an item that has no status");
  }

  /**
   * The answer to a request that failed as a whole; a body that is not Elasticsearch's is kept as
   * the reason.
   */
  static Answer failed(int status, byte[] body) {
    try {
      JsonNode error = JSON.readTree(body).path("error");
      if (error.isObject()) {
        return answer(status, error);
      }
    } catch (IOException e) {
      // a proxy's page, told below
    }
    return new Answer(status, "", new String(body, UTF_8));
  }

  private static Answer answer(int status, JsonNode error) {
    var reason = new StringBuilder(error.path("reason").asText(""));
    // The outermost reason is often general; the cause names field and value.
    JsonNode cause = error.path("caused_by");
    while (cause.isObject() && reason.length() < Answer.MAX_REASON) {
      reason.append("; ").append(cause.path("reason").asText(""));
      cause = cause.path("caused_by");
    }
    return new Answer(status, error.path("type").asText(""), reason.toString());
  }
}
