package org.barograph.jobs.match;

/**
 * How far a word is from a name, in slips of hand and ear. A restricted Damerau-Levenshtein
 * distance whose steps cost less the more often people make them: a doubled letter 0.35, swapped
 * neighbours 0.55, a neighbouring key or a similar sound 0.6, a dropped vowel 0.65, a dropped
 * consonant 0.8, any other letter 1.1. Set by hand from the layout of a QWERTY keyboard and English
 * sounds.
 */
final class EditCost {
  static final int MAX_LENGTH = 32;

  private static final double DOUBLED = 0.35;
  private static final double SWAPPED = 0.55;
  private static final double NEAR = 0.6;
  private static final double VOWEL_GONE = 0.65;
  private static final double CONSONANT_GONE = 0.8;

  /** A letter too many is rarer than one too few. */
  private static final double ADDED = 0.05;

  private static final double OTHER = 1.1;

  private static final String[] ROWS = {"1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"};
  private static final String SIMILAR = "ck kq cs sz dt bp fv gj iy vw mn bd xz ao ae ei ou";
  private static final boolean[] CLOSE = close();

  private EditCost() {}

  /** The cost, or infinity as soon as it must be above {@code limit}. */
  static double between(CharSequence word, CharSequence name, double limit) {
    int n = word.length();
    int m = name.length();
    if (n > MAX_LENGTH || m > MAX_LENGTH || Math.abs(n - m) * DOUBLED > limit) {
      return Double.POSITIVE_INFINITY;
    }
    var before = new double[m + 1];
    var last = new double[m + 1];
    var row = new double[m + 1];
    for (int j = 1; j <= m; j++) {
      last[j] = last[j - 1] + single(name, j - 1);
    }
    double bestBefore = 0;
    for (int i = 1; i <= n; i++) {
      row[0] = last[0] + single(word, i - 1);
      double best = row[0];
      char a = word.charAt(i - 1);
      for (int j = 1; j <= m; j++) {
        char b = name.charAt(j - 1);
        double cost = last[j - 1] + (a == b ? 0 : swap(a, b));
        cost = Math.min(cost, last[j] + single(word, i - 1) + ADDED);
        cost = Math.min(cost, row[j - 1] + single(name, j - 1));
        if (i > 1 && j > 1 && a != b && a == name.charAt(j - 2) && b == word.charAt(i - 2)) {
          cost = Math.min(cost, before[j - 2] + SWAPPED);
        }
        row[j] = cost;
        best = Math.min(best, cost);
      }
      // Swapped neighbours are paid for only in the row after.
      if (best > limit && bestBefore > limit) {
        return Double.POSITIVE_INFINITY;
      }
      bestBefore = best;
      double[] free = before;
      before = last;
      last = row;
      row = free;
    }
    return last[m] <= limit ? last[m] : Double.POSITIVE_INFINITY;
  }

  /** A letter too many or too few. */
  private static double single(CharSequence word, int i) {
    char c = word.charAt(i);
    if (i > 0 && word.charAt(i - 1) == c) {
      return DOUBLED;
    }
    return isVowel(c) ? VOWEL_GONE : CONSONANT_GONE;
  }

  private static double swap(char a, char b) {
    return a < 128 && b < 128 && CLOSE[a << 7 | b] ? NEAR : OTHER;
  }

  private static boolean isVowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y' || c == 'h';
  }

  private static boolean[] close() {
    var close = new boolean[1 << 14];
    for (int row = 0; row < ROWS.length; row++) {
      for (int i = 0; i < ROWS[row].length(); i++) {
        mark(close, ROWS[row].charAt(i), ROWS[row], i + 1);
        if (row + 1 < ROWS.length) {
          mark(close, ROWS[row].charAt(i), ROWS[row + 1], i);
          mark(close, ROWS[row].charAt(i), ROWS[row + 1], i - 1);
        }
      }
    }
    for (int i = 0; i < SIMILAR.length(); i += 3) {
      mark(close, SIMILAR.charAt(i), SIMILAR, i + 1);
    }
    String vowels = "aeiou";
    for (int i = 0; i < vowels.length(); i++) {
      for (int k = 0; k < vowels.length(); k++) {
        mark(close, vowels.charAt(i), vowels, k);
      }
    }
    return close;
  }

  private static void mark(boolean[] close, char a, String row, int i) {
    if (i >= 0 && i < row.length()) {
      close[a << 7 | row.charAt(i)] = true;
      close[row.charAt(i) << 7 | a] = true;
    }
  }
}
