package org.barograph.cli.demo;

import java.util.List;
import java.util.SplittableRandom;

/** The channels of the scenario and how busy they are. */
final class Channels {

  static final String CHIRP = "chirp";
  static final String FORUM = "forum";
  static final String REVIEWS = "reviews";
  static final String BLOG = "blog";
  static final List<String> ALL = List.of(CHIRP, FORUM, REVIEWS, BLOG);

  private Channels() {}

  static String any(SplittableRandom random) {
    return ALL.get(Draw.weighted(random, .62, .20, .10, .08));
  }

  /** What just happened is told in the fast channels first. */
  static String breaking(SplittableRandom random) {
    return ALL.get(Draw.weighted(random, .84, .13, .02, .01));
  }

  /** Small talk is not written as a review. */
  static String chatty(SplittableRandom random) {
    return ALL.get(Draw.weighted(random, .75, .19, 0, .06));
  }
}
