package org.barograph.jobs.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A name or an exclusion phrase, ready to be found. */
final class NamePattern {
  static final int MAX_LETTERS = 64;

  private final int brand;
  private final String alias;
  private final int[] letters;
  private final byte[] gaps;
  private final int lead;
  private final boolean exclusion;
  private boolean common;
  private boolean ambiguous;

  private NamePattern(
      int brand, String alias, int[] letters, byte[] gaps, int lead, boolean exclusion) {
    this.brand = brand;
    this.alias = alias;
    this.letters = letters;
    this.gaps = gaps;
    this.lead = lead;
    this.exclusion = exclusion;
  }

  /** Null where the name holds no letter, or more than 64. */
  static NamePattern of(int brand, String alias, boolean exclusion) {
    FoldedText text = FoldedText.of(alias.strip());
    var letters = new int[text.length()];
    var gaps = new byte[text.length()];
    int count = 0;
    int lead = 0;
    byte gap = Gap.NONE;
    for (int i = 0; i < text.length(); i++) {
      int c = text.charAt(i);
      boolean letter = text.classAt(i) != CharClass.GAP;
      if (letter || (count > 0 && Gap.isNameSign(c))) {
        letters[count] = c;
        gaps[count] = count == 0 ? Gap.NONE : gap;
        gap = Gap.NONE;
        count++;
      } else if (i == 0 && c == '.') {
        lead = c;
      } else {
        byte here = Gap.of(c);
        gap = gap == Gap.NONE || gap == Gap.SPACE ? here : gap;
      }
    }
    return count == 0 || count > MAX_LETTERS
        ? null
        : new NamePattern(
            brand,
            alias,
            Arrays.copyOf(letters, count),
            Arrays.copyOf(gaps, count),
            lead,
            exclusion);
  }

  /** Index of the brand. */
  int brand() {
    return brand;
  }

  /** As configured. */
  String alias() {
    return alias;
  }

  /** A letter, digit or name sign, folded; what stands between them is left out. */
  int letter(int index) {
    return letters[index];
  }

  /** The {@link Gap} before a letter. */
  byte gap(int index) {
    return gaps[index];
  }

  /** A sign that must stand before the name ({@code .net}), or 0. */
  int lead() {
    return lead;
  }

  /** Whether it speaks against the brand. */
  boolean exclusion() {
    return exclusion;
  }

  /** Tells what the dictionary knows of the name, before it is looked for. */
  void mark(boolean isCommonWord, boolean isAmbiguousName) {
    common = isCommonWord;
    ambiguous = isAmbiguousName;
  }

  /** The name is a word of everyday language, too. */
  boolean isCommon() {
    return common;
  }

  /** Only its surroundings tell whether the name means the brand. */
  boolean isAmbiguous() {
    return ambiguous;
  }

  String compact() {
    return new String(letters, 0, letters.length);
  }

  /** The parts between its gaps, apostrophes aside. */
  List<String> words() {
    var words = new ArrayList<String>(3);
    var word = new StringBuilder();
    for (int i = 0; i < letters.length; i++) {
      if (gaps[i] != Gap.NONE && gaps[i] != Gap.APOSTROPHE && !word.isEmpty()) {
        words.add(word.toString());
        word.setLength(0);
      }
      word.appendCodePoint(letters[i]);
    }
    words.add(word.toString());
    return words;
  }

  int length() {
    return letters.length;
  }

  boolean isOneWord() {
    for (byte gap : gaps) {
      if (gap != Gap.NONE && gap != Gap.APOSTROPHE) {
        return false;
      }
    }
    return true;
  }
}
