package org.barograph.jobs.match;

import java.text.Normalizer;

/**
 * Letters that stand in for Latin ones: look-alikes of other scripts (a choice from Unicode's
 * confusables, UTS 39), digits and signs, and letters with accents.
 */
final class Disguise {
  /** Counts of disguised letters stay below these bits, which say how. */
  static final int LEET = 1 << 8;

  static final int LOOK_ALIKE = 1 << 9;
  static final int ACCENT = 1 << 10;
  static final int ELONGATED = 1 << 11;
  static final int MASKED = 1 << 12;

  static final int MASK = '*';

  private static final String LOOK_ALIKES =
      "аa вb еe кk мm нh оo рp сc тt уy хx ѕs іi јj һh ԁd ԛq ԝw ӏl ьb "
          + "αa βb εe ηn ιi κk μm νv οo ρp τt υu χx ζz γy "
          + "օo սu ոn ցg հh ɡg ıi ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ɢg ʜh ɪi ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ʀr ꜱs ᴛt ᴜu ᴠv ᴡw ʏy ᴢz";

  private static final String LEET_LETTERS = "0o 1i 3e 4a 5s 7t 8b 9g @a $s !i |l €e £l";
  private static final char[] ALIKE = table(LOOK_ALIKES, 0x10000);
  private static final char[] LEETS = table(LEET_LETTERS, 0x2100);
  private static final char[] BASES = bases();

  private Disguise() {}

  /** The Latin letter of which this one is a look-alike, or 0. */
  static int lookAlike(int c) {
    return c < ALIKE.length ? ALIKE[c] : 0;
  }

  /** The letter for which a digit or sign is written, or 0. */
  static int leet(int c) {
    return c < LEETS.length ? LEETS[c] : 0;
  }

  /** Another letter for which a digit is written, or 0. */
  static int secondLeet(int c) {
    return c == '1' || c == '!' ? 'l' : 0;
  }

  /** The Latin letter under the accents, or 0 where there is none or no accent. */
  static int base(int c) {
    return c >= 0xc0 && c < BASES.length ? BASES[c] : 0;
  }

  /** Whether the sign is read as a letter inside a word. */
  static boolean isSign(int c) {
    return c == MASK || (c < 0x2100 && LEETS[c] != 0 && (c < '0' || c > '9'));
  }

  private static char[] table(String pairs, int size) {
    var table = new char[size];
    for (int i = 0; i < pairs.length(); i += 3) {
      table[pairs.charAt(i)] = pairs.charAt(i + 1);
    }
    return table;
  }

  private static char[] bases() {
    var bases = new char[0x1f00];
    for (int c = 0xc0; c < bases.length; c++) {
      String parts = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD);
      char first = parts.charAt(0);
      boolean accented = parts.length() > 1 && first >= 'a' && first <= 'z';
      bases[c] = accented ? first : 0;
    }
    bases['ø'] = 'o';
    bases['ł'] = 'l';
    bases['đ'] = 'd';
    return bases;
  }
}
