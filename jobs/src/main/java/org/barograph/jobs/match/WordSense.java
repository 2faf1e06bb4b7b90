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
    -0.38, 1.07, 0.09, 0.27, -0.59, -1.25, 0.54, -0.21, -0.20, 0.14, -0.29, 0.32, 0.73, -0.10,
    -0.42, -0.75, -1.20, -0.09, -0.01, -0.00, 0.98, 0.67, 0.85, 0.63, -0.29, -0.61, 0.07, 0.52,
    -0.30, -0.14, -0.02, 0.42, 0.43, 1.06, 0.19, 0.41, -1.40, -0.31, -0.01, 0.74, 0.57, 0.85
  };

  /** Everyday words and names of people must be likely to mean the brand. */
  private static final double EVERYDAY_THRESHOLD = 0.68;

  /** Other words and names hardly ever mean anything else. */
  private static final double RARE_THRESHOLD = 0.35;

  /** Names of people that are no words. */
  private static final double PERSON_THRESHOLD = 0.5;

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
    String letters = TagIndex.fold(candidate.alias()).replace("'", "");
    int level = lexicon.level(letters);
    if (isEveryday(letters, level) || isTiny(letters)) {
      return EVERYDAY_THRESHOLD;
    }
    if (!lexicon.isPersonName(letters)) {
      return RARE_THRESHOLD;
    }
    return level < Lexicon.NAME ? EVERYDAY_THRESHOLD : PERSON_THRESHOLD;
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
