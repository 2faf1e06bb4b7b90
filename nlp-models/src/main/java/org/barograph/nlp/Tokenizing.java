package org.barograph.nlp;

import edu.stanford.nlp.ling.Word;
import edu.stanford.nlp.process.PTBTokenizer;
import edu.stanford.nlp.process.WordTokenFactory;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

/**
 * CoreNLP's Penn Treebank tokenizer, set so that it keeps what people typed: emoticons, hashtags,
 * brackets and quotes.
 */
final class Tokenizing {

  private static final int MAX_TOKENS = 300;

  private static final String OPTIONS =
      "untokenizable=noneDelete,invertible=false,americanize=false,normalizeSpace=false,normalizeAmpersandEntity=false,"
          + "normalizeCurrency=false,normalizeFractions=false,normalizeParentheses=false,normalizeOtherBrackets=false,"
          + "quotes=ascii,ellipses=original,dashes=original,escapeForwardSlashAsterisk=false,splitHyphenated=false,"
          + "splitForwardSlash=true,splitAssimilations=false,strictTreebank3=false";

  private Tokenizing() {}

  /** The tokens of a text that {@link SafeText} has cleaned, at most 300. */
  static List<String> words(String safe) {
    // CoreNLP's lexer ends some rules on a following character: without the space "good:)" at the
    // end differs.
    var tokenizer =
        new PTBTokenizer<Word>(new StringReader(safe + " "), new WordTokenFactory(), OPTIONS);
    var words = new ArrayList<String>(safe.length() / 4 + 4);
    while (words.size() < MAX_TOKENS && tokenizer.hasNext()) {
      words.add(tokenizer.next().word());
    }
    return words;
  }
}
