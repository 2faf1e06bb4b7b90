package org.barograph.connectors.elasticsearch;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Breaks off when most of the last documents were rejected: then the mapping is wrong, not the
 * documents, and going on would move the whole stream to the dead letters.
 */
final class RejectionGuard {

  private static final int REASONS_NAMED = 3;

  private final BitSet rejected = new BitSet();
  private final int window;
  private final int most;
  private final Map<String, String> firstReasons = new LinkedHashMap<>();
  private int next;
  private int count;

  /**
   * Starts with an empty window.
   *
   * @param window how many of the last documents are looked at
   * @param share of the window, above which is too much; a window not yet full counts as accepted
   */
  RejectionGuard(int window, double share) {
    this.window = window;
    this.most = (int) (window * share);
  }

  void accepted() {
    push(false);
  }

  void rejected(Rejection rejection) throws IndexingException {
    push(true);
    if (firstReasons.size() < REASONS_NAMED) {
      firstReasons.putIfAbsent(rejection.type(), rejection.text());
    }
    if (count > most) {
      throw new IndexingException(
          "Elasticsearch rejected "
              + count
              + " of the last "
              + window
              + " documents (at most "
              + most
              + " are allowed): is the index template right? First: "
              + String.join("; ", firstReasons.values()));
    }
  }

  private void push(boolean isRejected) {
    if (rejected.get(next)) {
      count--;
    }
    rejected.set(next, isRejected);
    if (isRejected) {
      count++;
    }
    next = (next + 1) % window;
    if (count == 0) {
      firstReasons.clear();
    }
  }
}
