package org.barograph.jobs.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The cheapest ways to read the parts of a hashtag as words (Viterbi over a unigram model whose
 * costs come from the sizes of the word lists), both from its beginning and to its end.
 */
final class HashtagReading {
  private static final int MAX_WORD = 20;
  private static final double UNKNOWN_WORD = 10;
  private static final double UNKNOWN_LETTER = 3;
  private static final double DIGITS = 4;
  private static final double NAME = 7;
  private static final double ACROSS_CAPITAL = 5;
  private static final double OFF_CAPITAL = 4;
  private static final double NAME_OFF_CAPITAL = 9;

  /** Names of so few letters stand in many words by chance. */
  private static final int SHORT_NAME = 4;

  /** The number of a model comes within so many letters. */
  private static final int MODEL = 3;

  private final Lexicon lexicon;
  private final FoldedText text;
  private final int offset;
  private final int length;
  private final boolean capitals;
  private final double[] before;
  private final double[] after;
  private final int[] wordStart;
  private final int[] wordEnd;

  HashtagReading(Lexicon lexicon, FoldedText text, int from, int to) {
    this.lexicon = lexicon;
    this.text = text;
    offset = from;
    length = to - from;
    capitals = hasCapitals();
    before = new double[length + 1];
    after = new double[length + 1];
    wordStart = new int[length + 1];
    wordEnd = new int[length + 1];
    read();
  }

  /** Whether the name from..to is as easy to read there as anything else. */
  boolean accepts(int from, int to, NamePattern pattern) {
    int start = from - offset;
    int end = to - offset;
    int level = pattern.isOneWord() ? lexicon.level(pattern.compact()) : Lexicon.UNKNOWN;
    double cost = level == Lexicon.UNKNOWN ? NAME : Math.min(NAME, wordCost(level, end - start));
    if (end - start < (level == Lexicon.UNKNOWN ? 5 : 4)) {
      cost += 4;
    }
    if (capitals && start > 0 && !isCapital(start)) {
      cost += start + 1 < end && isCapital(start + 1) ? 1 : NAME_OFF_CAPITAL;
    }
    double with = before[start] + cost + restCost(end);
    return with <= before[length] + 0.01
        && (end - start > SHORT_NAME || !isBesideScraps(start, end));
  }

  /** Whether what stands beside a name is no word and no number, but letters that were left. */
  private boolean isBesideScraps(int start, int end) {
    boolean scrapBefore = start > 0 && !isBreak(start) && isScrap(wordStart[start], start);
    int last = end < length && at(end) == 's' && restCost(end) < after[end] ? end + 1 : end;
    boolean scrapAfter =
        last < length && !isBreak(last) && !isModelNear(last) && isScrap(last, wordEnd[last]);
    return scrapBefore || scrapAfter;
  }

  private boolean isModelNear(int start) {
    return IntStream.range(start, Math.min(length, start + MODEL))
        .anyMatch(i -> Character.isDigit(at(i)));
  }

  private boolean isScrap(int start, int end) {
    int level = lexicon.level(text, offset + start, offset + end);
    return level == Lexicon.UNKNOWN
        || end - start == 1
        || (end - start == 2 && level > Lexicon.COMMON);
  }

  /** A plural's s is no word of its own. */
  private double restCost(int end) {
    boolean plural = end < length && at(end) == 's' && (end + 1 == length || isBreak(end + 1));
    return plural ? Math.min(after[end], 1 + after[end + 1]) : after[end];
  }

  boolean isPersonBefore(int from) {
    int end = from - offset;
    return end > 0 && isPerson(wordStart[end], end);
  }

  boolean isPersonAfter(int to) {
    int start = to - offset;
    return start < length && isPerson(start, wordEnd[start]);
  }

  /** A name of people that is no common word. */
  private boolean isPerson(int start, int end) {
    int level = lexicon.level(text, offset + start, offset + end);
    return end - start > 2
        && level > 35
        && lexicon.isPersonName(text, offset + start, offset + end);
  }

