package org.barograph.cli.demo;

/**
 * Makes texts from outside harmless on a terminal: no control characters, which could move the
 * cursor or change colours, and no marks that turn the direction of writing.
 */
public final class SafeText {

  private SafeText() {}

  /** One line of at most {@code width} columns; what is cut is shown by an ellipsis. */
  public static String line(String text, int width) {
    StringBuilder out = new StringBuilder();
    int columns = 0;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      String shown = shown(point);
      int wide = shown.length() > 2 ? shown.length() : columns(point);
      if (columns + wide > width - (i < text.length() ? 1 : 0)) {
        return out.append('…').toString();
      }
      out.append(shown);
      columns += wide;
    }
    return out.toString();
  }

  private static String shown(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
          point == '\n' || point == '\t' || point == '\r' ? " " : escaped(point);
      case Character.FORMAT ->
          // Joins emoji and some scripts; turns nothing around.
          point == 0x200D || point == 0x200C ? Character.toString(point) : escaped(point);
      case Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> escaped(point);
      default -> Character.toString(point);
    };
  }

  private static String escaped(int point) {
    return String.format("\\u%04x", point);
  }

  /** Columns of a text that is shown as it is. */
  static int columns(String text) {
    return text.codePoints().map(SafeText::columns).sum();
  }

  private static int columns(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(point) ? 2 : 1;
    };
  }

  private static boolean isWide(int point) {
    return (point >= 0x1100 && point <= 0x115F)
        || (point >= 0x2E80 && point <= 0xA4CF)
        || (point >= 0xAC00 && point <= 0xD7A3)
        || (point >= 0xF900 && point <= 0xFAFF)
        || (point >= 0xFE30 && point <= 0xFE6F)
        || (point >= 0xFF00 && point <= 0xFF60)
        || (point >= 0x1F300 && point <= 0x1FAFF);
  }
}
