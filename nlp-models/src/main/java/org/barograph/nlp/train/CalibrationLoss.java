package org.barograph.nlp.train;

import edu.stanford.nlp.optimization.AbstractCachingDiffFunction;
import java.util.List;

/**
 * Log loss of logits that are stretched by one factor and shifted by one offset for negative and
 * one for positive.
 */
final class CalibrationLoss extends AbstractCachingDiffFunction {

  private final List<double[]> logits;
  private final int[] moods;
  private final double[] moodWeights;
  private final boolean shifts;

  /**
   * The loss over these posts.
   *
   * @param moodWeights how much a post of each mood counts
   * @param shifts whether the offsets are free, or stay 0
   */
  CalibrationLoss(List<double[]> logits, int[] moods, double[] moodWeights, boolean shifts) {
    this.logits = logits;
    this.moods = moods;
    this.moodWeights = moodWeights;
    this.shifts = shifts;
  }

  /** The factor, the offset of negative, the offset of positive. */
  @Override
  public int domainDimension() {
    return 3;
  }

  @Override
  protected void calculate(double[] x) {
    var gradient = new double[3];
    double loss = 0;
    for (int i = 0; i < moods.length; i++) {
      double[] z = logits.get(i);
      double[] p = {x[0] * z[0] + x[1], x[0] * z[1], x[0] * z[2] + x[2]};
      double weight = moodWeights[moods[i]];
      loss += weight * Softmax.lossInPlace(p, moods[i]);
      for (int mood = 0; mood < p.length; mood++) {
        double error = weight * (p[mood] - (mood == moods[i] ? 1 : 0));
        gradient[0] += error * z[mood];
        if (shifts && mood != 1) {
          gradient[mood == 0 ? 1 : 2] += error;
        }
      }
    }
    value = loss;
    derivative = gradient;
  }
}
