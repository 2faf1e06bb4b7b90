package org.barograph.nlp.treebank;

import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.process.CoreLabelTokenFactory;
import edu.stanford.nlp.process.PTBTokenizer;
import edu.stanford.nlp.process.WordToSentenceProcessor;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.barograph.nlp.Pictures;

/** Splits a cleaned text into sentences that a parser can bear. */
final class Sentences {

  /** Time and stack of a parser grow with the sentence; a longer one is cut into pieces. */
  static final int MAX_WORDS = 60;

  /** Of a text: 1,000 characters of what people write have about 250. */
  private static final int MAX_TOKENS = 300;

  private static final float LEAST_VALENCE = 0.2f;

  private Sentences() {}

  /** The sentences of a text that {@link org.barograph.nlp.SafeText} has cleaned. */
  static List<List<CoreLabel>> of(String safe) {
    // The lexer ends some rules on a following character.
    var tokenizer =
        new PTBTokenizer<CoreLabel>(
            new StringReader(safe + " "), new CoreLabelTokenFactory(), "untokenizable=noneDelete");
    var tokens = new ArrayList<CoreLabel>();
    while (tokens.size() < MAX_TOKENS && tokenizer.hasNext()) {
      CoreLabel token = tokenizer.next();
      String word = plain(token.word());
      if (!word.isEmpty()) {
        token.setWord(word);
        token.setValue(word);
        tokens.add(token);
      }
    }
    var sentences = new ArrayList<List<CoreLabel>>();
    for (var sentence : new WordToSentenceProcessor<CoreLabel>().process(tokens)) {
      for (int from = 0; from < sentence.size(); from += MAX_WORDS) {
        sentences.add(sentence.subList(from, Math.min(sentence.size(), from + MAX_WORDS)));
      }
    }
    return sentences;
  }

  /**
   * A word that the network may know: it has learnt from film reviews, where there are no hashtags,
   * handles and emoji. Empty for what says nothing.
   */
  private static String plain(String word) {
    if (word.startsWith("@") && word.length() > 1) {
      return "";
    }
    if (word.startsWith("#") && word.length() > 1) {
      return word.substring(1);
    }
    return Pictures.is(word) ? spoken(Pictures.valence(word)) : word;
  }

  private static String spoken(float valence) {
    if (Math.abs(valence) < LEAST_VALENCE) {
      return "";
    }
    return valence > 0 ? "wonderful" : "terrible";
  }
}
