package org.barograph.cli.demo;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * How a post writes a brand: what stands in the sentence, and what is added behind it.
 *
 * @param inPlace what takes the place of the name
 * @param behind a tag or link at the end; empty for none
 * @param kind as in {@link Label}
 * @param isHandle whether the name is written as a handle, so that it can be spoken to
 */
record Surface(String inPlace, String behind, String kind, boolean isHandle) {

  private static final List<String> PATHS = List.of("", "/help", "/status", "/shop", "/plans");

  static Surface handle(Cast.Brand brand, SplittableRandom random) {
    return new Surface("@" + Draw.one(random, brand.handles()), "", Label.TAGGED, true);
  }

  static Surface hashtag(Cast.Brand brand, SplittableRandom random) {
    String tag = "#" + Draw.one(random, brand.hashtags());
    return Draw.chance(random, 0.55)
        ? new Surface(tag, "", Label.TAGGED, false)
        : new Surface(name(brand, random), tag, Label.TAGGED, false);
  }

  static Surface domain(Cast.Brand brand, SplittableRandom random) {
    String domain = Draw.one(random, brand.domains());
    return Draw.chance(random, 0.3)
        ? new Surface(domain, "", Label.TAGGED, false)
        : new Surface(
            name(brand, random),
            "https://" + domain + Draw.one(random, PATHS),
            Label.TAGGED,
            false);
  }

  static Surface untagged(Cast.Brand brand, SplittableRandom random) {
    return new Surface(name(brand, random), "", Label.UNTAGGED, false);
  }

  private static String name(Cast.Brand brand, SplittableRandom random) {
    String name = Draw.chance(random, 0.85) ? brand.name() : Draw.one(random, brand.names());
    // An everyday word in small letters is the brand only rarely.
    double small = brand.isEverydayWord() ? 6 : 18;
    return switch (Draw.weighted(random, 78, small, 3)) {
      case 0 -> name;
      case 1 -> name.toLowerCase(Locale.ROOT);
      default -> name.toUpperCase(Locale.ROOT);
    };
  }
}
