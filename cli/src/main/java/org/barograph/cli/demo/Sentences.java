package org.barograph.cli.demo;

import java.util.Locale;
import java.util.regex.Pattern;

/** Puts parts of a text together as a writer would. */
final class Sentences {

  private static final Pattern START = Pattern.compile("(?<=[.!?] )\\p{Ll}");

  private Sentences() {}

  /** Capitals where sentences start. */
  static String capitals(String text) {
    return capital(START.matcher(text).replaceAll(start -> start.group().toUpperCase(Locale.ROOT)));
  }

  /** Two parts in a row, with a full stop between them where the first has no end. */
  static String join(String first, String second) {
    if (first.isEmpty()) {
      return second;
    }
    char last = first.charAt(first.length() - 1);
    if (last == ',' || last == ':') {
      return first + " " + small(second);
    }
    boolean ended = ".!?".indexOf(last) >= 0 || isSymbol(last);
    return first + (ended ? " " : ". ") + capital(second);
  }

  /** A sentence with a capital and an end. */
  static String proper(String sentence) {
    char last = sentence.charAt(sentence.length() - 1);
    return capital(sentence) + (".!?)".indexOf(last) >= 0 || isSymbol(last) ? "" : ".");
  }

  private static boolean isSymbol(char c) {
    return Character.isSurrogate(c) || Character.getType(c) == Character.OTHER_SYMBOL;
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /** Small at the start, except for "I" and abbreviations. */
  private static String small(String text) {
    boolean isWord = text.length() > 1 && Character.isLowerCase(text.charAt(1));
    return isWord ? Character.toLowerCase(text.charAt(0)) + text.substring(1) : text;
  }
}
