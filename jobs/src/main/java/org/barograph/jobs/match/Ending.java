package org.barograph.jobs.match;

/** Where a name ends: at a border of words, after a possessive or after a plural. */
final class Ending {
  static final int NONE = -1;

  private Ending() {}

  /**
   * Where the name with its ending stops, or {@link #NONE} where it is part of another word.
   *
   * @param end after the last letter of the name
   * @param limit where a zone begins or the text ends
   */
  static int after(FoldedText text, int end, int limit, NamePattern pattern) {
    if (end >= limit) {
      // A zone such as a host name may begin in the middle of a word.
      return text.isBorder(end) ? end : NONE;
    }
    if (text.isBorder(end)) {
      return afterBorder(text, end, limit);
    }
    if (text.classes[end] == CharClass.HANGUL && pattern.length() >= 3) {
      return end; // Korean hangs its particles on the name
    }
    if (pattern.length() < 3 || isSibilant(text.charAt(end - 1)) != (text.charAt(end) == 'e')) {
      return NONE;
    }
    int s = text.charAt(end) == 'e' ? end + 1 : end;
    return s < limit && text.charAt(s) == 's' && text.isBorder(s + 1) ? s + 1 : NONE;
  }

  private static int afterBorder(FoldedText text, int end, int limit) {
    if (end + 1 >= limit || Gap.of(text.charAt(end)) != Gap.APOSTROPHE) {
      return end;
    }
    int next = text.charAt(end + 1);
    if (next == 's' && text.isBorder(end + 2)) {
      return end + 2;
    }
    // don't, can't: the name would be half of a contraction
    return next == 't' && text.isBorder(end + 2) ? NONE : end;
  }

  private static boolean isSibilant(int c) {
    return c == 's' || c == 'x' || c == 'z';
  }
}
