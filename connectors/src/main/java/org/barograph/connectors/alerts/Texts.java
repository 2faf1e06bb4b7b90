package org.barograph.connectors.alerts;

/** Makes hostile text fit for one line of a message. */
public final class Texts {

  private Texts() {}

  /**
   * One line of at most so many characters (code points): blanks and line breaks become one blank;
   * what would turn the direction of the line, hide in it or steer a terminal is left out; half a
   * surrogate pair becomes U+FFFD. Null becomes empty.
   */
  public static String line(String text, int most) {
    if (text == null) {
      return "";
    }
    StringBuilder out = new StringBuilder(Math.min(text.length(), most));
    int written = 0;
    boolean blank = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (isBlank(c)) {
        blank = written > 0;
        continue;
      }
      if (isHidden(c)) {
        continue;
      }
      int needed = blank ? 2 : 1;
      if (written + needed > most) {
        return shortened(out, most);
      }
      if (blank) {
        out.append(' ');
      }
      blank = false;
      written += needed;
      out.appendCodePoint(Character.getType(c) == Character.SURROGATE ? 0xFFFD : c);
    }
    return out.toString();
  }

  /** The beginning of a text of several lines that is ours. */
  static String cut(String text, int most) {
    if (text.codePointCount(0, text.length()) <= most) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
  }

  private static String shortened(StringBuilder line, int most) {
    int length = line.codePointCount(0, line.length());
    int end = line.offsetByCodePoints(0, Math.min(length, most - 1));
    return line.substring(0, end).stripTrailing() + "…";
  }

  private static boolean isBlank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.UNASSIGNED, Character.PRIVATE_USE -> true;
      default -> false;
    };
  }
}
