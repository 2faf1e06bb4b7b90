package org.barograph.nlp.accurate;

import java.util.HashMap;
import java.util.Map;

/**
 * Loshchilov and Hutter, "Decoupled Weight Decay Regularization", 2019. Factors and the head learn
 * at the full rate, biases and norms, which are good already, at a third of it.
 */
final class AdamW {

  private static final double WARM_UP = 0.06;
  private static final double DECAY = 0.01;
  private static final double KEEP_MEAN = 0.9;
  private static final double KEEP_SQUARE = 0.98;
  private static final double LONGEST_GRADIENT = 1;

  private final Map<String, float[]> parameters;
  private final Map<String, float[]> means = new HashMap<>();
  private final Map<String, float[]> squares = new HashMap<>();
  private final double rate;
  private final int steps;
  private int step;

  /**
   * Changes these parameters in place.
   *
   * @param rate reached after a short warm-up; falls to nothing
   * @param steps until then
   */
  AdamW(Map<String, float[]> parameters, double rate, int steps) {
    this.parameters = parameters;
    this.rate = rate;
    this.steps = steps;
  }

  void step(Map<String, float[]> gradients) {
    double warmUp = steps * WARM_UP;
    double share = step < warmUp ? step / warmUp : (steps - step) / (steps * (1 - WARM_UP));
    step++;
    double clip = clip(gradients);
    gradients.forEach((name, gradient) -> {
      boolean learnsFast =
          name.endsWith(Adapter.DOWN) || name.endsWith(Adapter.UP) || name.equals(Adapter.HEAD);
      update(name, gradient, clip, rate * share * (learnsFast ? 1 : 0.3), learnsFast);
    });
  }

  private static double clip(Map<String, float[]> gradients) {
    double squares = 0;
    for (float[] gradient : gradients.values()) {
      for (float value : gradient) {
        squares += value * (double) value;
      }
    }
    return Math.min(1, LONGEST_GRADIENT / Math.sqrt(squares));
  }

  private void update(String name, float[] gradient, double clip, double now, boolean decays) {
    float[] values = parameters.get(name);
    float[] mean = means.computeIfAbsent(name, unused -> new float[values.length]);
    float[] square = squares.computeIfAbsent(name, unused -> new float[values.length]);
    double meanSeen = 1 - Math.pow(KEEP_MEAN, step);
    double squareSeen = 1 - Math.pow(KEEP_SQUARE, step);
    for (int i = 0; i < values.length; i++) {
      double slope = gradient[i] * clip;
      mean[i] = (float) (KEEP_MEAN * mean[i] + (1 - KEEP_MEAN) * slope);
      square[i] = (float) (KEEP_SQUARE * square[i] + (1 - KEEP_SQUARE) * slope * slope);
      double move = mean[i] / meanSeen / (Math.sqrt(square[i] / squareSeen) + 1e-8);
      values[i] -= (float) (now * (move + (decays ? DECAY * values[i] : 0)));
    }
  }
}
