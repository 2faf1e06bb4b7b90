package org.barograph.nlp;

import java.util.Arrays;

/**
 * Two weights per feature (negative, positive; neutral is minus their sum) in an open-addressed
 * table of feature hashes, and the calibration.
 *
 * <p>A slot is one long, the feature's hash and both weights as 16-bit steps, so that a look-up
 * touches one line of cache. A feature whose weights are both 0 need not be told from an unknown
 * one.
 */
public final class LinearWeights {

  private final String id;
  private final Calibration calibration;
  private final float negativeBias;
  private final float positiveBias;
  private final float negativeStep;
  private final float positiveStep;
  private final long[] slots;
  private final int mask;

  /**
   * Puts the weights into a table.
   *
   * @param biases of negative and of positive
   * @param steps what 1 is worth in the weights of negative and of positive
   * @param keys strictly ascending
   * @param weights negative and positive weight of each key, interleaved
   */
  LinearWeights(
      String id,
      Calibration calibration,
      float[] biases,
      float[] steps,
      int[] keys,
      short[] weights) {
    this.id = id;
    this.calibration = calibration;
    this.negativeBias = biases[0];
    this.positiveBias = biases[1];
    this.negativeStep = steps[0];
    this.positiveStep = steps[1];
    int count = Integer.highestOneBit(Math.max(16, keys.length * 2 - 1)) << 1;
    this.mask = count - 1;
    this.slots = new long[count];
    for (int i = 0; i < keys.length; i++) {
      int packed = (weights[2 * i] << 16) | (weights[2 * i + 1] & 0xFFFF);
      slots[free(keys[i])] = ((long) keys[i] << 32) | (packed & 0xFFFFFFFFL);
    }
  }

  private int free(int key) {
    int slot = key & mask;
    while (slots[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  public String id() {
    return id;
  }

  public Calibration calibration() {
    return calibration;
  }

  float negativeBias() {
    return negativeBias;
  }

  float positiveBias() {
    return positiveBias;
  }

  /** Logits of negative, neutral and positive; they add up to 0. */
  public double[] logits(FeatureVector post) {
    double negative = negativeBias;
    double positive = positiveBias;
    for (int i = 0; i < post.keys().length; i++) {
      int found = find(post.keys()[i]);
      negative += post.values()[i] * negative(found);
      positive += post.values()[i] * positive(found);
    }
    return new double[] {negative, -negative - positive, positive};
  }

  /** The keys of all features with a weight, ascending. */
  public int[] keys() {
    return Arrays.stream(slots)
        .filter(slot -> slot != 0)
        .mapToInt(slot -> (int) (slot >>> 32))
        .sorted()
        .toArray();
  }

  /** What a feature adds to the logits of negative and positive; neutral gets minus their sum. */
  public float[] weights(int key) {
    int found = find(key);
    return new float[] {negative(found), positive(found)};
  }

  /** What every text starts with: negative, positive. */
  public float[] biases() {
    return new float[] {negativeBias, positiveBias};
  }

  /** The feature's weights for {@link #negative} and {@link #positive}; 0 if it is unknown. */
  int find(int key) {
    for (int slot = key & mask; ; slot = (slot + 1) & mask) {
      long found = slots[slot];
      if (found == 0 || (int) (found >>> 32) == key) {
        return (int) found;
      }
    }
  }

  float negative(int found) {
    return (found >> 16) * negativeStep;
  }

  float positive(int found) {
    return (short) found * positiveStep;
  }
}
