package org.barograph.jobs.match;

import java.util.Arrays;

/**
 * Spells a word by its sound, coarsely: two words with the same spelling sound alike in English, as
 * far as misspellings of names need it. Vowels stay, unlike in Soundex or Metaphone, because a
 * brand has too many neighbours without them.
 */
final class Sound {
  /** Longest first; a rule's left side is replaced by its right side. */
  private static final String[][] RULES = {
    {"ough", "o"},
    {"tch", "ch"},
    {"sch", "sh"},
    {"ck", "k"},
    {"ph", "f"},
    {"qu", "k"},
    {"gh", ""},
    {"wh", "w"},
    {"dg", "j"},
    {"ee", "e"},
    {"ie", "i"},
    {"ey", "i"},
    {"ce", "se"},
    {"ci", "si"},
    {"cy", "si"},
    {"ch", "ch"},
    {"c", "k"},
    {"q", "k"},
    {"x", "ks"},
    {"z", "s"},
    {"y", "i"},
  };

  /** The rules by their first letter. */
  private static final String[][][] BY_LETTER = byLetter();

  private Sound() {}

  private static String[][][] byLetter() {
    var byLetter = new String[128][][];
    for (int c = 0; c < byLetter.length; c++) {
      int letter = c;
      byLetter[c] =
          Arrays.stream(RULES).filter(rule -> rule[0].charAt(0) == letter).toArray(String[][]::new);
    }
    return byLetter;
  }

  /** Of lower-case letters. */
  static String of(String word) {
    String text = word.startsWith("you") ? "u" + word.substring(3) : word;
    var sound = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      String[] rule = ruleAt(text, i);
      if (rule == null) {
        append(sound, text.charAt(i));
        i++;
      } else {
        for (int k = 0; k < rule[1].length(); k++) {
          append(sound, rule[1].charAt(k));
        }
        i += rule[0].length();
      }
    }
    return sound.toString();
  }

  private static String[] ruleAt(String text, int i) {
    if (i == 0 && text.charAt(0) == 'y') {
      return null;
    }
    char c = text.charAt(i);
    if (c >= BY_LETTER.length) {
      return null;
    }
    for (String[] rule : BY_LETTER[c]) {
      if (text.startsWith(rule[0], i)) {
        return rule;
      }
    }
    return null;
  }

  private static void append(StringBuilder sound, char c) {
    if (sound.isEmpty() || sound.charAt(sound.length() - 1) != c) {
      sound.append(c);
    }
  }
}
