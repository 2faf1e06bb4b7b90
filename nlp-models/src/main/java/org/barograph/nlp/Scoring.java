package org.barograph.nlp;

/** The answer of a {@link SentimentModel}. */
public sealed interface Scoring permits Scoring.Scored, Scoring.Unscorable {

  /** A mood was found. */
  record Scored(Opinion opinion) implements Scoring {}

  /**
   * There is nothing to judge.
   *
   * @param reason {@code blank} (nothing visible), {@code no_words} (only links, handles, numbers
   *     or punctuation), {@code too_odd} (the tokenizer or parser gave up), {@code too_slow} (a
   *     limit of time, the last resort, struck) or {@code model_failed}
   */
  record Unscorable(String reason) implements Scoring {}
}
