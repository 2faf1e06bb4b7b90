package org.barograph.jobs.match;

import java.text.Normalizer;
import java.util.Locale;

/**
 * NFKC and full case folding (Unicode 15, sections 3.11 and 3.13), cluster by cluster so that
 * offsets survive; characters that nobody sees are dropped.
 */
final class Folding {
  /** Zalgo text piles up marks without end; a name needs few. */
  private static final int MAX_MARKS = 8;

  private static final int SPECIAL = 0xffff;

  /** The folded form of a lone character of the BMP, or SPECIAL where it is not one character. */
  private static final char[] SINGLE = singles();

  /** Whether nothing but its own folded form matters of a character of the BMP. */
  private static final boolean[] PLAIN = plain();

  /** Longer compatible forms (whole phrases of one character) stay one character. */
  private static final int MAX_FORM = 4;

  /**
   * A letter with at most one mark: what is not plain is mostly that.
   *
   * @param single the code point that is all of the folded form; 0 where it has several or none
   */
  private record Marked(int letter, int mark, String folded, int single) {}

  /** Forms that were needed before; an entry that is lost to a race is made again. */
  private static final Marked[] MARKED = new Marked[1 << 10];

  private Folding() {}

  static FoldedText fold(String text) {
    int ascii = asciiPrefix(text);
    var out = new FoldedText(ascii == text.length() ? ascii : capacityFor(text));
    int codePoints = 0;
    for (int i = 0; i < ascii; i++, codePoints++) {
      char c = text.charAt(i);
      boolean upper = c >= 'A' && c <= 'Z';
      out.add(upper ? c + 32 : c, i, i + 1, upper ? FoldedText.UPPER : 0);
    }
    boolean hidden = false;
    int prepended = 0;
    for (int i = ascii; i < text.length(); ) {
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      if (isPrepended(c)) {
        prepended++;
        codePoints++;
        i = next;
        continue;
      }
      if (c < 128 && (next == text.length() || text.charAt(next) < 128)) {
        boolean upper = c >= 'A' && c <= 'Z';
        byte flag = flag(upper, false, hidden);
        out.add(upper ? c + 32 : c, codePoints - prepended, codePoints + 1, flag);
        hidden = false;
        prepended = 0;
        codePoints++;
        i = next;
        continue;
      }
      if (c < 0x10000 && PLAIN[c] && (next == text.length() || isPlain(text.charAt(next)))) {
        byte flag = flag(Character.isUpperCase(c) || Character.isTitleCase(c), false, hidden);
        out.add(SINGLE[c], codePoints - prepended, codePoints + 1, flag);
        hidden = false;
        prepended = 0;
        codePoints++;
        i = next;
        continue;
      }
      boolean extendsLast =
          out.length() > 0 && continues(c) && !Character.isISOControl(text.codePointBefore(i));
      if (isInvisible(c) || extendsLast) {
        hidden = out.length() > 0 && isLatin(out.chars[out.length() - 1]);
        codePoints++;
        if (extendsLast || isExtender(c)) {
          out.extendLast(codePoints);
        }
        prepended = 0;
        i = next;
        continue;
      }
      int end = next;
      int endCodePoints = codePoints + 1;
      int marks = 0;
      while (end < text.length() && continues(text.codePointAt(end))) {
        int mark = text.codePointAt(end);
        end += Character.charCount(mark);
        endCodePoints++;
        marks++;
      }
      addCluster(out, text, i, end, marks, codePoints - prepended, endCodePoints, hidden);
      hidden = false;
      prepended = 0;
      codePoints = endCodePoints;
      i = end;
    }
    return out;
  }

  private static void addCluster(
      FoldedText out,
      String text,
      int from,
      int to,
      int marks,
      int start,
      int end,
      boolean hidden) {
    int c = text.codePointAt(from);
    byte flag = flag(Character.isUpperCase(c) || Character.isTitleCase(c), isStyled(c), hidden);
    if (marks == 0 && c < 0x10000 && SINGLE[c] != SPECIAL) {
      out.add(SINGLE[c], start, end, flag);
      return;
    }
    if (keepsForm(c)) {
      out.add(c, start, end, flag);
      return;
    }
    if (marks < 2) {
      Marked marked = foldMarked(c, marks == 0 ? 0 : text.codePointBefore(to));
      if (marked.single != 0) {
        out.add(marked.single, start, end, flag);
        return;
      }
      addFolded(out, marked.folded, start, end, flag);
      return;
    }
    int limit = marks > MAX_MARKS ? text.offsetByCodePoints(from, MAX_MARKS) : to;
    addFolded(out, foldCluster(text.substring(from, limit)), start, end, flag);
  }

  private static void addFolded(FoldedText out, String folded, int start, int end, byte flag) {
    for (int i = 0; i < folded.length() && out.length() < out.capacity(); ) {
      int f = folded.codePointAt(i);
      if (!isInvisible(f)) {
        out.add(f, start, end, flag);
      }
      i += Character.charCount(f);
    }
  }

  private static Marked foldMarked(int letter, int mark) {
    int slot = (letter * 31 + mark) & MARKED.length - 1;
    Marked known = MARKED[slot];
    if (known == null || known.letter != letter || known.mark != mark) {
      String cluster = Character.toString(letter);
      String folded = foldCluster(mark == 0 ? cluster : cluster + Character.toString(mark));
      boolean one = folded.codePointCount(0, folded.length()) == 1;
      int single = one && !isInvisible(folded.codePointAt(0)) ? folded.codePointAt(0) : 0;
      known = new Marked(letter, mark, folded, single);
      MARKED[slot] = known;
    }
    return known;
  }

