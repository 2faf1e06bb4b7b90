package org.barograph.jobs.match;

import java.util.ArrayList;
import java.util.List;

/**
 * Decides whether a name that is also a word, a person's name or two letters long means the brand:
 * a logistic model over how it is written and what stands beside it, for all brands the same, plus
 * what is known of the brand. Its weights were fitted on labelled English posts (see
 * match/README.md).
 */
final class WordSense {
  /** The feature that says that the name has a capital. */
  static final int CAPITAL = 1;

  private static final double[] WEIGHTS = {
    -0.43, 1.05, 0.06, 0.01, -0.63, -0.81, 0.46, -0.39, 0.02, -0.05, -0.31, 0.03, 0.56, 0.45,
    -0.41, -0.97, -0.78, -0.32, -0.16, -0.12, 0.58, 0.34, 0.66, 0.42, -0.40, -0.32, -0.04, 0.89,
    -0.13, -0.07, 0.03, -0.10, 0.48, 0.88, 0.07, 0.10, -0.91, 0.21, 0.02, 0.73, 0.41, 0.74,
    0.50, 0.31, 0.42, 1.00, 0.55, 0.45
  };

  /** Everyday words and names of people must be likely to mean the brand. */
  private static final double EVERYDAY_THRESHOLD = 0.64;

  /** Other words and names hardly ever mean anything else. */
  private static final double RARE_THRESHOLD = 0.35;

  /** Names of people that are no words. */
  private static final double PERSON_THRESHOLD = 0.45;

  /** Rarer words than this size of the list hardly ever mean the word. */
  static final int RARE = 55;

  /** Weaker signs are not worth a reader's time. */
  private static final double WORTH_SAYING = 0.3;

  private final List<BrandSense> brands;
  private final Lexicon lexicon;
  private final SenseFeatures features;

  WordSense(List<BrandSense> brands, Lexicon lexicon, FoldedText text) {
    this.brands = brands;
    this.lexicon = lexicon;
    features = new SenseFeatures(lexicon, text);
  }

  /** Whether a name needs this at all. */
  static boolean isAmbiguous(NamePattern pattern, Lexicon lexicon) {
    if (!pattern.isOneWord() || pattern.exclusion()) {
      return false;
    }
    String letters = pattern.compact();
    int level = lexicon.level(letters);
    return (level != Lexicon.UNKNOWN && level <= RARE)
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

  /** The confidence that a finding needs. */
  double threshold(Candidate candidate) {
    return threshold(candidate.alias(), lexicon);
  }

  static double threshold(String alias, Lexicon lexicon) {
    String letters = TagIndex.fold(alias).replace("'", "");
    if (isEveryday(alias, lexicon)) {
      return EVERYDAY_THRESHOLD;
    }
    return lexicon.isPersonName(letters) ? PERSON_THRESHOLD : RARE_THRESHOLD;
  }

  /** Whether a name means its word, or a person, as often as not. */
  static boolean isEveryday(String alias, Lexicon lexicon) {
    String letters = TagIndex.fold(alias).replace("'", "");
    int level = lexicon.level(letters);
    return isEveryday(letters, level)
        || isTiny(letters)
        || (lexicon.isPersonName(letters) && level < Lexicon.NAME);
  }

  /** The finding with what its surroundings make of it; below the threshold it is none. */
  Candidate judge(Candidate candidate, Known known) {
    BrandSense brand = brands.get(candidate.brand());
    double[] x = features.of(candidate, known);
    boolean supported = features.hasWordOf(brand.context(), candidate);
    double odds =
        odds(x)
            + brand.bias()
            + (x[CAPITAL] > 0 ? brand.capital() : 0)
            + (supported ? BrandSense.SUPPORT : 0);
    double probability = 1 / (1 + Math.exp(-odds));
    double confidence = Math.round(100 * Math.min(candidate.confidence(), probability)) / 100.0;
    return new Candidate(
        candidate.brand(),
        candidate.alias(),
        candidate.kind(),
        confidence,
        candidate.from(),
        candidate.to(),
        reasons(candidate, x, supported, probability));
  }

  /** What the model for all brands says, in log odds. */
  static double odds(double[] features) {
    double sum = 0;
    for (int i = 0; i < features.length; i++) {
      sum += features[i] * WEIGHTS[i];
    }
    return sum;
  }

  private List<String> reasons(
      Candidate candidate, double[] x, boolean supported, double probability) {
    var pro = new ArrayList<String>();
    var contra = new ArrayList<String>();
    if (supported) {
      pro.add("a word of the brand's context");
    }
    for (int i = 1; i < x.length; i++) {
      double share = x[i] * WEIGHTS[i];
      if (Math.abs(share) >= WORTH_SAYING) {
        (share > 0 ? pro : contra).add(SenseFeatures.NAMES.get(i));
      }
    }
    var reasons = new ArrayList<>(candidate.reasons());
    reasons.add(
        "also a word or a person's name: " + Math.round(100 * probability) + " % the brand here");
    if (!pro.isEmpty()) {
      reasons.add("for it: " + String.join(", ", pro));
    }
    if (!contra.isEmpty()) {
      reasons.add("against it: " + String.join(", ", contra));
    }
    return List.copyOf(reasons);
  }
}
