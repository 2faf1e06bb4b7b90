package org.barograph.nlp.train;

import edu.stanford.nlp.optimization.QNMinimizer;
import java.util.List;
import java.util.stream.IntStream;
import org.barograph.nlp.Calibration;
import org.barograph.nlp.FeatureVector;

/**
 * Fits weights and calibration. Single-threaded and without randomness: the same posts in the same
 * order give the same bits.
 */
public final class Training {

  private static final int MINIMUM_POSTS = 2;
  private static final int MAX_ITERATIONS = 150;

  // Two thirds of all weights are smaller: without them val is the same, the file and its table a
  // third of the size, and a look-up stays in the processor's cache.
  private static final double LEAST_WEIGHT = 0.02;
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

    /** Leaves out the features that move no mood's logit by as much as {@code least}. */
    Weights without(double least) {
      int moods = BalancedLogLoss.MOODS;
      int[] kept = IntStream.range(0, vocabulary.size()).filter(i -> largest(i) >= least).toArray();
      var some = new double[(kept.length + 1) * moods];
      for (int i = 0; i < kept.length; i++) {
        System.arraycopy(x, kept[i] * moods, some, i * moods, moods);
      }
      System.arraycopy(x, vocabulary.size() * moods, some, kept.length * moods, moods);
      return new Weights(vocabulary.only(kept), some);
    }

    private double largest(int i) {
      double mean = (x[3 * i] + x[3 * i + 1] + x[3 * i + 2]) / 3;
      return Math.max(
          Math.abs(x[3 * i] - mean),
          Math.max(Math.abs(x[3 * i + 1] - mean), Math.abs(x[3 * i + 2] - mean)));
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
    var weights =
        new Weights(
            vocabulary, minimizer().minimize(loss, 1e-4, new double[loss.domainDimension()]));
    // What few posts add to a model is small and still counts.
    return recipe.onTop() ? weights : weights.without(LEAST_WEIGHT);
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
