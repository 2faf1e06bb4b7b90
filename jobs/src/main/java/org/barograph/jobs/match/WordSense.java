package org.barograph.jobs.match;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Decides whether a name that is also a word, a person's name or two letters long means the brand:
 * a logistic model over how it is written and what stands beside it. It knows no brand and no
 * topic; the weights were fitted on labelled English posts (see match/README.md).
 */
final class WordSense {
  private static final Set<String> ARTICLES =
      words(
          """
          a an the this that every no
          """);
  private static final Set<String> OWNERS =
      words(
          """
          my your our his her their its
          """);
  private static final Set<String> PLACES =
      words(
          """
          on at from via by through in
          """);
  private static final Set<String> LINKS =
      words(
          """
          and or with for of than about
          """);
  private static final Set<String> VERBAL =
      words(
          """
          to will can not dont t i you we they people would and
          """);
  private static final Set<String> TRADE =
      words(
          """
          app apps store stores customer customers account device devices phone phones tablet
          tablets gift card cards edition generation tv products product company companies shares
          stock ceo exec sales profit revenue breach sues says announces launches order ordered
          buy buying bought deal deals sale price free key update server channel payments
          employees car cars wear wearing shoes driver video download games game streaming live
          service support
          """);

  /** What the features are, in their order. */
  static final List<String> NAMES =
      Pattern.compile(" \\| ")
          .splitAsStream(
              "bias | capital | all caps | loud post | level 10 | level 20 | level 35 | person "
                  + "| two letters | first word | after article | after owner | after place | after "
                  + "link | after verbal, small | person before | person after | capital before | "
                  + "capital after | possessive | trade nearby | number after | other names | "
                  + "supported | hyphen | small after the | small after a | capital, everyday | at a "
                  + "place | small after word | small before word | sentence start, everyday | small "
                  + "plural form")
          .toList();

  private static final double[] WEIGHTS = {
    -1.03, 0.99, 0.10, 0.49, -0.27, -0.79, 0.47, 0.05, 0.54, 0.18, -0.29, 0.80, 1.11, 0.57, -0.45,
    -1.34, -0.45, -0.80, -0.13, 0.26, 0.41, 0.10, 1.05, 0.48, -0.88, -0.47, -0.36, 1.61, -0.55,
    -0.36, -0.07, -0.08, 0.63
  };

  private static final double THRESHOLD = 0.65;

  private final Lexicon lexicon;
  private final FoldedText text;
  private final boolean loud;

  WordSense(Lexicon lexicon, FoldedText text) {
    this.lexicon = lexicon;
    this.text = text;
    loud = isLoud(text);
  }

  static Set<String> words(String spaced) {
    return Pattern.compile("\\s+").splitAsStream(spaced.strip()).collect(Collectors.toSet());
  }

  /** Whether a name needs this at all. */
  static boolean isAmbiguous(NamePattern pattern, Lexicon lexicon) {
    if (!pattern.isOneWord() || pattern.exclusion()) {
      return false;
    }
    String letters = pattern.compact();
    return isEveryday(letters, lexicon.level(letters))
        || lexicon.isPersonName(letters)
        || isTiny(letters);
  }

  /** Two letters are short for many things; two of a script without spaces are a word. */
  private static boolean isTiny(String letters) {
    return letters.length() <= 2 && CharClass.of(letters.codePointAt(0)) == CharClass.WORD;
  }

  /** Long words that are not among the most common ones hardly ever mean the word. */
  static boolean isEveryday(String word, int level) {
    return level != Lexicon.UNKNOWN
        && (level <= 20 || (level < Lexicon.COMMON && word.length() < 7));
  }

  /** The finding with the confidence that its surroundings give it, or null. */
  Candidate judge(Candidate candidate, Known known) {
    if (!isWord(candidate)) {
      return isNameOfPerson(candidate) ? null : candidate;
    }
    if (isSmallPlural(candidate)) {
      return null; // apples, targets
    }
    double sum = 0;
    double[] features = features(candidate, known);
    for (int i = 0; i < features.length; i++) {
      sum += features[i] * WEIGHTS[i];
    }
    double probability = 1 / (1 + Math.exp(-sum));
    if (probability < THRESHOLD) {
      return null;
    }
    double confidence = Math.round(100 * Math.min(candidate.confidence(), probability)) / 100.0;
    return new Candidate(
        candidate.brand(),
        candidate.alias(),
        candidate.kind(),
        confidence,
        candidate.from(),
        candidate.to(),
        List.of(candidate.reasons().get(0), "also a word; its surroundings speak for the brand"));
  }

  /**
   * Whether the model is asked; a name of people that is no word needs only a look at its
   * neighbours.
   */
  boolean isWord(Candidate candidate) {
    String letters = TagIndex.fold(candidate.alias()).replace("'", "");
    return isTiny(letters) || isEveryday(letters, lexicon.level(letters));
  }

  private boolean isSmallPlural(Candidate c) {
    int end = nameEnd(c);
    return c.to() > end && !text.isUpper(c.from()) && text.classAt(end) != CharClass.GAP;
  }

  private boolean isNameOfPerson(Candidate c) {
    int before = wordBefore(c.from());
    int after = wordAfter(c.to());
    return (before >= 0 && isPerson(before)) || (after >= 0 && isPerson(after));
  }

