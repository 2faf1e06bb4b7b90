package org.barograph.nlp;

import edu.stanford.nlp.ling.Word;
import edu.stanford.nlp.process.LexedTokenFactory;
import edu.stanford.nlp.process.PTBTokenizer;
import java.io.Reader;
import java.util.List;

/**
 * CoreNLP's tokenizer, kept from text to text: setting one up (options, a buffer of 32 KB) costs as
 * much as reading a short post.
 *
 * <p>The tokenizer believes that it reads one endless text. A word of our own stands behind each
 * part, and the part is at its end when that word comes back. Now and then the tokenizer looks past
 * that word (after {@code <!}, for example); it then meets the end of input and {@link #isSpent()
 * cannot be used again}, so no text ever sees its neighbour. Not thread-safe.
 */
final class Lexer extends PTBTokenizer<Word> {

  static final String OPTIONS =
      "untokenizable=noneDelete,invertible=false,americanize=false,normalizeSpace=false,normalizeAmpersandEntity=false,"
          + "normalizeCurrency=false,normalizeFractions=false,normalizeParentheses=false,normalizeOtherBrackets=false,"
          + "quotes=ascii,ellipses=original,dashes=original,escapeForwardSlashAsterisk=false,splitHyphenated=false,"
          + "splitForwardSlash=true,splitAssimilations=false,strictTreebank3=false";

  // CoreNLP counts characters in an int and throws when it overflows.
  private static final int MAX_CHARS = 1_000_000_000;

  // Spaces and a capital: the point of a closing "Oct." also ends the sentence.
  private static final String BORDER = "  Q ";

  private final Feed feed;
  private final Found found;
  private boolean spent;

  static Lexer create() {
    return new Lexer(new Feed(), new Found());
  }

  private Lexer(Feed feed, Found found) {
    super(feed, found, OPTIONS);
    this.feed = feed;
    this.found = found;
  }

  /** Whether only a new one can read the next part. */
  boolean isSpent() {
    return spent;
  }

  /**
   * Adds the words of a part of a text to the list, until it holds {@code limit}.
   *
   * @param follower what stands behind the part, a space and a word or nothing; it decides whether
   *     the point of "Oct." also ends a sentence
   */
  void read(String part, String follower, List<String> words, int limit) {
    // Until the border has come back, a way out would leave the rest of this part to the next.
    spent = true;
    int border = feed.next(part + follower + BORDER) - BORDER.length();
    int end = border - follower.length();
    while (getNext() != null && found.begin < border) {
      if (words.size() == limit) {
        return;
      }
      if (found.begin < end) {
        words.add(found.word);
      }
    }
    spent = feed.ended || border > MAX_CHARS;
  }

  /** Remembers the token just found; the objects that CoreNLP would keep are not needed. */
  private static final class Found implements LexedTokenFactory<Word> {
    private static final Word SOME = new Word("");

    private String word = "";
    private int begin;

    @Override
    public Word makeToken(String token, int from, int length) {
      word = token;
      begin = from;
      return SOME;
    }
  }

  /** Hands out one text, then says that the input has ended. */
  private static final class Feed extends Reader {
    private String text = "";
    private int at;
    private int total;
    private boolean ended;

    /** Where the text ends, counted from the first character of the first one. */
    int next(String next) {
      // A border's last space is read with the next text: the first one gets its own.
      text = total == 0 ? " " + next : next;
      at = 0;
      total += text.length();
      return total;
    }

    @Override
    public int read(char[] buffer, int from, int length) {
      int count = Math.min(length, text.length() - at);
      if (count == 0) {
        ended = true;
        return -1;
      }
      text.getChars(at, at + count, buffer, from);
      at += count;
      return count;
    }

    @Override
    public void close() {
      ended = true;
    }
  }
}
