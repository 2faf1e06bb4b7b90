package org.barograph.nlp;

import java.util.Map;

/**
 * Turns the escapes that exports leave in posts (<code>&amp;amp;</code>, backslash-u2019, doubled
 * quotes) back into characters.
 */
final class Unescape {

  private static final Map<String, String> ENTITIES =
      Map.of(
          "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "hellip",
          "...");

  private static final int LONGEST_ENTITY = 8;

  private Unescape() {}

  static String text(String text) {
    if (text.indexOf('&') < 0 && text.indexOf('\\') < 0 && !text.contains("\"\"")) {
      return text;
    }
    // Twice, because exports escape what was escaped already: &amp;lt;3
    return once(once(text));
  }

  private static String once(String text) {
    var out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int next = at + 1;
      if (c == '&') {
        next = entity(text, at, out);
      } else if (c == '\\') {
        next = backslash(text, at, out);
      } else if (c == '"' && next < text.length() && text.charAt(next) == '"') {
        out.append('"');
        next++;
      } else {
        out.append(c);
      }
      at = next;
    }
    return out.toString();
  }

  private static int entity(String text, int at, StringBuilder out) {
    int end = text.indexOf(';', at);
    if (end > at + 1 && end - at <= LONGEST_ENTITY + 1) {
      String name = text.substring(at + 1, end);
      String known = name.charAt(0) == '#' ? numeric(name) : ENTITIES.get(name);
      if (known != null) {
        out.append(known);
        return end + 1;
      }
    }
    out.append('&');
    return at + 1;
  }

  private static String numeric(String name) {
    boolean hex = name.length() > 1 && (name.charAt(1) == 'x' || name.charAt(1) == 'X');
    int codePoint = number(name, hex ? 2 : 1, name.length(), hex ? 16 : 10);
    return Character.isValidCodePoint(codePoint) && codePoint > 0
        ? Character.toString(codePoint)
        : null;
  }

  private static int backslash(String text, int at, StringBuilder out) {
    char kind = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    if (kind == 'u' && at + 6 <= text.length()) {
      int unit = number(text, at + 2, at + 6, 16);
      if (unit > 0) {
        out.append((char) unit);
        return at + 6;
      }
    }
    if (kind == 'n' || kind == 'r' || kind == 't') {
      // "\nobody" is a line break and a word far more rarely than it is a path or an emoticon's
      // arm.
      boolean wordFollows =
          at + 2 < text.length() && Character.isLetterOrDigit(text.charAt(at + 2));
      if (!wordFollows || Character.isUpperCase(text.charAt(at + 2))) {
        out.append(' ');
        return at + 2;
      }
    }
    if (kind == '"' || kind == '\'' || kind == '/') {
      return at + 1;
    }
    out.append('\\');
    return at + 1;
  }

  /**
   * -1 if not all of the characters are digits of the radix; the lengths passed in cannot overflow
   * an int.
   */
  private static int number(String text, int from, int to, int radix) {
    int value = from < to ? 0 : -1;
    for (int i = from; i < to && value >= 0; i++) {
      int digit = text.charAt(i) < 0x80 ? Character.digit(text.charAt(i), radix) : -1;
      value = digit < 0 ? -1 : value * radix + digit;
    }
    return value;
  }
}
