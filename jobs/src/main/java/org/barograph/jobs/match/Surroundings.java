package org.barograph.jobs.match;

/** The words around a place in a text; what is not there is -1. */
final class Surroundings {
  /** Longer runs of letters are no words. */
  private static final int MAX_WORD = 32;

  /** Words on either side that count as near. */
  private static final int NEAR = 5;

  /** Of a post. */
  static final int MAX_WORDS = 150;

  private final FoldedText text;
  private final Lexicon lexicon;
  private final ContextWeights weights;
  private final boolean loud;
  private double ofPost = Double.NaN;

  Surroundings(FoldedText text, Lexicon lexicon, ContextWeights weights) {
    this.text = text;
    this.lexicon = lexicon;
    this.weights = weights;
    loud = isLoud(text);
  }

  /** Whether capitals say nothing: most words have one. */
  boolean isLoud() {
    return loud;
  }

  /** Whether another name stands beside it as in a list: {@code , & / and or vs} between them. */
  boolean isListed(int from, int to) {
    return isNameBeside(from - 1, -1) || isNameBeside(to, 1);
  }

  private boolean isNameBeside(int at, int step) {
    boolean joint = false;
    for (int i = at, words = 0; i >= 0 && i < text.length() && words < 2; ) {
      int c = text.chars[i];
      if (text.classes[i] == CharClass.GAP) {
        if (c != ' ' && c != ',' && c != '&' && c != '/') {
          return false;
        }
        joint |= c != ' ';
        i += step;
        continue;
      }
      int start = step > 0 ? i : wordStart(i);
      int end = wordEnd(start);
      String word = text.substring(start, end);
      if (words == 0 && !joint && isConnecting(word)) {
        joint = true;
      } else {
        int level = lexicon.level(text, start, end);
        boolean name = level == Lexicon.UNKNOWN || level > Lexicon.COMMON || text.isUpper(start);
        return joint && name && !isPerson(start) && end - start > 1;
      }
      words++;
      i = step > 0 ? end : start - 1;
    }
    return false;
  }

  private static boolean isConnecting(String word) {
    return word.equals("and") || word.equals("or") || word.equals("vs") || word.equals("amp");
  }

  /** Whether English makes a verb of the word: with -ing and -ed. */
  boolean isVerb(String word) {
    return hasForm(word, "ing") && hasForm(word, "ed");
  }

  private boolean hasForm(String word, String ending) {
    if (word.length() < 2) {
      return false;
    }
    char last = word.charAt(word.length() - 1);
    String stem = last == 'e' ? word.substring(0, word.length() - 1) : word;
    return isKnown(stem + ending) || isKnown(word + last + ending);
  }

  private boolean isKnown(String word) {
    int level = lexicon.level(word);
    return level != Lexicon.UNKNOWN && level <= 60;
  }

  /** Whether a verb of the third person begins here: what a company does is news. */
  boolean isDoing(int start) {
    if (start < 0 || text.isUpper(start)) {
      return false;
    }
    String word = word(start);
    int n = word.length();
    if (n < 4 || word.charAt(n - 1) != 's' || word.charAt(n - 2) == 's') {
      return false;
    }
    return isVerb(word.substring(0, n - 1))
        || (word.endsWith("es") && isVerb(word.substring(0, n - 2)));
  }

  boolean hasDigit(int start) {
    for (int i = start, end = start < 0 ? -1 : wordEnd(start); i < end; i++) {
      if (text.chars[i] >= '0' && text.chars[i] <= '9') {
        return true;
      }
    }
    return false;
  }

  /** Where the word before begins, unless a sentence ends in between. */
  int wordBefore(int from) {
    for (int i = from - 1; i >= 0 && i >= from - 3; i--) {
      if (text.classes[i] != CharClass.GAP) {
        return wordStart(i);
      }
      int c = text.chars[i];
      if (c == '.' || c == '!' || c == '?' || c == ':' || c == '"' || c == '\n') {
        return -1;
      }
    }
    return -1;
  }

