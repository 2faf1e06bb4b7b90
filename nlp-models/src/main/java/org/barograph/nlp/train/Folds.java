package org.barograph.nlp.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Posts dealt out at random; each fold is judged by what the others teach. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Folds(int count, int[] foldOf) {

  /** The same seed deals the same posts into the same folds. */
  static Folds deal(int posts, int count, long seed) {
    var order = new ArrayList<Integer>(IntStream.range(0, posts).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    var foldOf = new int[posts];
    for (int i = 0; i < posts; i++) {
      foldOf[order.get(i)] = i % count;
    }
    return new Folds(count, foldOf);
  }

  int[] inside(int fold) {
    return IntStream.range(0, foldOf.length).filter(i -> foldOf[i] == fold).toArray();
  }

  int[] outside(int fold) {
    return IntStream.range(0, foldOf.length).filter(i -> foldOf[i] != fold).toArray();
  }

  static <T> List<T> pick(List<T> all, int[] which) {
    return IntStream.of(which).mapToObj(all::get).toList();
  }

  static int[] pick(int[] all, int[] which) {
    return IntStream.of(which).map(i -> all[i]).toArray();
  }
}
