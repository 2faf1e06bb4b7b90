package org.barograph.nlp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words that speak a language: no links, handles or hashtags, which people write in any
 * language.
 *
 * @param words lower-cased, at most 200
 * @param text the words with a space between, as they were typed
 * @param foreignLetters letters outside a to z in words that are not names by their capital
 */
record PlainWords(List<String> words, String text, int foreignLetters) {

  private static final int MAX_WORDS = 200;

  static PlainWords of(String safe) {
    var words = new ArrayList<String>();
    var text = new StringBuilder(safe.length());
    int foreign = 0;
    int at = 0;
    while (at < safe.length() && words.size() < MAX_WORDS) {
      char c = safe.charAt(at);
      if (isTag(safe, at)) {
        at = endOfWord(safe, at + 1, true);
      } else if (isWordPart(safe, at)) {
        int end = endOfWord(safe, at, false);
        String word = safe.substring(at, end);
        foreign += Character.isUpperCase(c) ? 0 : foreignLetters(word);
        text.append(text.isEmpty() ? "" : " ").append(word);
        words.add(word.toLowerCase(Locale.ROOT));
        at = end;
      } else {
        at += Character.charCount(safe.codePointAt(at));
      }
    }
    return new PlainWords(words, text.toString(), foreign);
  }

  private static boolean isTag(String text, int at) {
    char c = text.charAt(at);
    return (c == '@' || c == '#') && at + 1 < text.length() && isTagPart(text, at + 1);
  }

  private static int endOfWord(String text, int from, boolean tag) {
    int end = from;
    while (end < text.length()
        && (tag ? isTagPart(text, end) : isWordPart(text, end) || isInnerApostrophe(text, end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }

  private static boolean isTagPart(String text, int at) {
    return Character.isLetterOrDigit(text.codePointAt(at)) || text.charAt(at) == '_';
  }

  private static boolean isWordPart(String text, int at) {
    int codePoint = text.codePointAt(at);
    if (Character.isLetter(codePoint)) {
      return true;
    }
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isInnerApostrophe(String text, int at) {
    return text.charAt(at) == '\''
        && at > 0
        && at + 1 < text.length()
        && Character.isLetter(text.charAt(at + 1));
  }

  private static int foreignLetters(String word) {
    int letters = 0;
    for (int at = 0; at < word.length(); at++) {
      letters += word.charAt(at) >= 0x80 && Character.isLetter(word.charAt(at)) ? 1 : 0;
    }
    return letters;
  }
}
