package org.barograph.connectors.posts;

/** Puts positions into the order of their times, positions of one time staying as they are. */
final class EventOrder {
  private final LongColumn times;

  /** Null if the positions are in order already: the usual case costs no memory. */
  private final int[] order;

  private EventOrder(LongColumn times, int[] order) {
    this.times = times;
    this.order = order;
  }

  static EventOrder of(LongColumn times) {
    return new EventOrder(times, isSorted(times) ? null : sorted(times));
  }

  /** Position of the record that comes at this place. */
  int at(int place) {
    return order == null ? place : order[place];
  }

  boolean wasSorted() {
    return order == null;
  }

  int size() {
    return times.size();
  }

  private static boolean isSorted(LongColumn times) {
    for (int i = 1; i < times.size(); i++) {
      if (times.get(i - 1) > times.get(i)) {
        return false;
      }
    }
    return true;
  }

  /** Merge sort, bottom up: stable, and half-sorted exports cost little more than one pass. */
  private static int[] sorted(LongColumn times) {
    int size = times.size();
    var from = new int[size];
    for (int i = 0; i < size; i++) {
      from[i] = i;
    }
    var to = new int[size];
    for (long width = 1; width < size; width *= 2) {
      for (long start = 0; start < size; start += 2 * width) {
        int middle = (int) Math.min(start + width, size);
        merge(times, from, to, (int) start, middle, (int) Math.min(start + 2 * width, size));
      }
      var swap = from;
      from = to;
      to = swap;
    }
    return from;
  }

  private static void merge(
      LongColumn times, int[] from, int[] to, int start, int middle, int end) {
    if (middle == end || times.get(from[middle - 1]) <= times.get(from[middle])) {
      System.arraycopy(from, start, to, start, end - start);
      return;
    }
    int left = start;
    int right = middle;
    for (int i = start; i < end; i++) {
      boolean takeLeft =
          right == end || (left < middle && times.get(from[left]) <= times.get(from[right]));
      to[i] = takeLeft ? from[left++] : from[right++];
    }
  }
}
