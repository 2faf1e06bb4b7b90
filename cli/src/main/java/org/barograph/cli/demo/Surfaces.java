package org.barograph.cli.demo;

import java.util.Locale;
import java.util.SplittableRandom;

/** Decides how a post writes a brand, by the manners of its channel. */
final class Surfaces {

  private final Misspeller misspeller;

  Surfaces(Misspeller misspeller) {
    this.misspeller = misspeller;
  }

  Surface of(Cast.Brand brand, String channel, SplittableRandom random) {
    return switch (channel) {
      case Channels.CHIRP -> pick(brand, random, .36, .03);
      case Channels.FORUM -> pick(brand, random, .09, .045);
      case Channels.REVIEWS -> pick(brand, random, .03, .045);
      default -> pick(brand, random, .12, .02);
    };
  }

  private Surface pick(
      Cast.Brand brand, SplittableRandom random, double tagged, double misspelled) {
    double where = random.nextDouble();
    if (where < tagged) {
      // Handles and hashtags belong to the channel that knows them; elsewhere people link.
      double[] weights = tagged > .3 ? new double[] {.56, .32, .12} : new double[] {0, .3, .7};
      return switch (Draw.weighted(random, weights)) {
        case 0 -> Surface.handle(brand, random);
        case 1 -> Surface.hashtag(brand, random);
        default -> Surface.domain(brand, random);
      };
    }
    String wrong =
        where < tagged + misspelled ? misspeller.misspell(brand.longName(), random) : null;
    if (wrong == null) {
      return Surface.untagged(brand, random);
    }
    String written = Draw.chance(random, 0.35) ? wrong.toLowerCase(Locale.ROOT) : wrong;
    return new Surface(written, "", Label.MISSPELLED, false);
  }
}
