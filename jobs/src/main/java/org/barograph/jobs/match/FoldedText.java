package org.barograph.jobs.match;

/**
 * A text without differences of case, width and composition, and the way back into the original.
 *
 * <p>Positions are indices of folded characters (code points); {@link #start} and {@link #end} turn
 * them into code points of the original, whole grapheme clusters at a time.
 */
final class FoldedText {
  /** An invisible character was dropped before this one, between letters that need none. */
  static final byte HIDDEN_BEFORE = 1;

  /** Written with a letter that is styled by its code point, such as a mathematical bold one. */
  static final byte STYLED = 2;

  static final byte UPPER = 4;

  final int[] chars;
  final byte[] flags;
  final byte[] classes;
  private final int[] starts;
  private final int[] ends;
  private int length;

  FoldedText(int capacity) {
    chars = new int[capacity];
    flags = new byte[capacity];
    classes = new byte[capacity];
    starts = new int[capacity];
    ends = new int[capacity];
  }

  static FoldedText of(String text) {
    return Folding.fold(text);
  }

  void add(int codePoint, int start, int end, byte flag) {
    chars[length] = codePoint;
    starts[length] = start;
    ends[length] = end;
    flags[length] = flag;
    classes[length] = CharClass.of(codePoint);
    length++;
  }

  /** Lets the last cluster take in a character that extends it. */
  void extendLast(int end) {
    for (int i = length - 1, start = i < 0 ? 0 : starts[i]; i >= 0 && starts[i] == start; i--) {
      ends[i] = end;
    }
  }

  int capacity() {
    return chars.length;
  }

  int length() {
    return length;
  }

  /** Where the character begins in the original, in code points. */
  int start(int index) {
    return starts[index];
  }

  /** Where the part before {@code index} ends in the original, in code points. */
  int end(int index) {
    return ends[index - 1];
  }

  byte classAt(int index) {
    return index < 0 || index >= length ? CharClass.GAP : classes[index];
  }

  int charAt(int index) {
    return index < 0 || index >= length ? ' ' : chars[index];
  }

  boolean isUpper(int index) {
    return (flags[index] & UPPER) != 0;
  }

  /** Whether a word may begin or end before {@code index}. */
  boolean isBorder(int index) {
    return CharClass.isBorder(classAt(index - 1), classAt(index));
  }

  String substring(int from, int to) {
    return new String(chars, from, to - from);
  }
}
