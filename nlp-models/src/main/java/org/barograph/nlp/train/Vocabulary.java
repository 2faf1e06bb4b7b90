package org.barograph.nlp.train;

import java.util.Arrays;
import java.util.List;
import org.barograph.nlp.FeatureVector;

/** The features worth a weight: those that enough training posts show. */
final class Vocabulary {

  private final int[] keys;

  private Vocabulary(int[] keys) {
    this.keys = keys;
  }

  /** Features of at least {@code minimum} posts, in ascending order of their keys. */
  static Vocabulary of(List<FeatureVector> posts, int minimum) {
    var all = new int[posts.stream().mapToInt(post -> post.keys().length).sum()];
    int size = 0;
    for (FeatureVector post : posts) {
      int[] distinct = Arrays.stream(post.keys()).sorted().distinct().toArray();
      System.arraycopy(distinct, 0, all, size, distinct.length);
      size += distinct.length;
    }
    Arrays.sort(all, 0, size);
    var keys = new int[size];
    int kept = 0;
    for (int from = 0; from < size; ) {
      int to = from;
      while (to < size && all[to] == all[from]) {
        to++;
      }
      if (to - from >= minimum) {
        keys[kept++] = all[from];
      }
      from = to;
    }
    return new Vocabulary(Arrays.copyOf(keys, kept));
  }

  /** The features at these positions, which ascend. */
  Vocabulary only(int[] positions) {
    return new Vocabulary(Arrays.stream(positions).map(i -> keys[i]).toArray());
  }

  int[] keys() {
    return keys;
  }

  int size() {
    return keys.length;
  }

  /** The post with positions instead of hashes, without the features that have no weight. */
  FeatureVector encode(FeatureVector post) {
    var positions = new int[post.keys().length];
    var values = new float[positions.length];
    int size = 0;
    for (int i = 0; i < positions.length; i++) {
      int position = Arrays.binarySearch(keys, post.keys()[i]);
      if (position >= 0) {
        positions[size] = position;
        values[size++] = post.values()[i];
      }
    }
    return new FeatureVector(Arrays.copyOf(positions, size), Arrays.copyOf(values, size));
  }
}
