package org.barograph.nlp;

/**
 * Turns the classifier's logits into honest probabilities; the class choice does not depend on it.
 *
 * <p>The classifier is trained as if the three moods were equally frequent. The score keeps that
 * view and only divides by a temperature (Guo and others, "On Calibration of Modern Neural
 * Networks", 2017); the confidence puts the frequencies back in with one offset per mood, fitted on
 * held-out posts.
 */
public record Calibration(
    float temperature, float priorTemperature, float negativeOffset, float positiveOffset) {

  static final int SIZE = 4;

  public static final Calibration NONE = new Calibration(1, 1, 0, 0);

  Calibration(float[] parameters) {
    this(parameters[0], parameters[1], parameters[2], parameters[3]);
  }

  float[] parameters() {
    return new float[] {temperature, priorTemperature, negativeOffset, positiveOffset};
  }

  /** Probabilities of negative, neutral, positive if all three were equally frequent. */
  public double[] balanced(double negative, double neutral, double positive) {
    return softmax(negative / temperature, neutral / temperature, positive / temperature);
  }

  /** Probabilities of negative, neutral, positive among posts as they come. */
  public double[] natural(double negative, double neutral, double positive) {
    return softmax(
        negative / priorTemperature + negativeOffset,
        neutral / priorTemperature,
        positive / priorTemperature + positiveOffset);
  }

  private static double[] softmax(double a, double b, double c) {
    double max = Math.max(a, Math.max(b, c));
    // StrictMath: the same bits on every machine.
    double ea = StrictMath.exp(a - max);
    double eb = StrictMath.exp(b - max);
    double ec = StrictMath.exp(c - max);
    double sum = ea + eb + ec;
    return new double[] {ea / sum, eb / sum, ec / sum};
  }
}