  double[] features(Candidate c, Known known) {
    int from = c.from();
    int to = nameEnd(c);
    int level = lexicon.level(TagIndex.fold(c.alias()).replace("'", ""));
    int before = wordBefore(from);
    String previous = before < 0 ? "" : text.substring(before, wordEnd(before));
    int after = wordAfter(c.to());
    boolean capital = text.isUpper(from);
    boolean allCaps = capital && to - from > 1 && text.isUpper(to - 1);
    boolean small = !capital;
    var f = new double[NAMES.size()];
    int i = 0;
    f[i++] = 1;
    f[i++] = flag(capital && !loud);
    f[i++] = flag(allCaps);
    f[i++] = flag(loud);
    f[i++] = flag(level > 0 && level <= 10);
    f[i++] = flag(level == 20);
    f[i++] = flag(level > 20 && level <= 35);
    f[i++] = flag(lexicon.isPersonName(text, from, to));
    f[i++] = flag(to - from <= 2);
    f[i++] = flag(before < 0);
    f[i++] = flag(ARTICLES.contains(previous));
    f[i++] = flag(OWNERS.contains(previous));
    f[i++] = flag(PLACES.contains(previous));
    f[i++] = flag(LINKS.contains(previous));
    f[i++] = flag(small && VERBAL.contains(previous));
    f[i++] = flag(before >= 0 && isPerson(before));
    f[i++] = flag(after >= 0 && isPerson(after));
    f[i++] = flag(capital && before >= 0 && text.isUpper(before) && !isPerson(before));
    f[i++] = flag(capital && after >= 0 && text.isUpper(after) && !isPerson(after));
    f[i++] = flag(c.to() > to && text.classAt(to) == CharClass.GAP);
    f[i++] = flag(isTradeNearby(from, c.to()));
    f[i++] = flag(after >= 0 && Character.isDigit(text.chars[after]));
    f[i++] = flag(known.holdsOtherThan(c.brand()));
    f[i++] = flag(known.holds(c.brand()));
    f[i++] = flag(text.charAt(from - 1) == '-' || text.charAt(c.to()) == '-');
    boolean everyday = level > 0 && level <= 20;
    f[i++] = flag(small && previous.equals("the"));
    f[i++] = flag(small && (previous.equals("a") || previous.equals("an")));
    f[i++] = flag(capital && !loud && everyday);
    f[i++] = flag(text.charAt(from - 1) == ' ' && text.charAt(from - 2) == '@');
    f[i++] = flag(small && before >= 0 && isContent(before));
    f[i++] = flag(small && after >= 0 && isContent(after));
    f[i++] = flag(before < 0 && everyday);
    f[i++] = flag(small && text.charAt(to - 1) == 's' && level > 0);
    return f;
  }

  /** Of a plural or possessive, where the name itself ends. */
  private int nameEnd(Candidate c) {
    int letters = TagIndex.fold(c.alias()).length();
    return c.kind() == Kind.INFLECTED ? Math.min(c.to(), c.from() + letters) : c.to();
  }

  /** A common word of four letters or more: mostly a noun, a verb or an adjective. */
  private boolean isContent(int word) {
    int end = wordEnd(word);
    int level = lexicon.level(text, word, end);
    return end - word > 3 && level > 10 && level <= Lexicon.COMMON;
  }

  private boolean isPerson(int word) {
    int end = wordEnd(word);
    int level = lexicon.level(text, word, end);
    return text.isUpper(word)
        && end - word > 2
        && level > 20
        && lexicon.isPersonName(text, word, end);
  }

  private boolean isTradeNearby(int from, int to) {
    int left = from;
    int right = to;
    for (int i = 0; i < 4; i++) {
      int before = left <= 0 ? -1 : anyWordBefore(left);
      if (before >= 0) {
        left = before;
        if (TRADE.contains(text.substring(before, wordEnd(before)))) {
          return true;
        }
      }
      int after = anyWordAfter(right);
      if (after >= 0) {
        right = wordEnd(after);
        if (TRADE.contains(text.substring(after, right))) {
          return true;
        }
      }
    }
    return false;
  }

  /** The word before, unless a sentence ends in between; -1 where there is none. */
  private int wordBefore(int from) {
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

  private int wordAfter(int to) {
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

  private int anyWordBefore(int from) {
    int i = from - 1;
    while (i >= 0 && text.classes[i] == CharClass.GAP) {
      i--;
    }
    return i < 0 ? -1 : wordStart(i);
  }

  private int anyWordAfter(int to) {
    int i = to;
    while (i < text.length() && text.classes[i] == CharClass.GAP) {
      i++;
    }
    return i < text.length() ? i : -1;
  }

  private int wordStart(int inside) {
    int i = inside;
    while (i > 0 && text.classes[i - 1] != CharClass.GAP && inside - i < 32) {
      i--;
    }
    return i;
  }

  private int wordEnd(int start) {
    int i = start;
    while (i < text.length() && text.classes[i] != CharClass.GAP && i - start < 32) {
      i++;
    }
    return i;
  }

  /** Whether capitals say nothing: most words have one. */
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

  private static double flag(boolean value) {
    return value ? 1 : 0;
  }
}
