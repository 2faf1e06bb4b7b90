package org.barograph.nlp;

import java.text.Normalizer;

/**
 * Makes any string harmless for a tokenizer: bounded in length and token length, without control
 * characters, lone surrogates and stacked accents, with runs collapsed and every emoji a word of
 * its own.
 *
 * <p>CoreNLP overflows its stack on thousands of brackets and takes seconds for thousands of emoji;
 * after this neither reaches it.
 */
public final class SafeText {

  static final int MAX_CHARS = 1_000;

  // A written-out escape such as backslash-u2019 shrinks sixfold, so more than the bound has to be
  // looked at.
  private static final int MAX_RAW_CHARS = 6 * MAX_CHARS;
  private static final int MAX_TOKEN = 64;
  private static final int MAX_EMOJI = 40;
  private static final int MAX_RUN = 3;
  private static final int MAX_PUNCTUATION_RUN = 6;

  private final String raw;
  private final StringBuilder out;
  private int last = -1;
  private int sameRun;
  private int punctuationRun;
  private int tokenLength;
  private int emoji;
  private int marks;

  private SafeText(String raw) {
    this.raw = raw;
    this.out = new StringBuilder(Math.min(raw.length() + 16, MAX_CHARS));
  }

  /** The cleaned text, trimmed; empty if nothing visible is left. */
  public static String of(String text) {
    if (text == null) {
      return "";
    }
    String bounded = text.length() > MAX_RAW_CHARS ? text.substring(0, MAX_RAW_CHARS) : text;
    return new SafeText(composed(Unescape.text(bounded))).clean();
  }

  /**
   * Compatibility forms, so that full-width and mathematical letters count as the letters they
   * show.
   */
  private static String composed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
      }
    }
    return text;
  }

  private String clean() {
    int at = 0;
    while (at < raw.length() && out.length() < MAX_CHARS) {
      int linkEnd = Links.end(raw, at);
      if (linkEnd > at && endsToken()) {
        at = linkEnd;
        space();
        continue;
      }
      int codePoint = raw.codePointAt(at);
      at += Character.charCount(codePoint);
      take(plain(codePoint));
    }
    int end = out.length();
    while (end > 0 && out.charAt(end - 1) == ' ') {
      end--;
    }
    out.setLength(Math.min(end, MAX_CHARS));
    if (!out.isEmpty() && Character.isHighSurrogate(out.charAt(out.length() - 1))) {
      out.setLength(out.length() - 1);
    }
    return out.toString();
  }

  private boolean endsToken() {
    return out.isEmpty() || !Character.isLetterOrDigit(out.charAt(out.length() - 1));
  }

  private void take(int codePoint) {
    if (isInvisible(codePoint)) {
      return;
    }
    if (Character.isWhitespace(codePoint)
        || Character.isSpaceChar(codePoint)
        || Character.isISOControl(codePoint)) {
      space();
      return;
    }
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      // More than two marks on a letter is decoration, without bound in "Zalgo" text.
      if (++marks > 2) {
        return;
      }
    } else {
      marks = 0;
    }
    sameRun = codePoint == last ? sameRun + 1 : 1;
    last = codePoint;
    if (Emoji.is(codePoint)) {
      emoji(codePoint);
      return;
    }
    boolean word = Character.isLetterOrDigit(codePoint);
    if (sameRun > MAX_RUN && !Character.isDigit(codePoint)) {
      return;
    }
    punctuationRun = word ? 0 : punctuationRun + 1;
    if (punctuationRun > MAX_PUNCTUATION_RUN || ++tokenLength > MAX_TOKEN) {
      return;
    }
    out.appendCodePoint(codePoint);
  }

  private void emoji(int codePoint) {
    if (sameRun > MAX_RUN || ++emoji > MAX_EMOJI) {
      return;
    }
    if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
      out.append(' ');
    }
    out.appendCodePoint(codePoint).append(' ');
    tokenLength = 0;
    punctuationRun = 0;
  }

  private void space() {
    if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
      out.append(' ');
    }
    tokenLength = 0;
    last = ' ';
    sameRun = 0;
  }

  private static boolean isInvisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.SURROGATE, Character.FORMAT, Character.PRIVATE_USE, Character.UNASSIGNED ->
          true;
      default ->
          (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
              || (codePoint >= 0x1F3FB && codePoint <= 0x1F3FF)
              || (codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF);
    };
  }

  /**
   * Typographic punctuation as typed on a keyboard, which is how the words of the model were
   * counted.
   */
  private static int plain(int codePoint) {
    return switch (codePoint) {
      case 0x2018, 0x2019, 0x02BC, 0x00B4, 0x0060 -> '\'';
      case 0x201C, 0x201D, 0x00AB, 0x00BB -> '"';
      case 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015 -> '-';
      default -> codePoint;
    };
  }
}