  /** Whether a number, or a letter and a number, follows: as models are named. */
  boolean isModelAt(int to) {
    int i = to - offset;
    return i < length
        && (Character.isDigit(at(i))
            || (i + 1 < length && Character.isDigit(at(i + 1)) && at(i) != '_'));
  }

  /** The words of the readings before and after a name. */
  List<String> wordsAround(int from, int to) {
    var words = new ArrayList<String>();
    for (int end = from - offset; end > 0; end = wordStart[end]) {
      words.add(text.substring(offset + wordStart[end], offset + end));
    }
    for (int start = to - offset; start < length; start = wordEnd[start]) {
      words.add(text.substring(offset + start, offset + wordEnd[start]));
    }
    return words;
  }

  private void read() {
    Arrays.fill(before, Double.MAX_VALUE);
    Arrays.fill(after, Double.MAX_VALUE);
    before[0] = 0;
    after[length] = 0;
    var costs = new double[length][];
    for (int start = 0; start < length; start++) {
      costs[start] = costsFrom(start);
      for (int k = 1; k < costs[start].length; k++) {
        double cost = before[start] + costs[start][k];
        if (cost < before[start + k]) {
          before[start + k] = cost;
          wordStart[start + k] = start;
        }
      }
    }
    for (int start = length - 1; start >= 0; start--) {
      for (int k = 1; k < costs[start].length; k++) {
        double cost = costs[start][k] + after[start + k];
        if (cost < after[start]) {
          after[start] = cost;
          wordEnd[start] = start + k;
        }
      }
    }
  }

  /** What a word of k letters that begins at start costs. */
  private double[] costsFrom(int start) {
    var costs = new double[Math.min(MAX_WORD, length - start) + 1];
    long hash = Lexicon.seed();
    double crossed = capitals && start > 0 && !isBreak(start) ? OFF_CAPITAL : 0;
    boolean digits = true;
    for (int k = 1; k < costs.length; k++) {
      int c = at(start + k - 1);
      if (k > 1 && capitals && isCapital(start + k - 1)) {
        crossed += ACROSS_CAPITAL;
      }
      digits &= c >= '0' && c <= '9';
      hash = Lexicon.mix(hash, c);
      int level = lexicon.levelOf(hash);
      double cost = UNKNOWN_WORD + UNKNOWN_LETTER * k;
      if (digits) {
        cost = DIGITS;
      } else if (c == '_' && k == 1) {
        cost = 0;
      } else if (level != Lexicon.UNKNOWN || (k == 1 && (c == 'a' || c == 'i'))) {
        cost = Math.min(cost, k == 1 ? 6 : wordCost(level, k));
      }
      costs[k] = cost + crossed;
    }
    return costs;
  }

  private static double wordCost(int level, int length) {
    double cost = level >= Lexicon.NAME ? level == Lexicon.NAME ? 11 : 12.5 : 4.5 + level / 10.0;
    if (length == 1) {
      return 13;
    }
    if (length <= 3 && level > 35) {
      return Math.max(cost, 12);
    }
    return length == 2 ? cost + 1 : cost;
  }

  private boolean hasCapitals() {
    boolean upper = false;
    boolean lower = false;
    for (int i = 1; i < length; i++) {
      upper |= text.isUpper(offset + i);
      lower |= !text.isUpper(offset + i) && at(i) >= 'a';
    }
    return upper && lower;
  }

  /** Whether a capital, a digit or an underscore begins something new here. */
  private boolean isBreak(int i) {
    return isCapital(i)
        || at(i) == '_'
        || at(i - 1) == '_'
        || Character.isDigit(at(i)) != Character.isDigit(at(i - 1));
  }

  private boolean isCapital(int i) {
    return text.isUpper(offset + i)
        && (!text.isUpper(offset + i - 1)
            || (i + 1 < length && !text.isUpper(offset + i + 1) && at(i + 1) >= 'a'));
  }

  private int at(int i) {
    return text.chars[offset + i];
  }
}
