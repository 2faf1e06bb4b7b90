package org.barograph.nlp.accurate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Some posts, filled up to the same length.
 *
 * @param states vectors of the pieces: posts × pieces × width
 * @param blocked 0 where there is a piece and -1e9 where not, so that nothing attends to it
 * @param share of a piece in its post's mean
 * @param kept factors of the pooled vector: 0 where dropout strikes
 * @param targets 1 / {@code whole} at the mood of each post
 */
record Batch(NDArray states, NDArray blocked, NDArray share, NDArray kept, NDArray targets) {

  private static final float DROPOUT = 0.1f;
  private static final float BLOCKED = -1e9f;

  /**
   * Makes a batch for training.
   *
   * @param random strikes out a tenth of the states and of the pooled vectors
   * @param whole number of posts of the step, of which these may be a part
   */
  static Batch of(
      NDManager manager, LowerStates lower, int[] posts, SplittableRandom random, int whole) {
    int longest = Arrays.stream(posts).map(lower::length).max().orElseThrow();
    var states = new float[posts.length * longest * Encoder.WIDTH];
    var blocked = new float[posts.length * longest];
    var share = new float[posts.length * longest];
    var targets = new float[posts.length * Adapter.MOODS];
    for (int i = 0; i < posts.length; i++) {
      int length = lower.length(posts[i]);
      lower.copy(posts[i], states, i * longest * Encoder.WIDTH);
      Arrays.fill(share, i * longest, i * longest + length, 1f / length);
      Arrays.fill(blocked, i * longest + length, (i + 1) * longest, BLOCKED);
      targets[i * Adapter.MOODS + lower.mood(posts[i])] = (float) (1.0 / whole);
    }
    for (int i = 0; i < states.length; i++) {
      states[i] = random.nextFloat() < DROPOUT ? 0 : states[i] / (1 - DROPOUT);
    }
    var kept = new float[posts.length * 2 * Encoder.WIDTH];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = random.nextFloat() < DROPOUT ? 0 : 1 / (1 - DROPOUT);
    }
    return new Batch(
        manager.create(states, new Shape(posts.length, longest, Encoder.WIDTH)),
        manager.create(blocked, new Shape(posts.length, 1, 1, longest)),
        manager.create(share, new Shape(posts.length, longest, 1)),
        manager.create(kept, new Shape(posts.length, 2 * Encoder.WIDTH)),
        manager.create(targets, new Shape(posts.length, Adapter.MOODS)));
  }
}
