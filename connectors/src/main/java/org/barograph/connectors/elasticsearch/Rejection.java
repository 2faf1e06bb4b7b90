package org.barograph.connectors.elasticsearch;

/**
 * An operation that Elasticsearch refused for good.
 *
 * @param status HTTP status of the item, such as 400
 * @param type Elasticsearch's error type, such as {@code document_parsing_exception}
 * @param reason for people, at most about 500 characters; may quote the document
 */
public record Rejection(DocumentOperation operation, int status, String type, String reason) {

  /** Without the document. */
  public String text() {
    return operation + ": " + status + " " + type + ": " + reason;
  }
}
