package org.barograph.jobs.match;

/** Compares the gaps of a text with those of a name. */
final class GapRule {
  /** Shorter names fall apart into common words. */
  private static final int MIN_SPLIT = 6;

  private static final int MIN_JOINED = 5;
  private static final int MIN_SPACED = 3;

  private GapRule() {}

  /** Null where the text does not write this name. */
  static Kind kindOf(NamePattern pattern, byte[] gaps, FoldedText text, int start) {
    int length = pattern.length();
    int split = 0;
    int joined = 0;
    int other = 0;
    boolean ending = false;
    int open = 0;
    for (int i = 1; i < length; i++) {
      byte named = pattern.gap(i);
      byte found = gaps[i];
      open += found == Gap.NONE ? 0 : 1;
      if (named == found) {
        continue;
      }
      if (Gap.isNameSign(pattern.letter(i)) || Gap.isNameSign(pattern.letter(i - 1))) {
        other++;
      } else if (named == Gap.NONE) {
        if (found == Gap.APOSTROPHE) {
          if (i != length - 1 || pattern.letter(i) != 's') {
            return null; // can't is not Cant
          }
          ending = true;
        } else {
          split++;
        }
      } else if (found == Gap.NONE) {
        if (named == Gap.APOSTROPHE && i == length - 1) {
          ending = true;
        } else {
          joined++;
        }
      } else {
        other++;
      }
    }
    if (split + joined + other == 0) {
      return ending ? Kind.INFLECTED : Kind.EXACT;
    }
    if (pattern.exclusion()) {
      return split == 0 ? Kind.EXACT : null;
    }
    if (open == length - 1 && split > 1) {
      return length >= MIN_SPACED && !isSingleLetterBefore(text, start) ? Kind.OBFUSCATED : null;
    }
    if (split > 1
        || (split == 1 && (length < MIN_SPLIT || hasPoint(pattern, gaps)))
        || (joined > 0 && length < MIN_JOINED)) {
      return null;
    }
    return Kind.SPLIT_JOINED;
  }

  /** A dot inside a word ends a sentence more often than it splits a name. */
  private static boolean hasPoint(NamePattern pattern, byte[] gaps) {
    for (int i = 1; i < pattern.length(); i++) {
      if (gaps[i] == Gap.POINT && pattern.gap(i) == Gap.NONE) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSingleLetterBefore(FoldedText text, int start) {
    return start >= 2
        && text.classAt(start - 1) == CharClass.GAP
        && text.classAt(start - 2) != CharClass.GAP
        && text.isBorder(start - 2);
  }
}
