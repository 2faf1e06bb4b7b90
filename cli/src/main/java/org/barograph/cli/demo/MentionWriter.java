package org.barograph.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes the texts of posts that name a brand. */
final class MentionWriter {

  private static final String BRAND = "{BRAND}";
  private static final String OTHER = "{OTHER}";

  private final PhraseBook book;
  private final Surfaces surfaces;
  private final SplittableRandom random;
  private final Noise noise;

  MentionWriter(PhraseBook book, Surfaces surfaces, Set<String> kept, Streams streams) {
    this.book = book;
    this.surfaces = surfaces;
    this.random = streams.of("mention texts");
    this.noise = new Noise(streams.of("mention noise"), kept);
  }

  /**
   * @param polarity as in {@link Label}; for a mixed one the subject does not matter
   * @param subject what it is about: a topic that the phrase book knows
   */
  Text write(Cast.Brand brand, String channel, String polarity, String subject) {
    PhraseBook own = book.scopedTo(brand.id());
    Surface surface = surfaces.of(brand, channel, random);
    String main = main(own, section(polarity, subject), surface);
    String text =
        switch (channel) {
          case Channels.CHIRP -> chirp(own, polarity, main);
          case Channels.BLOG ->
              own.say("title." + toned(polarity), random) + ". " + essay(own, polarity, main, 3);
          case Channels.REVIEWS ->
              own.say("review." + toned(polarity), random) + " " + essay(own, polarity, main, 2);
          default -> essay(own, polarity, main, 2);
        };
    return new Text(
        with(text, surface, BRAND), "en", List.of(new Label(brand.id(), surface.kind(), polarity)));
  }

  private String section(String polarity, String subject) {
    if (polarity.equals(Label.MIXED)) {
      return "mixed.any";
    }
    // A few of the angry say it with irony.
    if (polarity.equals(Label.NEGATIVE) && Draw.chance(random, 0.03)) {
      return "irony.any";
    }
    return polarity + "." + subject;
  }

  private static String toned(String polarity) {
    return polarity.equals(Label.MIXED) ? Label.NEUTRAL : polarity;
  }

  /** A phrase of the section that suits the surface; only a handle can be spoken to. */
  private String main(PhraseBook own, String section, Surface surface) {
    List<String> phrases = own.phrases(section);
    String phrase = Draw.one(random, phrases);
    while (phrase.startsWith("@") && !surface.isHandle()) {
      phrase = Draw.one(random, phrases);
    }
    String said = own.expand(phrase, random);
    if (!said.startsWith("@")) {
      return said;
    }
    String address = said.substring(1).strip();
    return Draw.chance(random, 0.8) ? BRAND + " " + address : address + " " + BRAND;
  }

  private String chirp(PhraseBook own, String polarity, String main) {
    String tone = toned(polarity);
    String text = main;
    if (Draw.chance(random, 0.2) && !main.startsWith(BRAND)) {
      text = Sentences.join(own.say("opener." + tone, random), text);
    }
    if (Draw.chance(random, 0.28)) {
      text = Sentences.join(text, own.say("more." + tone, random));
    }
    text = noise.casual(Draw.chance(random, 0.7) ? Sentences.capitals(text) : text);
    if (Draw.chance(random, 0.27)) {
      text += " " + own.say("tail." + tone, random);
    }
    if (Draw.chance(random, 0.05)) {
      text += " " + own.say("hashtag.any", random);
    }
    if (Draw.chance(random, 0.03)) {
      text += " https://pics.example/" + Integer.toString(random.nextInt(1 << 28), 36);
    }
    return text;
  }

  private String essay(PhraseBook own, String polarity, String main, int atMost) {
    String tone = toned(polarity);
    List<String> parts = new ArrayList<>();
    if (Draw.chance(random, 0.35)) {
      parts.add(own.say("more.neutral", random));
    }
    parts.add(main);
    int more = random.nextInt(atMost + 1);
    for (int i = 0; i < more; i++) {
      String next = own.say("more." + tone, random);
      if (!parts.contains(next)) {
        parts.add(next);
      }
    }
    String text = "";
    for (String part : parts) {
      text = Sentences.join(text, Sentences.proper(part));
    }
    return noise.careful(Sentences.capitals(text));
  }

  /** A post about two brands; each gets its own mood. */
  Text writeTwo(Cast.Brand first, Cast.Brand second, String channel) {
    String[] moods =
        switch (Draw.weighted(random, 4, 4, 1, 1)) {
          case 0 -> new String[] {"two.first-bad", Label.NEGATIVE, Label.POSITIVE};
          case 1 -> new String[] {"two.neutral", Label.NEUTRAL, Label.NEUTRAL};
          case 2 -> new String[] {"two.both-good", Label.POSITIVE, Label.POSITIVE};
          default -> new String[] {"two.both-bad", Label.NEGATIVE, Label.NEGATIVE};
        };
    String text = noise.casual(book.say(moods[0], random));
    Surface one = surfaces.of(first, channel, random);
    Surface two = surfaces.of(second, channel, random);
    return new Text(
        with(with(text, one, BRAND), two, OTHER),
        "en",
        List.of(
            new Label(first.id(), one.kind(), moods[1]),
            new Label(second.id(), two.kind(), moods[2])));
  }

  /** A post in another language: found, but its mood is not scored. */
  Text writeForeign(Cast.Brand brand, String lang) {
    Surface surface =
        Draw.chance(random, 0.25) ? Surface.handle(brand, random) : Surface.untagged(brand, random);
    String text = book.say("mention." + lang, random);
    return new Text(
        with(text, surface, BRAND),
        lang,
        List.of(new Label(brand.id(), surface.kind(), Label.UNSCORED)));
  }

  /** A post of the brand's own account. */
  Text writeOwned(Cast.Brand brand, boolean isOutage) {
    String text = book.say(isOutage ? "owned.outage" : "owned.any", random);
    return new Text(
        text.replace(BRAND, brand.name()),
        "en",
        List.of(new Label(brand.id(), Label.UNTAGGED, Label.NEUTRAL)));
  }

  private String with(String text, Surface surface, String placeholder) {
    String owned = text;
    if (!surface.isHandle() && Draw.chance(random, 0.25)) {
      owned =
          owned.replaceAll(
              Pattern.quote(placeholder)
                  + " (support|customer service|servers|prices|status page|hotline)",
              Matcher.quoteReplacement(placeholder) + "'s $1");
    }
    String named = owned.replace(placeholder, surface.inPlace());
    return surface.behind().isEmpty() ? named : named + " " + surface.behind();
  }
}
