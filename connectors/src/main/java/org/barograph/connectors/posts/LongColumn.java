package org.barograph.connectors.posts;

import java.util.ArrayList;
import java.util.List;

/** A growing column of longs: 8 bytes each, and growing never copies. */
final class LongColumn {
  private static final int SHIFT = 16;
  private static final int CHUNK = 1 << SHIFT;

  private final List<long[]> chunks = new ArrayList<>();
  private int size;

  void add(long value) {
    if (size == Integer.MAX_VALUE) {
      throw new IllegalStateException("more than 2,147,483,647 records in one file; split it");
    }
    if ((size & (CHUNK - 1)) == 0) {
      chunks.add(new long[CHUNK]);
    }
    chunks.getLast()[size & (CHUNK - 1)] = value;
    size++;
  }

  long get(int index) {
    return chunks.get(index >>> SHIFT)[index & (CHUNK - 1)];
  }

  void set(int index, long value) {
    chunks.get(index >>> SHIFT)[index & (CHUNK - 1)] = value;
  }

  int size() {
    return size;
  }
}
