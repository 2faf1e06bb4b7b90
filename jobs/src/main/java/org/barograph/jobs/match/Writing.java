package org.barograph.jobs.match;

/** How a text as a whole is written, which says what a capital in it, or its absence, is worth. */
final class Writing {
  private final boolean loud;
  private final boolean careful;
  private final boolean small;
  private final boolean linked;

  private Writing(boolean loud, boolean careful, boolean small, boolean linked) {
    this.loud = loud;
    this.careful = careful;
    this.small = small;
    this.linked = linked;
  }

  static Writing of(FoldedText text) {
    int words = 0;
    int upper = 0;
    boolean first = false;
    boolean linked = false;
    for (int i = 0; i < text.length(); i++) {
      if (text.classes[i] == CharClass.WORD && text.classAt(i - 1) == CharClass.GAP) {
        first = words == 0 ? text.isUpper(i) : first;
        words++;
        upper += text.isUpper(i) ? 1 : 0;
      }
      linked |= text.chars[i] == ':' && text.charAt(i + 1) == '/' && text.charAt(i + 2) == '/';
    }
    boolean loud = upper * 10 > words * 6;
    return new Writing(loud, first && !loud && upper * 10 <= words * 4, upper == 0, linked);
  }

  /** Capitals say nothing: most words have one. */
  boolean isLoud() {
    return loud;
  }

  /** Capitals say much: it begins with one and has few. */
  boolean isCareful() {
    return careful;
  }

  /** No word has a capital. */
  boolean isSmall() {
    return small;
  }

  boolean hasLink() {
    return linked;
  }
}
