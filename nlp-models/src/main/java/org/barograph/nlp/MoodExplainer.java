package org.barograph.nlp;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Says which sentences and phrases a text's mood comes from. Costs several times a scoring: meant
 * for the few posts that people look at. Thread-safe and deterministic.
 */
@FunctionalInterface
public interface MoodExplainer {

  /** How many reasons a post is given. */
  int MAX_REASONS = 5;

  /**
   * A sentence and what its mood hangs on.
   *
   * @param text its words with blanks between
   * @param tone in [-1, 1], a multiple of 1/10,000; very negative to very positive
   * @param pulls at most 5, which do not overlap, strongest first
   */
  record Sentence(String text, double tone, List<Pull> pulls) {
    public Sentence {
      pulls = List.copyOf(pulls);
    }
  }

  /**
   * A word or phrase.
   *
   * @param tone what the sentence's tone would lose without it; below 0 where it pulls down
   */
  record Pull(String phrase, double tone) {}

  /**
   * The sentences in their order; empty where there is nothing to judge. Never throws; time and
   * memory are bounded as those of a scoring are.
   */
  List<Sentence> explain(String text);

  /** The strongest pulls of all sentences, as an {@link Opinion} has its reasons. */
  default List<String> reasons(String text) {
    return explain(text).stream()
        .flatMap(sentence -> sentence.pulls().stream())
        .sorted(Comparator.comparingDouble(pull -> -Math.abs(pull.tone())))
        .limit(MAX_REASONS)
        .map(pull -> String.format(Locale.ROOT, "%s %+.2f", pull.phrase(), pull.tone()))
        .toList();
  }
}
