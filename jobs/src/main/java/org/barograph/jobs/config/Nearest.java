package org.barograph.jobs.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** "Did you mean": the known word that a mistyped one is closest to. */
final class Nearest {
  private static final int MAX_LENGTH = 64;

  private static final int MAX_KNOWN = 1000;

  private Nearest() {}

  /** {@code , did you mean "x"?}, or nothing when no known word is close. */
  static String hint(String unknown, Collection<String> known) {
    if (unknown.isBlank() || unknown.length() > MAX_LENGTH) return "";
    return known.stream()
        .limit(MAX_KNOWN)
        .filter(candidate -> isClose(plain(unknown), plain(candidate)))
        .min(
            Comparator.<String>comparingInt(c -> distance(plain(unknown), plain(c)))
                .thenComparing(Comparator.naturalOrder()))
        .map(candidate -> ", did you mean \"" + candidate + "\"?")
        .orElse("");
  }

  /** Without what people mix up most: case and the sign between words. */
  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[_. -]", "");
  }

  private static boolean isClose(String word, String known) {
    int far = Math.max(1, word.length() / 3);
    return (Math.abs(word.length() - known.length()) <= far && distance(word, known) <= far)
        || (word.length() >= 3 && known.startsWith(word));
  }

  /** Levenshtein's. */
  private static int distance(String word, String known) {
    var row = new int[known.length() + 1];
    for (int j = 0; j < row.length; j++) row[j] = j;
    for (int i = 1; i <= word.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (word.charAt(i - 1) == known.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[known.length()];
  }
}
