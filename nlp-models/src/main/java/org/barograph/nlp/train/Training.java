package org.barograph.nlp.train;

import edu.stanford.nlp.optimization.QNMinimizer;
import java.util.List;
import org.barograph.nlp.Calibration;
import org.barograph.nlp.FeatureVector;

/**
 * Fits weights and calibration. Single-threaded and without randomness: the same posts in the same
 * order give the same bits.
 */
public final class Training {

  private static final int MINIMUM_POSTS = 2;
  private static final int MAX_ITERATIONS = 150;
  private static final int MEMORY = 10;

  private Training() {}

  /**
   * Weights of one training run.
   *
   * @param x three per feature in the order of the vocabulary, then three biases
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Weights(Vocabulary vocabulary, double[] x) {

    /** What the weights add to the logits that the training started with. */
    double[] logits(FeatureVector post) {
      FeatureVector encoded = vocabulary.encode(post);
      int biases = vocabulary.size() * BalancedLogLoss.MOODS;
      double[] logits = {x[biases], x[biases + 1], x[biases + 2]};
      for (int k = 0; k < encoded.keys().length; k++) {
        for (int mood = 0; mood < logits.length; mood++) {
          logits[mood] += encoded.values()[k] * x[encoded.keys()[k] * BalancedLogLoss.MOODS + mood];
        }
      }
      return logits;
    }
  }

  /**
   * The weights that add to {@code start} what these posts teach.
   *
   * @param start logits of each post, from which the prior lets nothing go without evidence
   */
  static Weights fit(List<FeatureVector> posts, List<double[]> start, int[] moods, Recipe recipe) {
    var vocabulary = Vocabulary.of(posts, MINIMUM_POSTS);
    var encoded = posts.stream().map(vocabulary::encode).toList();
    var loss = new BalancedLogLoss(encoded, start, moods, vocabulary.size(), recipe);
    return new Weights(
        vocabulary, minimizer().minimize(loss, 1e-4, new double[loss.domainDimension()]));
  }

  /**
   * Fits the calibration on posts that the weights have not seen.
   *
   * @param logits of negative, neutral and positive, one array per post
   * @param moods one per post: 0 negative, 1 neutral, 2 positive
   */
  public static Calibration calibrate(List<double[]> logits, int[] moods) {
    double[] start = {1, 0, 0};
    double[] balanced =
        minimizer()
            .minimize(
                new CalibrationLoss(logits, moods, BalancedLogLoss.balance(moods), false),
                1e-6,
                start);
    double[] natural =
        minimizer()
            .minimize(
                new CalibrationLoss(logits, moods, new double[] {1, 1, 1}, true),
                1e-6,
                start.clone());
    return new Calibration(
        (float) (1 / balanced[0]),
        (float) (1 / natural[0]),
        (float) natural[1],
        (float) natural[2]);
  }

  private static QNMinimizer minimizer() {
    var minimizer = new QNMinimizer(MEMORY, true);
    minimizer.shutUp();
    minimizer.terminateOnMaxItr(MAX_ITERATIONS);
    return minimizer;
  }
}
