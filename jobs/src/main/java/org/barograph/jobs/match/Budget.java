package org.barograph.jobs.match;

/**
 * How much doubtful work a text may cause. A post of ordinary length uses a small part of it; what
 * it keeps away is text that is made, or happens, to be expensive.
 */
final class Budget {
  /** Handles, hashtags, links and hosts that are looked up. */
  static final int ZONES = 96;

  /** Findings that are kept. */
  static final int FINDINGS = 80;

  /** Names that are also words and whose surroundings are looked at. */
  private static final int JUDGED = 8;

  /** Hashtags that are read for names inside. */
  private static final int READ = 16;

  /** Names compared with words that may be misspellings. */
  private static final int COMPARED = 18;

  /** Letters tried for a masked one. */
  private static final int MASKED = 24;

  private int judged = JUDGED;
  private int read = READ;
  private int compared = COMPARED;
  private int masked = MASKED;

  boolean mayJudge() {
    return judged-- > 0;
  }

  boolean mayRead() {
    return read-- > 0;
  }

  /** With a word. */
  boolean mayCompare() {
    return compared-- > 0;
  }

  /** With a word of a name of several, by sound and by letters. */
  boolean mayCompareTwice() {
    compared -= 2;
    return compared >= 0;
  }

  boolean mayUnmask() {
    return masked-- > 0;
  }
}
