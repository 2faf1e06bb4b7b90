package org.barograph.nlp.train;

import edu.stanford.nlp.optimization.AbstractCachingDiffFunction;
import java.util.List;
import org.barograph.nlp.FeatureVector;

/**
 * Softmax loss in which every mood weighs the same, however many posts it has, with a Gaussian
 * prior on the weights. Summed in the order of the posts, with StrictMath, so that two runs give
 * the same bits.
 */
final class BalancedLogLoss extends AbstractCachingDiffFunction {

  static final int MOODS = 3;

  private final List<FeatureVector> posts;
  private final List<double[]> start;
  private final int[] moods;
  private final double[] moodWeights;
  private final Recipe recipe;
  private final int features;

  /**
   * The loss over these posts.
   *
   * @param posts encoded by {@link Vocabulary#encode}
   * @param start the logits of each post before anything is learnt, which the prior pulls back to
   * @param recipe says how strong the prior is; the biases are under it only on top of a model,
   *     whose biases deserve to be kept
   */
  BalancedLogLoss(
      List<FeatureVector> posts, List<double[]> start, int[] moods, int features, Recipe recipe) {
    this.posts = posts;
    this.start = start;
    this.moods = moods;
    this.features = features;
    this.recipe = recipe;
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
      logits(x, i, probabilities);
      double weight = moodWeights[moods[i]];
      loss += weight * Softmax.lossInPlace(probabilities, moods[i]);
      for (int mood = 0; mood < MOODS; mood++) {
        probabilities[mood] = weight * (probabilities[mood] - (mood == moods[i] ? 1 : 0));
      }
      add(gradient, post, probabilities);
    }
    double strength = recipe.strength();
    int bound = recipe.onTop() ? x.length : features * MOODS;
    for (int j = 0; j < bound; j++) {
      loss += 0.5 * strength * x[j] * x[j];
      gradient[j] += strength * x[j];
    }
    value = loss;
    derivative = gradient;
  }

  private void logits(double[] x, int i, double[] out) {
    for (int mood = 0; mood < MOODS; mood++) {
      out[mood] = start.get(i)[mood] + x[features * MOODS + mood];
    }
    int[] at = posts.get(i).keys();
    float[] values = posts.get(i).values();
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
