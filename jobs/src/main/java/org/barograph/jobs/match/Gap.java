package org.barograph.jobs.match;

/** What stands between two letters or digits of a name. */
final class Gap {
  static final byte NONE = 0;
  static final byte SPACE = 1;
  static final byte HYPHEN = 2;
  static final byte APOSTROPHE = 3;

  /** A dot, colon or slash. */
  static final byte POINT = 4;

  /** Something that no name goes across. */
  static final byte BREAK = 5;

  private Gap() {}

  static byte of(int c) {
    return switch (c) {
      case ' ', '\t', '\n', '\r', 0x85, 0x2028, 0x2029 -> SPACE;
      case '-', '_', '‐', '‑', '‒', '–', '−' -> HYPHEN;
      case '\'', '’', '‘', '`', '´', 'ʼ', '′', '＇' -> APOSTROPHE;
      case '.', ':', '/', '·', '・' -> POINT;
      default -> Character.isSpaceChar(c) ? SPACE : BREAK;
    };
  }

  /** The signs that belong to a name as letters do: {@code k&m}, {@code zorvex+}. */
  static boolean isNameSign(int c) {
    return c == '&' || c == '+';
  }
}
