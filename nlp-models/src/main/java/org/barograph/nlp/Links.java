package org.barograph.nlp;

/** Finds web addresses without a regular expression, in one pass. */
final class Links {

  private static final String[] STARTS = {"http://", "https://", "www."};

  private Links() {}

  /** Where the address that starts at {@code at} ends, or {@code at} if none starts there. */
  static int end(String text, int at) {
    char first = text.charAt(at);
    if (first != 'h' && first != 'H' && first != 'w' && first != 'W') {
      return at;
    }
    for (String start : STARTS) {
      if (text.regionMatches(true, at, start, 0, start.length())) {
        return nextSpace(text, at);
      }
    }
    // "http" alone stands where an address was masked.
    if (text.regionMatches(true, at, "http", 0, 4) && nextSpace(text, at) == at + 4) {
      return at + 4;
    }
    return at;
  }

  private static int nextSpace(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) > ' ' && text.charAt(end) != '"') {
      end++;
    }
    return end;
  }
}
