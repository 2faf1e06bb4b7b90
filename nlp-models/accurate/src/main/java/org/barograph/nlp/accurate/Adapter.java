package org.barograph.nlp.accurate;

import java.util.Map;
import java.util.TreeMap;
import org.barograph.nlp.Calibration;

/**
 * What training has changed in the encoder and added to it.
 *
 * @param id name and version of the model
 * @param socialWeight how much the logits of the {@code social} model count next to the encoder's
 * @param calibration of the sum of both
 * @param tensors by name, see the constants
 */
public record Adapter(
    String id, float socialWeight, Calibration calibration, Map<String, float[]> tensors) {

  /** After the name of a linear layer: what is multiplied with its input, then with {@link #UP}. */
  public static final String DOWN = ".down";

  /** After the name of a linear layer: the second factor of what is added to its weights. */
  public static final String UP = ".up";

  /** From the first and the mean vector of the last layer, one after the other, to three logits. */
  public static final String HEAD = "head.weights";

  public static final String HEAD_BIASES = "head.biases";

  static final int MOODS = 3;

  public Adapter {
    tensors = new TreeMap<>(tensors);
  }

  /**
   * Adds the product of the two factors to every layer that has them and replaces biases and norms
   * (Hu and others, "LoRA: Low-Rank Adaptation of Large Language Models", 2021).
   */
  void applyTo(Int8Graph encoder) {
    tensors.forEach((name, values) -> {
      if (name.endsWith(DOWN)) {
        String layer = name.substring(0, name.length() - DOWN.length());
        encoder.replaceWeights(
            layer, adapted(encoder.weights(layer), values, tensors.get(layer + UP)));
      } else if (!name.endsWith(UP) && !name.equals(HEAD) && !name.equals(HEAD_BIASES)) {
        encoder.replaceFloats(name, values);
      }
    });
  }

  /** weights + down · up; the shapes follow from the lengths: in·out, in·rank and rank·out. */
  private static float[] adapted(float[] weights, float[] down, float[] up) {
    int rank = (int) Math.round(Math.sqrt((double) down.length * up.length / weights.length));
    int outputs = up.length / rank;
    for (int i = 0; i < down.length; i++) {
      int row = i / rank * outputs;
      int factor = i % rank * outputs;
      for (int out = 0; out < outputs; out++) {
        weights[row + out] += down[i] * up[factor + out];
      }
    }
    return weights;
  }

  /**
   * The head's logits of negative, neutral and positive.
   *
   * @param pooled first and mean vector of the last layer
   */
  double[] logits(float[] pooled) {
    float[] head = tensors.get(HEAD);
    float[] biases = tensors.get(HEAD_BIASES);
    var logits = new double[MOODS];
    for (int mood = 0; mood < MOODS; mood++) {
      logits[mood] = biases[mood];
      for (int i = 0; i < pooled.length; i++) {
        logits[mood] += pooled[i] * (double) head[i * MOODS + mood];
      }
    }
    return logits;
  }
}
