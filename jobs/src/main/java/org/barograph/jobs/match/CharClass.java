package org.barograph.jobs.match;

import java.lang.Character.UnicodeScript;

/** What a folded character is to the borders of words. */
final class CharClass {
  /** Between words. */
  static final byte GAP = 0;

  /** Letters, digits and marks of scripts that put spaces between words. */
  static final byte WORD = 1;

  static final byte KATAKANA = 2;
  static final byte HANGUL = 3;

  /** Scripts without spaces: every character may begin or end a word. */
  static final byte UNSPACED = 4;

  /** Of the BMP; looking a script up takes long. */
  private static final byte[] TABLE = table();

  private CharClass() {}

  static byte of(int codePoint) {
    return codePoint < TABLE.length ? TABLE[codePoint] : find(codePoint);
  }

  private static byte[] table() {
    var table = new byte[0x10000];
    for (int c = 0; c < table.length; c++) {
      table[c] = find(c);
    }
    return table;
  }

  private static byte find(int codePoint) {
    if (codePoint < 128) {
      return (codePoint >= 'a' && codePoint <= 'z')
              || (codePoint >= '0' && codePoint <= '9')
              || (codePoint >= 'A' && codePoint <= 'Z')
          ? WORD
          : GAP;
    }
    if (!isWordPart(codePoint)) {
      return GAP;
    }
    if (codePoint < 0x0e00) {
      return WORD;
    }
    if (codePoint == 0x30fc) {
      return KATAKANA; // the sign of length belongs to both kana
    }
    UnicodeScript script = UnicodeScript.of(codePoint);
    return switch (script) {
      case KATAKANA -> KATAKANA;
      case HANGUL -> HANGUL;
      case HAN, HIRAGANA, BOPOMOFO, THAI, LAO, KHMER, MYANMAR, TIBETAN -> UNSPACED;
      default -> WORD;
    };
  }

  private static boolean isWordPart(int codePoint) {
    if (Character.isLetterOrDigit(codePoint)) {
      return true;
    }
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }

  /** Whether a word may begin or end between two neighbours. */
  static boolean isBorder(byte left, byte right) {
    return left != right || left == UNSPACED || left == GAP;
  }
}
