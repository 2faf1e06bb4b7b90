package org.barograph.cli.demo;

import java.util.SplittableRandom;

/**
 * Random numbers of a seed, one independent stream per aspect. A change to one aspect (say, the
 * wording) leaves the draws of the others (say, the times) as they were.
 */
final class Streams {

  private final long seed;

  Streams(long seed) {
    this.seed = seed;
  }

  /** The stream of an aspect: the same seed and aspect always give the same numbers. */
  SplittableRandom of(String aspect) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < aspect.length(); i++) {
      hash = (hash ^ aspect.charAt(i)) * 0x100000001b3L;
    }
    return new SplittableRandom(seed * 0x9e3779b97f4a7c15L ^ hash);
  }
}
