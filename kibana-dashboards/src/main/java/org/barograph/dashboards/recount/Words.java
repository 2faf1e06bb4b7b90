package org.barograph.dashboards.recount;

import java.util.ArrayList;
import java.util.List;

/** Cuts a query or formula into words, quoted texts and signs. */
final class Words {

  private final List<String> words = new ArrayList<>();
  private int at;

  Words(String text) {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c)) {
        i++;
      } else if (c == '"' || c == '\'') {
        int end = i + 1;
        while (text.charAt(end) != c) {
          end += text.charAt(end) == '\\' ? 2 : 1;
        }
        words.add(c + text.substring(i + 1, end).replaceAll("\\\\(.)", "$1"));
        i = end + 1;
      } else if (isWord(c)) {
        int end = i;
        while (end < text.length() && isWord(text.charAt(end))) {
          end++;
        }
        words.add(text.substring(i, end));
        i = end;
      } else {
        boolean two = (c == '<' || c == '>') && text.startsWith("=", i + 1);
        words.add(text.substring(i, i + (two ? 2 : 1)));
        i += two ? 2 : 1;
      }
    }
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '@';
  }

  boolean atEnd() {
    return at == words.size();
  }

  String peek() {
    return atEnd() ? "" : words.get(at);
  }

  String next() {
    return words.get(at++);
  }

  boolean skip(String word) {
    if (peek().equalsIgnoreCase(word)) {
      at++;
      return true;
    }
    return false;
  }

  void need(String word) {
    if (!skip(word)) {
      throw new IllegalArgumentException("expected " + word + ", got " + peek() + " in " + words);
    }
  }

  /** A word, or what stands in quotes. */
  String value() {
    String word = next();
    return word.startsWith("\"") || word.startsWith("'") ? word.substring(1) : word;
  }
}
