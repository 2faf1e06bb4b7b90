package org.barograph.nlp.train;

import edu.stanford.nlp.optimization.AbstractCachingDiffFunction;
import java.util.List;
import org.barograph.nlp.FeatureVector;

/**
 * Softmax loss in which every mood weighs the same, however many posts it has, with a Gaussian
 * prior on the weights (not on the biases). Summed in the order of the posts, with StrictMath, so
 * that two runs give the same bits.
 */
final class BalancedLogLoss extends AbstractCachingDiffFunction {

  static final int MOODS = 3;

  private final List<FeatureVector> posts;
  private final int[] moods;
  private final double[] moodWeights;
  private final double strength;
  private final int features;

  /**
   * The loss over these posts.
   *
   * @param posts encoded by {@link Vocabulary#encode}
   * @param strength of the prior: half of it times the squared norm is added to the loss
   */
  BalancedLogLoss(List<FeatureVector> posts, int[] moods, int features, double strength) {
    this.posts = posts;
    this.moods = moods;
    this.features = features;
    this.strength = strength;
    this.moodWeights = balance(moods);
  }

  /** Weights that let every mood count the same in sum; their mean over the posts is 1. */
  static double[] balance(int[] moods) {
    var weights = new double[MOODS];
    for (int mood : moods) {
      weights[mood]++;
    }
    for (int mood = 0; mood < MOODS; mood++) {
      weights[mood] = moods.length / (MOODS * Math.max(1, weights[mood]));
    }
    return weights;
  }

  /** One weight per feature and mood, then one bias per mood. */
  @Override
  public int domainDimension() {
    return (features + 1) * MOODS;
  }

  @Override
  protected void calculate(double[] x) {
    var gradient = new double[x.length];
    var probabilities = new double[MOODS];
    double loss = 0;
    for (int i = 0; i < moods.length; i++) {
      FeatureVector post = posts.get(i);
      logits(x, post, probabilities);
      double weight = moodWeights[moods[i]];
      loss += weight * Softmax.lossInPlace(probabilities, moods[i]);
      for (int mood = 0; mood < MOODS; mood++) {
        probabilities[mood] = weight * (probabilities[mood] - (mood == moods[i] ? 1 : 0));
      }
      add(gradient, post, probabilities);
    }
    for (int j = 0; j < features * MOODS; j++) {
      loss += 0.5 * strength * x[j] * x[j];
      gradient[j] += strength * x[j];
    }
    value = loss;
    derivative = gradient;
  }

  private void logits(double[] x, FeatureVector post, double[] out) {
    System.arraycopy(x, features * MOODS, out, 0, MOODS);
    int[] at = post.keys();
    float[] values = post.values();
    for (int k = 0; k < at.length; k++) {
      int from = at[k] * MOODS;
      out[0] += values[k] * x[from];
      out[1] += values[k] * x[from + 1];
      out[2] += values[k] * x[from + 2];
    }
  }

  private void add(double[] gradient, FeatureVector post, double[] errors) {
    int[] at = post.keys();
    float[] values = post.values();
    for (int k = 0; k < at.length; k++) {
      int from = at[k] * MOODS;
      gradient[from] += values[k] * errors[0];
      gradient[from + 1] += values[k] * errors[1];
      gradient[from + 2] += values[k] * errors[2];
    }
    for (int mood = 0; mood < MOODS; mood++) {
      gradient[features * MOODS + mood] += errors[mood];
    }
  }
}
