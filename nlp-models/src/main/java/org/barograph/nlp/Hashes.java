package org.barograph.nlp;

/** 32-bit hashes of features. Part of the model's format: a change needs a new model. */
final class Hashes {

  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private Hashes() {}

  /** FNV-1a over the UTF-16 units. */
  static long of(String text) {
    return of(text, 0, text.length());
  }

  static long of(CharSequence text, int from, int to) {
    long hash = OFFSET;
    for (int i = from; i < to; i++) {
      hash = next(hash, text.charAt(i));
    }
    return hash;
  }

  static long next(long hash, char c) {
    return (hash ^ c) * PRIME;
  }

  static long start() {
    return OFFSET;
  }

  static long pair(long first, long second) {
    return mix(first) * PRIME + second;
  }

  /** The feature's key: a kind of feature and what it is about. */
  static int key(int kind, long content) {
    long mixed = mix(content + kind * 0x9E3779B97F4A7C15L);
    return (int) (mixed ^ (mixed >>> 32));
  }

  /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