  /** Where the word right after begins. */
  int wordAfter(int to) {
    for (int i = to; i < text.length() && i < to + 2; i++) {
      if (text.classes[i] != CharClass.GAP) {
        return i;
      }
      if (text.chars[i] != ' ' && text.chars[i] != '-') {
        return -1;
      }
    }
    return -1;
  }

  int anyWordBefore(int from) {
    int i = from - 1;
    while (i >= 0 && text.classes[i] == CharClass.GAP) {
      i--;
    }
    return i < 0 ? -1 : wordStart(i);
  }

  int anyWordAfter(int to) {
    int i = to;
    while (i < text.length() && text.classes[i] == CharClass.GAP) {
      i++;
    }
    return i < text.length() ? i : -1;
  }

  int wordEnd(int start) {
    int i = start;
    while (i < text.length() && text.classes[i] != CharClass.GAP && i - start < MAX_WORD) {
      i++;
    }
    return i;
  }

  private int wordStart(int inside) {
    int i = inside;
    while (i > 0 && text.classes[i - 1] != CharClass.GAP && inside - i < MAX_WORD) {
      i--;
    }
    return i;
  }

  String word(int start) {
    return start < 0 ? "" : text.substring(start, wordEnd(start));
  }

  /** A name of people that is no common word. */
  boolean isPerson(int word) {
    if (word < 0 || !text.isUpper(word)) {
      return false;
    }
    int end = wordEnd(word);
    return end - word > 2
        && lexicon.level(text, word, end) > 20
        && lexicon.isPersonName(text, word, end);
  }

  /** A common word of four letters or more: mostly a noun, a verb or an adjective. */
  boolean isContent(int word) {
    if (word < 0) {
      return false;
    }
    int end = wordEnd(word);
    int level = lexicon.level(text, word, end);
    return end - word > 3 && level > 10 && level <= Lexicon.COMMON;
  }

  /** What the words right before and after say for a brand. */
  double beside(int from, int to) {
    double sum = 0;
    int before = wordBefore(from);
    if (before >= 0) {
      sum += weights.at(ContextWeights.Place.BEFORE, hash(before));
    }
    int after = wordAfter(to);
    if (after >= 0) {
      sum += weights.at(ContextWeights.Place.AFTER, hash(after));
    }
    return sum;
  }

  /** What the five words on either side say. */
  double near(int from, int to) {
    double sum = 0;
    int left = from;
    int right = to;
    for (int i = 0; i < NEAR; i++) {
      left = left <= 0 ? -1 : anyWordBefore(left);
      if (left >= 0) {
        sum += weights.at(ContextWeights.Place.NEAR, hash(left));
      }
      int next = right < 0 ? -1 : anyWordAfter(right);
      if (next >= 0) {
        sum += weights.at(ContextWeights.Place.NEAR, hash(next));
        right = wordEnd(next);
      } else {
        right = -1;
      }
    }
    return sum;
  }

  /** What the words of the post say. */
  double ofPost() {
    if (Double.isNaN(ofPost)) {
      double sum = 0;
      int at = anyWordAfter(0);
      for (int i = 0; i < MAX_WORDS && at >= 0; i++) {
        sum += weights.at(ContextWeights.Place.POST, hash(at));
        at = anyWordAfter(wordEnd(at));
      }
      ofPost = Math.clamp(sum, -4, 4);
    }
    return ofPost;
  }

  long hash(int word) {
    return Lexicon.hash(text, word, wordEnd(word));
  }

  private static boolean isLoud(FoldedText text) {
    int words = 0;
    int upper = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.classes[i] == CharClass.WORD && text.classAt(i - 1) == CharClass.GAP) {
        words++;
        upper += text.isUpper(i) ? 1 : 0;
      }
    }
    return upper * 10 > words * 6;
  }
}
