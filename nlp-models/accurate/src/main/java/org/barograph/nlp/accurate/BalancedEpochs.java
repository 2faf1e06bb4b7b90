package org.barograph.nlp.accurate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Draws the posts of each epoch: as many of every mood as the rarest has, so that all moods weigh
 * the same and the many neutral posts cost no time. The next epoch takes up where this one stopped.
 */
final class BalancedEpochs {

  private static final int BATCH = 32;
  private static final int BATCHES_SORTED_TOGETHER = 24;

  private final LowerStates states;
  private final long seed;
  private final List<List<Integer>> ofMood = new ArrayList<>();

  BalancedEpochs(LowerStates states, long seed) {
    this.states = states;
    this.seed = seed;
    for (int mood = 0; mood < Adapter.MOODS; mood++) {
      var posts = new ArrayList<Integer>();
      for (int post = 0; post < states.posts(); post++) {
        if (states.mood(post) == mood) {
          posts.add(post);
        }
      }
      Collections.shuffle(posts, new Random(seed + mood));
      ofMood.add(posts);
    }
  }

  private int perMood() {
    return ofMood.stream().mapToInt(List::size).min().orElseThrow();
  }

  int batchesPerEpoch() {
    return (Adapter.MOODS * perMood() + BATCH - 1) / BATCH;
  }

  /** Batches of posts of about the same length, in random order. */
  List<int[]> epoch(int number) {
    var drawn = new ArrayList<Integer>();
    for (var posts : ofMood) {
      for (int i = 0; i < perMood(); i++) {
        drawn.add(posts.get((int) (((long) number * perMood() + i) % posts.size())));
      }
    }
    Collections.shuffle(drawn, new Random(seed + number));
    var order = drawn.toArray(new Integer[0]);
    var batches = new ArrayList<int[]>();
    int together = BATCH * BATCHES_SORTED_TOGETHER;
    for (int from = 0; from < order.length; from += together) {
      int to = Math.min(order.length, from + together);
      Arrays.sort(
          order,
          from,
          to,
          Comparator.<Integer>comparingInt(states::length).thenComparingInt(post -> post));
      for (int start = from; start < to; start += BATCH) {
        int end = Math.min(start + BATCH, to);
        batches.add(Arrays.stream(order, start, end).mapToInt(post -> post).toArray());
      }
    }
    Collections.shuffle(batches, new Random(seed + 100 + number));
    return batches;
  }
}
