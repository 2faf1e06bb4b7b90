package org.barograph.cli.demo;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Writes posts that name no brand, some of which look as if they did. */
final class ChatterWriter {

  private static final String EXCLUSION = "{EXCLUSION}";

  private final PhraseBook book;
  private final Cast cast;
  private final SplittableRandom random;
  private final Noise noise;

  ChatterWriter(PhraseBook book, Cast cast, Set<String> kept, Streams streams) {
    this.book = book;
    this.cast = cast;
    this.random = streams.of("chatter texts");
    this.noise = new Noise(streams.of("chatter noise"), kept);
  }

  Text write() {
    String tone =
        switch (Draw.weighted(random, .28, .22, .48, .02)) {
          case 0 -> Label.POSITIVE;
          case 1 -> Label.NEGATIVE;
          case 2 -> Label.NEUTRAL;
          default -> "spam";
        };
    String text = noise.casual(book.say("chatter." + tone, random));
    if (Draw.chance(random, 0.18) && book.has("tail." + tone)) {
      text += " " + book.say("tail." + tone, random);
    }
    if (Draw.chance(random, 0.08)) {
      text += " " + book.say("hashtag.any", random);
    }
    return Text.chatter(text, "en");
  }

  Text reply() {
    return Text.chatter(noise.casual(book.say("chatter.reply", random)), "en");
  }

  Text foreign(String lang) {
    return Text.chatter(book.say("chatter." + lang, random), lang);
  }

  /** Words that look like a brand and are none: exclusions, common words, near misses. */
  Text lookAlike() {
    Cast.Brand brand = Draw.one(random, cast.brands());
    PhraseBook own = book.scopedTo(brand.id());
    List<String> exclusions = brand.exclusions();
    boolean isExclusion = !exclusions.isEmpty() && Draw.chance(random, 0.15);
    String section = isExclusion || !own.has("lookalike") ? "exclusion" : "lookalike";
    if (section.equals("exclusion") && exclusions.isEmpty()) {
      return write();
    }
    String text = noise.casual(own.say(section, random));
    return Text.chatter(
        exclusions.isEmpty() ? text : text.replace(EXCLUSION, Draw.one(random, exclusions)), "en");
  }
}
