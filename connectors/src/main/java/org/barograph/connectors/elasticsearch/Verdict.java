package org.barograph.connectors.elasticsearch;

/** What becomes of one operation after an attempt. */
sealed interface Verdict {

  /**
   * Done.
   *
   * @param overtaken a newer version was there already
   */
  record Accepted(boolean overtaken) implements Verdict {}

  /**
   * The cluster or the index cannot take it now; not the document's fault, so no attempt is
   * counted.
   */
  record Hold(Answer answer) implements Verdict {}

  /** This operation failed and may succeed again; attempts are counted. */
  record Retry(Answer answer) implements Verdict {}

  /** Would fail the same way for ever. */
  record Rejected(Answer answer) implements Verdict {}

  /** Nothing can be written until somebody changes something. */
  record Fatal(String message) implements Verdict {}
}
