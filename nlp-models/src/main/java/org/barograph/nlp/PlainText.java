package org.barograph.nlp;

import java.util.Locale;

/** A text without what is not language: addresses, account names, the signs of hashtags. */
final class PlainText {

  private static final int MAX_CHARS = 20_000;

  private PlainText() {}

  /** Blanks in the place of what is left out, so that its neighbours do not become neighbours. */
  static String of(String text) {
    String bounded = text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) : text;
    var plain = new StringBuilder(bounded.length());
    int at = 0;
    while (at < bounded.length()) {
      int end = at;
      while (end < bounded.length() && !Character.isWhitespace(bounded.charAt(end))) {
        end++;
      }
      String word = bounded.substring(at, end);
      plain.append(isNoWord(word) ? " . " : word);
      if (end < bounded.length()) {
        plain.append(bounded.charAt(end));
      }
      at = end + 1;
    }
    return plain.toString();
  }

  private static boolean isNoWord(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return lower.startsWith("@")
        || lower.startsWith("#")
        || lower.startsWith("www.")
        || lower.contains("://")
        || lower.equals("rt");
  }
}
