package org.barograph.nlp;

import java.util.ArrayList;
import java.util.List;

/**
 * A word, a mark or a name in a text.
 *
 * @param word lower case with straight apostrophes; empty for a name
 * @param subject that it names; null for none
 * @param start first UTF-16 unit
 * @param end unit after it
 * @param opensLine whether a line break stands before it
 */
record Piece(String word, String subject, int start, int end, boolean opensLine) {

  /** The pieces of a text; names that overlap what was named before are left out. */
  static List<Piece> of(String text, List<Naming> namings) {
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    for (Naming naming : namings) {
      int start = unit(text, naming.start());
      int end = unit(text, naming.end());
      if (start >= at && end > start) {
        words(text, at, start, pieces);
        pieces.add(new Piece("", naming.subject(), start, end, isLineStart(text, start)));
        at = end;
      }
    }
    words(text, at, text.length(), pieces);
    return pieces;
  }

  private static int unit(String text, int codePoint) {
    int within = Math.min(codePoint, text.codePointCount(0, text.length()));
    return text.offsetByCodePoints(0, within);
  }

  private static void words(String text, int from, int to, List<Piece> pieces) {
    int at = from;
    while (at < to) {
      int codePoint = text.codePointAt(at);
      int end = at + Character.charCount(codePoint);
      if (isWordPart(codePoint)) {
        while (end < to && isInWord(text, end, to)) {
          end += Character.charCount(text.codePointAt(end));
        }
      } else if (!Character.isWhitespace(codePoint)) {
        while (end < to && text.codePointAt(end) == codePoint) {
          end += Character.charCount(codePoint);
        }
      } else {
        at = end;
        continue;
      }
      end = Math.min(end, to);
      String word = text.substring(at, end).toLowerCase(java.util.Locale.ROOT).replace('’', '\'');
      pieces.add(new Piece(word, null, at, end, isLineStart(text, at)));
      at = end;
    }
  }

  private static boolean isWordPart(int codePoint) {
    return Character.isLetterOrDigit(codePoint) || codePoint == '_';
  }

  private static boolean isInWord(String text, int at, int to) {
    int codePoint = text.codePointAt(at);
    if (codePoint == '\'' || codePoint == '’' || codePoint == '.') {
      return at + 1 < to && isWordPart(text.codePointAt(at + 1));
    }
    return isWordPart(codePoint);
  }

  private static boolean isLineStart(String text, int start) {
    int at = start;
    while (at > 0 && Character.isWhitespace(text.charAt(at - 1))) {
      at--;
      if (text.charAt(at) == '\n') {
        return true;
      }
    }
    return false;
  }

  boolean isName() {
    return subject != null;
  }

  boolean isWord() {
    return !isName() && Character.isLetterOrDigit(word.codePointAt(0));
  }

  boolean isPicture() {
    return !isName() && Emoji.is(word.codePointAt(0));
  }

  boolean endsSentence() {
    return !isName() && (isRunOf('.') || isRunOf('!') || isRunOf('?') || isRunOf('…'));
  }

  boolean isRunOf(char mark) {
    return !word.isEmpty() && word.chars().allMatch(c -> c == mark);
  }
}
