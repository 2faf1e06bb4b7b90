package org.barograph.nlp;

import java.util.List;

/**
 * The linear model for short social posts: a dot product over the features that {@link
 * SocialFeatures} finds.
 */
public final class SocialModel implements SentimentModel {

  private static final Scoring BLANK = new Scoring.Unscorable("blank");
  private static final Scoring NO_WORDS = new Scoring.Unscorable("no_words");
  private static final Scoring TOO_ODD = new Scoring.Unscorable("too_odd");

  private final LinearWeights weights;

  public SocialModel(LinearWeights weights) {
    this.weights = weights;
  }

  @Override
  public String id() {
    return weights.id();
  }

  @Override
  public Scoring score(String text) {
    String safe = SafeText.of(text);
    if (safe.isEmpty()) {
      return BLANK;
    }
    SocialFeatures.Extracted extracted;
    try {
      extracted = SocialFeatures.of(safe);
    } catch (RuntimeException | StackOverflowError e) {
      // SafeText keeps away every input known to break CoreNLP's tokenizer; one unknown must not
      // stop a stream.
      return TOO_ODD;
    }
    return carriesMood(extracted.tokens()) ? new Scoring.Scored(judge(extracted)) : NO_WORDS;
  }

  private static boolean carriesMood(List<Token> tokens) {
    for (Token token : tokens) {
      if (token.carriesMood()) {
        return true;
      }
    }
    return false;
  }

  private Opinion judge(SocialFeatures.Extracted extracted) {
    var features = extracted.features();
    var pulls = new Pulls(extracted);
    double negative = weights.negativeBias();
    double positive = weights.positiveBias();
    for (int i = 0; i < features.size(); i++) {
      int found = weights.find(features.key(i));
      if (found != 0) {
        double towardsNegative = features.value(i) * weights.negative(found);
        double towardsPositive = features.value(i) * weights.positive(found);
        negative += towardsNegative;
        positive += towardsPositive;
        pulls.add(features.firstWord(i), features.lastWord(i), towardsPositive - towardsNegative);
      }
    }
    return opinion(negative, -negative - positive, positive, pulls.reasons());
  }

  private Opinion opinion(double negative, double neutral, double positive, List<String> reasons) {
    double[] balanced = weights.calibration().balanced(negative, neutral, positive);
    double[] natural = weights.calibration().natural(negative, neutral, positive);
    double score = rounded(balanced[2] - balanced[0]);
    // Ties go to neutral: no evidence is not a mood.
    if (negative > neutral && negative > positive) {
      return new Opinion(Mood.NEGATIVE, score, rounded(natural[0]), reasons);
    }
    if (positive > neutral && positive > negative) {
      return new Opinion(Mood.POSITIVE, score, rounded(natural[2]), reasons);
    }
    return new Opinion(Mood.NEUTRAL, score, rounded(natural[1]), reasons);
  }

  private static double rounded(double value) {
    // Adding 0.0 turns -0.0 into 0.0, which JSON would show as another number.
    return Math.round(value * 10_000) / 10_000.0 + 0.0;
  }
}
