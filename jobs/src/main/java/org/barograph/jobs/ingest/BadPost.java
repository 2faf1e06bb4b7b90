package org.barograph.jobs.ingest;

/** A rule that a record breaks; ends as a dead letter. */
final class BadPost extends Exception {

  /** The counted word of FIELDS.md. */
  final String reason;

  BadPost(String reason, String message) {
    // No stack trace: hostile input must not cost more than good input.
    super(message, null, false, false);
    this.reason = reason;
  }
}
