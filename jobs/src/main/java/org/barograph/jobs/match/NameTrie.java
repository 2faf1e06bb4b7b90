package org.barograph.jobs.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All names letter by letter; nodes are integers, edges live in one open hash table. */
final class NameTrie {
  static final int ROOT = 0;
  static final int NONE = -1;

  private static final NamePattern[] NO_PATTERNS = {};

  private long[] keys = new long[1 << 10];
  private int[] targets = new int[1 << 10];
  private int edges;
  private int nodes = 1;
  private final int[] asciiRoot = new int[128];
  private final List<NamePattern[]> patterns = new ArrayList<>(List.<NamePattern[]>of(NO_PATTERNS));

  NameTrie() {
    Arrays.fill(keys, -1);
    Arrays.fill(asciiRoot, NONE);
  }

  void add(NamePattern pattern) {
    int node = ROOT;
    for (int i = 0; i < pattern.length(); i++) {
      int letter = pattern.letter(i);
      int next = child(node, letter);
      if (next == NONE) {
        next = nodes++;
        patterns.add(NO_PATTERNS);
        link(node, letter, next);
      }
      node = next;
    }
    NamePattern[] here = patterns.get(node);
    NamePattern[] more = Arrays.copyOf(here, here.length + 1);
    more[here.length] = pattern;
    patterns.set(node, more);
  }

  int child(int node, int letter) {
    if (node == ROOT && letter < 128) {
      return asciiRoot[letter];
    }
    long key = key(node, letter);
    int mask = keys.length - 1;
    for (int slot = slot(key, mask); ; slot = (slot + 1) & mask) {
      if (keys[slot] == key) {
        return targets[slot];
      }
      if (keys[slot] == -1) {
        return NONE;
      }
    }
  }

  NamePattern[] patternsAt(int node) {
    return patterns.get(node);
  }

  private void link(int node, int letter, int next) {
    if (node == ROOT && letter < 128) {
      asciiRoot[letter] = next;
      return;
    }
    if (edges * 2 >= keys.length) {
      grow();
    }
    put(key(node, letter), next);
    edges++;
  }

  private void put(long key, int target) {
    int mask = keys.length - 1;
    int slot = slot(key, mask);
    while (keys[slot] != -1) {
      slot = (slot + 1) & mask;
    }
    keys[slot] = key;
    targets[slot] = target;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldTargets = targets;
    keys = new long[oldKeys.length * 2];
    targets = new int[oldKeys.length * 2];
    Arrays.fill(keys, -1);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != -1) {
        put(oldKeys[i], oldTargets[i]);
      }
    }
  }

  private static long key(int node, int letter) {
    return (long) node << 21 | letter;
  }

  private static int slot(long key, int mask) {
    long mixed = key * 0x9e3779b97f4a7c15L;
    return (int) (mixed >>> 40) & mask;
  }
}
