package org.barograph.jobs.config;

import java.text.Normalizer;
import java.util.Locale;

/** Hostile text made fit for messages and comparison. */
final class Text {
  private static final int MAX_QUOTED = 60;

  private Text() {}

  /**
   * In quotes, cut after 60 code points, with everything escaped that would not print as itself.
   */
  static String quote(String value) {
    return '"' + printable(value) + '"';
  }

  static String printable(String value) {
    return printable(value, MAX_QUOTED);
  }

  static String printable(String value, int most) {
    var out = new StringBuilder();
    value.codePoints().limit(most).forEach(c -> append(out, c));
    return length(value) > most ? out + "…" : out.toString();
  }

  private static void append(StringBuilder out, int codePoint) {
    if (isPrintable(codePoint)) out.appendCodePoint(codePoint);
    else out.append(String.format(Locale.ROOT, "\\u%04X", codePoint));
  }

  private static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      // FORMAT holds the marks that turn the direction of a terminal's line around
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  /**
   * Control characters and halves of characters: they can be written in YAML, but mean nothing in a
   * name.
   */
  static boolean hasControls(String value) {
    return value
        .codePoints()
        .anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
  }

  static int length(String value) {
    return value.codePointCount(0, value.length());
  }

  /** Equal for what people take for the same term: NFKC, case folded, one space between words. */
  static String fold(String term) {
    var composed = Normalizer.normalize(term, Normalizer.Form.NFKC);
    // Up and down again, so that ß and ss, ς and σ meet.
    var folded = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return folded.strip().replaceAll("\\s+", " ");
  }

  /** {@link #fold} without the leading {@code @} or {@code #}. */
  static String foldTag(String tag) {
    return fold(tag).replaceFirst("^[@#]", "");
  }
}
