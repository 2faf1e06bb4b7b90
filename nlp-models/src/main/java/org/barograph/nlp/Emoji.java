package org.barograph.nlp;

/** Tells pictures from signs. */
public final class Emoji {

  private Emoji() {}

  /** Pictographs only: digits, # and © count as emoji in Unicode's tables, but not here. */
  public static boolean is(int codePoint) {
    return (codePoint >= 0x1F000 && codePoint <= 0x1FAFF)
        || (codePoint >= 0x2600 && codePoint <= 0x27BF)
        || codePoint == 0x2B50
        || codePoint == 0x2B55;
  }
}
