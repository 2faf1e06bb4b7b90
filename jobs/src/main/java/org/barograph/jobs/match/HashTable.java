package org.barograph.jobs.match;

/** Values by 64-bit hashes of words: a lookup makes no objects. */
final class HashTable<V> {
  private long[] keys = new long[64];
  private Object[] values = new Object[64];
  private int size;

  @SuppressWarnings("unchecked")
  V get(long key) {
    int mask = keys.length - 1;
    for (int slot = slot(key, mask); ; slot = slot + 1 & mask) {
      if (values[slot] == null) {
        return null;
      }
      if (keys[slot] == key) {
        return (V) values[slot];
      }
    }
  }

  void put(long key, V value) {
    if (size * 2 >= keys.length) {
      grow();
    }
    int mask = keys.length - 1;
    int slot = slot(key, mask);
    while (values[slot] != null && keys[slot] != key) {
      slot = slot + 1 & mask;
    }
    size += values[slot] == null ? 1 : 0;
    keys[slot] = key;
    values[slot] = value;
  }

  private void grow() {
    long[] oldKeys = keys;
    Object[] oldValues = values;
    keys = new long[oldKeys.length * 2];
    values = new Object[oldKeys.length * 2];
    int mask = keys.length - 1;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldValues[i] != null) {
        int slot = slot(oldKeys[i], mask);
        while (values[slot] != null) {
          slot = slot + 1 & mask;
        }
        keys[slot] = oldKeys[i];
        values[slot] = oldValues[i];
      }
    }
  }

  private static int slot(long key, int mask) {
    return (int) (key >>> 32) & mask;
  }
}
