package org.barograph.cli.demo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The last posts, of which people answer and repeat some: the newest most. */
final class Recent {

  private static final int KEPT = 40;

  private final Map<String, Deque<Draft>> byChannel = new HashMap<>();
  private final Map<String, Deque<Draft>> byBrand = new HashMap<>();

  /** Reposts are not repeated again, and spam in other channels is not seen. */
  void add(Draft draft) {
    push(byChannel, draft.channel(), draft);
    if (draft.repostOf() == null && draft.channel().equals(Channels.CHIRP)) {
      draft.brands().forEach(brand -> push(byBrand, brand, draft));
    }
  }

  private static void push(Map<String, Deque<Draft>> posts, String key, Draft draft) {
    Deque<Draft> queue = posts.computeIfAbsent(key, any -> new ArrayDeque<>());
    queue.addFirst(draft);
    if (queue.size() > KEPT) {
      queue.removeLast();
    }
  }

  /** A recent original that names the brand; null when there is none yet. */
  Draft mentionOf(String brand, SplittableRandom random) {
    return pick(byBrand.get(brand), random);
  }

  Draft in(String channel, SplittableRandom random) {
    return pick(byChannel.get(channel), random);
  }

  Draft any(SplittableRandom random) {
    Draft draft = in(Channels.CHIRP, random);
    return draft == null || draft.repostOf() != null ? null : draft;
  }

  private static Draft pick(Deque<Draft> posts, SplittableRandom random) {
    if (posts == null || posts.isEmpty()) {
      return null;
    }
    List<Draft> list = new ArrayList<>(posts);
    double skewed = random.nextDouble() * random.nextDouble();
    return list.get((int) (list.size() * skewed));
  }
}
