package org.barograph.nlp.train;

/** With StrictMath, so that training gives the same bits on every machine. */
final class Softmax {

  private Softmax() {}

  /**
   * Turns logits into probabilities in place; returns minus the log-probability of the right one.
   */
  static double lossInPlace(double[] logits, int right) {
    double max = Math.max(logits[0], Math.max(logits[1], logits[2]));
    double toRight = logits[right] - max;
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      logits[i] = StrictMath.exp(logits[i] - max);
      sum += logits[i];
    }
    for (int i = 0; i < logits.length; i++) {
      logits[i] /= sum;
    }
    return StrictMath.log(sum) - toRight;
  }
}
