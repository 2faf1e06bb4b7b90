package org.barograph.connectors.elasticsearch;

/**
 * What Elasticsearch, or the way to it, said about an operation or a whole request.
 *
 * @param status HTTP status; 0 if there was no answer
 * @param type Elasticsearch's error type, or the exception's class; empty for success
 */
record Answer(int status, String type, String reason) {

  /** Reasons quote the document, and documents come from outside. */
  static final int MAX_REASON = 500;

  Answer {
    type = type == null ? "" : type;
    reason =
        reason == null
            ? ""
            : reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) : reason;
  }

  String text() {
    return (status == 0 ? "no answer" : String.valueOf(status)) + " " + type + ": " + reason;
  }
}
