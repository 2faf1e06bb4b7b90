package org.barograph.nlp;

/**
 * Two weights per feature (negative, positive; neutral is minus their sum) in an open-addressed
 * table of feature hashes, and the calibration.
 */
public final class LinearWeights {

  private final String id;
  private final Calibration calibration;
  private final float negativeBias;
  private final float positiveBias;
  private final int[] keys;
  private final float[] weights;
  private final boolean[] used;
  private final int mask;

  /**
   * Puts the weights into a table.
   *
   * @param keys strictly ascending
   * @param weights negative and positive weight of each key, interleaved
   */
  public LinearWeights(
      String id, Calibration calibration, float[] biases, int[] keys, float[] weights) {
    this.id = id;
    this.calibration = calibration;
    this.negativeBias = biases[0];
    this.positiveBias = biases[1];
    int slots = Integer.highestOneBit(Math.max(16, keys.length * 2 - 1)) << 1;
    this.mask = slots - 1;
    this.keys = new int[slots];
    this.used = new boolean[slots];
    this.weights = new float[slots * 2];
    for (int i = 0; i < keys.length; i++) {
      int slot = free(keys[i]);
      this.keys[slot] = keys[i];
      this.used[slot] = true;
      this.weights[2 * slot] = weights[2 * i];
      this.weights[2 * slot + 1] = weights[2 * i + 1];
    }
  }

  private int free(int key) {
    int slot = key & mask;
    while (used[slot]) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  String id() {
    return id;
  }

  Calibration calibration() {
    return calibration;
  }

  float negativeBias() {
    return negativeBias;
  }

  float positiveBias() {
    return positiveBias;
  }

  /** Where the feature's weights are, or -1 if the model does not know it. */
  int find(int key) {
    int slot = key & mask;
    while (used[slot]) {
      if (keys[slot] == key) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  float negative(int slot) {
    return weights[2 * slot];
  }

  float positive(int slot) {
    return weights[2 * slot + 1];
  }
}
