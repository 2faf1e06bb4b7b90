package org.barograph.nlp;

/**
 * Judges the mood of a text. Thread-safe, and the same text gets the same answer bit for bit, on
 * any thread and in any JVM.
 */
public interface SentimentModel {

  /**
   * Name and version, for example {@code social-2}; changes whenever the same text may get another
   * answer.
   */
  String id();

  /**
   * Never throws, whatever the text; time and memory are bounded by cutting the text to 1,000
   * characters first.
   */
  Scoring score(String text);
}
