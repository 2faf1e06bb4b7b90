package org.barograph.nlp.accurate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * BERT's WordPiece (Wu and others, "Google's Neural Machine Translation System", 2016): each word
 * is cut greedily into the longest pieces of a fixed vocabulary. Lower case, without accents.
 */
final class WordPieces {

  /** Longer posts are cut: what was learnt, was learnt from posts of at most 60 pieces. */
  static final int MAX_PIECES = 128;

  private static final int START = 101;
  private static final int END = 102;
  private static final int UNKNOWN = 100;

  private final Map<String, Integer> vocabulary;

  private WordPieces(Map<String, Integer> vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * Reads the vocabulary of a {@code tokenizer.json}.
   *
   * @throws IOException if it holds no {@code model.vocab}
   */
  static WordPieces read(InputStream json) throws IOException {
    var vocabulary = new HashMap<String, Integer>(1 << 16);
    try (var parser = new JsonFactory().createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME && "vocab".equals(parser.currentName())) {
          parser.nextToken();
          while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String piece = parser.currentName();
            vocabulary.put(piece, parser.nextIntValue(UNKNOWN));
          }
        }
      }
    }
    if (vocabulary.isEmpty()) {
      throw new IOException("the tokenizer has no model.vocab");
    }
    return new WordPieces(vocabulary);
  }

  /** Ids of the pieces between a start and an end mark, at most {@value #MAX_PIECES} in all. */
  long[] encode(List<String> words) {
    var ids = new long[MAX_PIECES];
    int size = 0;
    ids[size++] = START;
    for (String word : words) {
      size = append(word, ids, size);
    }
    ids[size++] = END;
    return Arrays.copyOf(ids, size);
  }

  private int append(String typed, long[] ids, int start) {
    String word = shortened(plain(typed));
    int size = start;
    int from = 0;
    while (from < word.length() && size < MAX_PIECES - 1) {
      int end = word.length();
      Integer id = null;
      while (end > from && id == null) {
        String piece = word.substring(from, end);
        id = vocabulary.get(from == 0 ? piece : "##" + piece);
        end--;
      }
      if (id == null) {
        ids[start] = UNKNOWN;
        return start + 1;
      }
      ids[size++] = id;
      from = end + 1;
    }
    return size;
  }

  private static String plain(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (lower.chars().allMatch(c -> c < 0x80)) {
      return lower;
    }
    var letters = new StringBuilder(lower.length());
    Normalizer.normalize(lower, Normalizer.Form.NFD)
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .forEach(letters::appendCodePoint);
    return letters.toString();
  }

  /**
   * The word without its lengthening, if it has any: {@code cooool} is cool, {@code sooo} is so.
   */
  private String shortened(String word) {
    if (word.length() < 3 || vocabulary.containsKey(word)) {
      return word;
    }
    String two = withRunsOf(2, word);
    if (two.equals(word) || vocabulary.containsKey(two)) {
      return two;
    }
    String one = withRunsOf(1, word);
    return vocabulary.containsKey(one) ? one : two;
  }

  private static String withRunsOf(int most, String word) {
    var out = new StringBuilder(word.length());
    int from = 0;
    while (from < word.length()) {
      char c = word.charAt(from);
      int end = from;
      while (end < word.length() && word.charAt(end) == c) {
        end++;
      }
      boolean lengthened = end - from >= 3 && Character.isLetter(c);
      out.append(word, from, lengthened ? from + most : end);
      from = end;
    }
    return out.toString();
  }
}
