package org.barograph.jobs.match;

/**
 * How a name stands in the text, and how far such a finding is believed before anything else is
 * known. The confidences order the kinds; they are not measured probabilities.
 */
enum Kind {
  HANDLE("handle", 0.99, "the brand's handle"),
  EXACT("exact", 0.98, "the name as configured"),
  HASHTAG("hashtag", 0.97, "a hashtag of the brand"),
  DOMAIN("domain", 0.97, "a link to the brand's domain"),
  INFLECTED("inflected", 0.95, "the name with an ending"),
  SPLIT_JOINED("split_joined", 0.93, "the name with other gaps between its parts"),
  QUERY("query", 0.9, "a query of the brand holds"),
  OBFUSCATED("obfuscated", 0.85, "the name with characters that only look like it"),
  MISSPELLED("misspelled", 0.80, "a misspelling of the name");

  final String label;
  final double confidence;
  final String reason;

  Kind(String label, double confidence, String reason) {
    this.label = label;
    this.confidence = confidence;
    this.reason = reason;
  }

  /** Whether the writer pointed at the brand by more than its name. */
  boolean isTag() {
    return this == HANDLE || this == HASHTAG || this == DOMAIN;
  }
}
