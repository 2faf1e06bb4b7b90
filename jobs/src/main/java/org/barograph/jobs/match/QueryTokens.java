package org.barograph.jobs.match;

import java.util.Arrays;

/** A text as words for queries; signs of tags and gaps are left out. */
final class QueryTokens {
  private final FoldedText text;
  private int[] starts = new int[32];
  private int[] ends = new int[32];
  private long[] hashes = new long[32];
  private int size;

  private QueryTokens(FoldedText text) {
    this.text = text;
  }

  static QueryTokens of(FoldedText text) {
    var tokens = new QueryTokens(text);
    for (int i = 0; i < text.length(); ) {
      if (text.classes[i] == CharClass.GAP) {
        i++;
        continue;
      }
      int end = i + 1;
      while (end < text.length() && !text.isBorder(end)) {
        end++;
      }
      tokens.add(i, end);
      i = end;
    }
    return tokens;
  }

  private void add(int from, int to) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
      hashes = Arrays.copyOf(hashes, size * 2);
    }
    starts[size] = from;
    ends[size] = to;
    hashes[size++] = Lexicon.hash(text, from, to);
  }

  int size() {
    return size;
  }

  long hash(int token) {
    return hashes[token];
  }

  long[] hashes() {
    return Arrays.copyOf(hashes, size);
  }

  /** First folded character. */
  int from(int token) {
    return starts[token];
  }

  /** After the last folded character. */
  int to(int token) {
    return ends[token];
  }

  /** As it stands in the text that was folded. */
  String original(int token, String written) {
    int from = written.offsetByCodePoints(0, text.start(starts[token]));
    int to = written.offsetByCodePoints(0, text.end(ends[token]));
    return written.substring(from, to);
  }
}
