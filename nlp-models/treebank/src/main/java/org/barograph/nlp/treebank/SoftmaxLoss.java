package org.barograph.nlp.treebank;

import edu.stanford.nlp.optimization.AbstractCachingDiffFunction;
import java.util.Arrays;

/** Log loss of a logistic regression over few features, with a Gaussian prior. */
final class SoftmaxLoss extends AbstractCachingDiffFunction {

  private final double[][] features;
  private final int[] moods;
  private final double[] moodWeights;
  private final double prior;

  /**
   * The loss over these posts.
   *
   * @param moodWeights how much a post of each mood counts
   */
  SoftmaxLoss(double[][] features, int[] moods, double[] moodWeights, double prior) {
    this.features = features;
    this.moods = moods;
    this.moodWeights = moodWeights;
    this.prior = prior;
  }

  @Override
  public int domainDimension() {
    return moodWeights.length * features[0].length;
  }

  /** The weights of each mood. */
  double[][] rows(double[] x) {
    int width = features[0].length;
    var rows = new double[moodWeights.length][];
    for (int mood = 0; mood < rows.length; mood++) {
      rows[mood] = Arrays.copyOfRange(x, mood * width, (mood + 1) * width);
    }
    return rows;
  }

  @Override
  protected void calculate(double[] x) {
    double[][] weights = rows(x);
    int width = features[0].length;
    var gradient = new double[x.length];
    double loss = 0;
    for (int i = 0; i < moods.length; i++) {
      double[] p = Head.probabilities(weights, features[i]);
      double weight = moodWeights[moods[i]];
      loss -= weight * StrictMath.log(Math.max(p[moods[i]], 1e-300));
      for (int mood = 0; mood < p.length; mood++) {
        double error = weight * (p[mood] - (mood == moods[i] ? 1 : 0));
        for (int j = 0; j < width; j++) {
          gradient[mood * width + j] += error * features[i][j];
        }
      }
    }
    for (int i = 0; i < x.length; i++) {
      loss += prior * x[i] * x[i] / 2;
      gradient[i] += prior * x[i];
    }
    value = loss;
    derivative = gradient;
  }
}
