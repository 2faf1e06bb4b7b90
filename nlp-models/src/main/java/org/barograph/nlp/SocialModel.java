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

  private static final class Holder {
    static final SocialModel SHIPPED = new SocialModel(WeightsFile.shipped());
  }

  /** The model that ships with the project; one for all, as others build on it. */
  public static SocialModel shipped() {
    return Holder.SHIPPED;
  }

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

  /**
   * The classifier's logits of negative, neutral and positive, before calibration, for models that
   * build on this one.
   *
   * @param text one that {@link #score} has scored
   */
  public double[] logits(String text) {
    var extracted = SocialFeatures.of(SafeText.of(text));
    return weigh(extracted, new Pulls(extracted));
  }

  private Opinion judge(SocialFeatures.Extracted extracted) {
    var pulls = new Pulls(extracted);
    double[] logits = weigh(extracted, pulls);
    return Opinion.of(logits, weights.calibration(), pulls.reasons());
  }

  private double[] weigh(SocialFeatures.Extracted extracted, Pulls pulls) {
    var features = extracted.features();
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
    return new double[] {negative, -negative - positive, positive};
  }
}
