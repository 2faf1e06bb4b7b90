package org.barograph.nlp;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts texts and rules alike into lower-cased words. Signs of scripts that are written without
 * spaces and emoji are words of their own, so that a rule in such a script matches as a phrase.
 */
final class TopicWords {

  private static final int MAX_CHARS = 20_000;

  private TopicWords() {}

  static List<String> of(String text) {
    String bounded = text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) : text;
    String plain =
        Normalizer.normalize(bounded, Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .replace('’', '\'');
    var words = new ArrayList<String>();
    int at = 0;
    while (at < plain.length()) {
      int codePoint = plain.codePointAt(at);
      int next = at + Character.charCount(codePoint);
      if (standsAlone(codePoint)) {
        words.add(plain.substring(at, next));
      } else if (Character.isLetterOrDigit(codePoint)) {
        next = end(plain, next);
        words.add(withoutPossessive(plain.substring(at, next)));
      }
      at = next;
    }
    return words;
  }

  private static int end(String text, int from) {
    int at = from;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      boolean apostrophe =
          codePoint == '\''
              && at + 1 < text.length()
              && Character.isLetter(text.codePointAt(at + 1));
      if (standsAlone(codePoint) || !(apostrophe || isWordPart(codePoint))) {
        return at;
      }
      at += Character.charCount(codePoint);
    }
    return at;
  }

  private static String withoutPossessive(String word) {
    return word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
  }

  private static boolean isWordPart(int codePoint) {
    if (Character.isLetterOrDigit(codePoint)) {
      return true;
    }
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean standsAlone(int codePoint) {
    if (codePoint < 0x0E00) {
      return false;
    }
    if (Emoji.is(codePoint)) {
      return true;
    }
    return Character.isLetter(codePoint)
        && switch (Character.UnicodeScript.of(codePoint)) {
          case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
          default -> false;
        };
  }
}
