package org.barograph.nlp.accurate;

import ai.onnxruntime.OrtException;
import org.barograph.nlp.Opinion;
import org.barograph.nlp.Scoring;
import org.barograph.nlp.SentimentModel;
import org.barograph.nlp.SocialModel;

/**
 * A sentence encoder fine-tuned on social posts, and the {@code social} model beside it: the
 * encoder knows what words mean together, the linear model how they are written. The reasons are
 * those of the linear model.
 */
public final class AccurateModel implements SentimentModel {

  private static final Scoring FAILED = new Scoring.Unscorable("model_failed");

  private final Adapter adapter;
  private final WordPieces wordPieces;
  private final Encoder encoder;
  private final SocialModel social;

  AccurateModel(Adapter adapter, WordPieces wordPieces, Encoder encoder, SocialModel social) {
    this.adapter = adapter;
    this.wordPieces = wordPieces;
    this.encoder = encoder;
    this.social = social;
  }

  @Override
  public String id() {
    return adapter.id() + "+" + social.id();
  }

  @Override
  public Scoring score(String text) {
    return switch (social.score(text)) {
      case Scoring.Unscorable unscorable -> unscorable;
      case Scoring.Scored(Opinion ofSocial) -> judge(text, ofSocial);
    };
  }

  private Scoring judge(String text, Opinion ofSocial) {
    try {
      return new Scoring.Scored(
          Opinion.of(logits(text), adapter.calibration(), ofSocial.reasons()));
    } catch (OrtException e) {
      // The encoder takes any number of any pieces; should it fail all the same, one post is lost.
      return FAILED;
    }
  }

  /** Logits of negative, neutral and positive, before calibration. */
  double[] logits(String text) throws OrtException {
    double[] logits = adapter.logits(encoder.pooled(wordPieces.encode(PostWords.of(text))));
    double[] ofSocial = social.logits(text);
    for (int mood = 0; mood < logits.length; mood++) {
      logits[mood] += adapter.socialWeight() * ofSocial[mood];
    }
    return logits;
  }
}