  private static String foldCluster(String cluster) {
    String compatible = Normalizer.normalize(cluster, Normalizer.Form.NFKC);
    String cased = compatible.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('ς', 'σ');
    return Normalizer.normalize(cased, Normalizer.Form.NFKC);
  }

  private static byte flag(boolean upper, boolean styled, boolean hidden) {
    return (byte)
        ((upper ? FoldedText.UPPER : 0)
            | (styled ? FoldedText.STYLED : 0)
            | (hidden ? FoldedText.HIDDEN_BEFORE : 0));
  }

  private static int asciiPrefix(String text) {
    int i = 0;
    while (i < text.length() && text.charAt(i) < 128) {
      i++;
    }
    // The last one may carry a mark that is not ASCII.
    return i == text.length() || i == 0 ? i : i - 1;
  }

  /** NFKC makes four characters of one at most, but for what stays one; marks may add to them. */
  private static int capacityFor(String text) {
    int capacity = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean one = PLAIN[c] && (i + 1 == text.length() || PLAIN[text.charAt(i + 1)]);
      capacity += c < 0x80 || one ? 1 : c < 0xd800 ? 6 : 4;
    }
    return capacity;
  }

  /** Emoji have no other form, and a trade mark sign is not the letters TM. */
  private static boolean keepsForm(int c) {
    int type = Character.getType(c);
    return type == Character.SURROGATE
        || (type == Character.OTHER_SYMBOL && !isEnclosedLetter(c))
        || type == Character.UNASSIGNED
        || type == Character.PRIVATE_USE
        || c == '…';
  }

  private static boolean isStyled(int c) {
    return (c >= 0x1d400 && c < 0x1d800) || isEnclosedLetter(c);
  }

  private static boolean isEnclosedLetter(int c) {
    return (c >= 0x24b6 && c <= 0x24e9) || (c >= 0x1f130 && c <= 0x1f149);
  }

  private static boolean isLatin(int folded) {
    return folded < 0x250 && Character.isLetterOrDigit(folded);
  }

  /** Default-ignorable characters: joiners, soft hyphens, variation selectors, direction marks. */
  static boolean isInvisible(int c) {
    if (c < 0xad) {
      return false;
    }
    return c == 0xad
        || c == 0x34f
        || c == 0x61c
        || c == 0x1160
        || c == 0x17b4
        || c == 0x17b5
        || (c >= 0x180b && c <= 0x180f)
        || (c >= 0x200b && c <= 0x200f)
        || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2060 && c <= 0x206f)
        || c == 0x3164
        || (c >= 0xfe00 && c <= 0xfe0f)
        || c == 0xfeff
        || c == 0xffa0
        || (c >= 0xe0000 && c <= 0xe0fff);
  }

  private static boolean isExtender(int c) {
    return c == 0x200c
        || c == 0x200d
        || c == 0x34f
        || c == 0x17b4
        || c == 0x17b5
        || (c >= 0xfe00 && c <= 0xfe0f)
        || (c >= 0x180b && c <= 0x180f && c != 0x180e)
        || (c >= 0xe0020 && c <= 0xe01ef);
  }

  /** Signs that form a cluster with what follows them. */
  private static boolean isPrepended(int c) {
    return c >= 0x600
        && (c <= 0x605
            || c == 0x6dd
            || c == 0x70f
            || c == 0x890
            || c == 0x891
            || c == 0x8e2
            || c == 0x115f
            || c == 0xd4e
            || c == 0x110bd
            || c == 0x110cd);
  }

  /** Marks, and the vowels and final consonants of decomposed Hangul. */
  private static boolean continues(int c) {
    if (c < 0x300) {
      return false;
    }
    if (c < 0x34f) {
      return true; // the accents: by far the most frequent marks
    }
    int type = Character.getType(c);
    return (type == Character.NON_SPACING_MARK && !isInvisible(c))
        || type == Character.ENCLOSING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || (c >= 0x1160 && c <= 0x11ff)
        || (c >= 0xd7b0 && c <= 0xd7ff)
        || c == 0xe33
        || c == 0xeb3
        || c == 0xff9e
        || c == 0xff9f
        || (c >= 0x1f3fb && c <= 0x1f3ff);
  }

  private static boolean isPlain(char c) {
    return PLAIN[c];
  }

  private static boolean[] plain() {
    var plain = new boolean[0x10000];
    for (int c = 0; c < plain.length; c++) {
      plain[c] =
          !Character.isSurrogate((char) c)
              && SINGLE[c] != SPECIAL
              && !continues(c)
              && !isInvisible(c)
              && !isPrepended(c)
              && !isStyled(c)
              && !isExtender(c);
    }
    return plain;
  }

  private static char[] singles() {
    var table = new char[0x10000];
    for (int c = 0; c < table.length; c++) {
      table[c] = single(c);
    }
    return table;
  }

  private static char single(int c) {
    if (Character.isSurrogate((char) c) || keepsForm(c)) {
      return (char) c;
    }
    String folded = foldCluster(Character.toString(c));
    return folded.length() == 1
        ? folded.charAt(0)
        : folded.length() > MAX_FORM ? (char) c : SPECIAL;
  }
}
