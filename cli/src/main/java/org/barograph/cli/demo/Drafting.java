package org.barograph.cli.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.barograph.jobs.model.Author;
import org.barograph.jobs.model.Engagement;

/** Turns slots of time into posts, one after the other. */
final class Drafting {

  private static final List<String> LANGUAGES = List.of("de", "es", "fr", "pt", "it", "ja");
  private static final double[] LANGUAGE_WEIGHTS = {30, 22, 18, 12, 10, 8};

  private final Cast cast;
  private final AuthorPool authors;
  private final MentionWriter mentions;
  private final ChatterWriter chatter;
  private final SplittableRandom random;
  private final Recent recent = new Recent();
  private long sequence;

  Drafting(Cast cast, PhraseBook book, Set<String> taken, Streams streams) {
    this.cast = cast;
    this.authors = new AuthorPool(streams.of("authors"));
    this.mentions = new MentionWriter(book, new Surfaces(new Misspeller(taken)), taken, streams);
    this.chatter = new ChatterWriter(book, cast, taken, streams);
    this.random = streams.of("drafting");
  }

  List<Draft> draft(List<Timeline.Slot> slots) {
    List<Draft> drafts = new ArrayList<>();
    for (Timeline.Slot slot : slots) {
      Draft draft = slot.climate() == null ? aboutNothing(slot) : aboutBrand(slot);
      recent.add(draft);
      drafts.add(draft);
    }
    return drafts;
  }

  private Draft aboutBrand(Timeline.Slot slot) {
    Climate climate = slot.climate();
    Cast.Brand brand = climate.brand();
    Instant at = Instant.ofEpochMilli(slot.at());
    boolean isDown = climate.isDown(at);
    if (Draw.chance(random, isDown ? 0.03 : 0.01)) {
      Author owner = AuthorPool.owner(brand);
      return post(slot, Channels.CHIRP, owner, mentions.writeOwned(brand, isDown), null);
    }
    Climate.Theme theme = climate.theme(at, random);
    Draft repeated = recent.mentionOf(brand.id(), random);
    if (repeated != null && Draw.chance(random, theme.isBreaking() ? 0.16 : 0.06)) {
      return repost(slot, repeated);
    }
    if (Draw.chance(random, theme.isBreaking() ? 0.02 : 0.09)) {
      String lang = LANGUAGES.get(Draw.weighted(random, LANGUAGE_WEIGHTS));
      String where = Draw.chance(random, 0.8) ? Channels.CHIRP : Channels.FORUM;
      Text text = mentions.writeForeign(brand, lang);
      return post(slot, where, authors.person(where, random), text, null);
    }
    String channel = theme.isBreaking() ? Channels.breaking(random) : Channels.any(random);
    Text text =
        !theme.isBreaking() && Draw.chance(random, 0.025)
            ? mentions.writeTwo(brand, another(brand), channel)
            : mentions.write(brand, channel, theme.polarity(), theme.subject());
    Draft answered = Draw.chance(random, 0.12) ? recent.in(channel, random) : null;
    return post(slot, channel, authors.person(channel, random), text, answered);
  }

  private Cast.Brand another(Cast.Brand brand) {
    List<Cast.Brand> others =
        cast.brands().stream().filter(other -> !other.id().equals(brand.id())).toList();
    return Draw.one(random, others);
  }

  private Draft aboutNothing(Timeline.Slot slot) {
    String channel = Channels.chatty(random);
    Author author = authors.person(channel, random);
    Draft answered = Draw.chance(random, 0.24) ? recent.in(channel, random) : null;
    if (answered != null) {
      return post(slot, channel, author, chatter.reply(), answered);
    }
    Draft repeated = recent.any(random);
    if (repeated != null && !repeated.isMention() && Draw.chance(random, 0.08)) {
      return repost(slot, repeated);
    }
    if (Draw.chance(random, 0.12)) {
      String lang = LANGUAGES.get(Draw.weighted(random, LANGUAGE_WEIGHTS));
      return post(slot, channel, author, chatter.foreign(lang), null);
    }
    Text text = Draw.chance(random, 0.11) ? chatter.lookAlike() : chatter.write();
    return post(slot, channel, author, text, null);
  }

  /** Verbatim, or nearly so; the moods and brands stay. Only the fast channel has reposts. */
  private Draft repost(Timeline.Slot slot, Draft original) {
    boolean byBot = Draw.chance(random, 0.3);
    Author author = byBot ? authors.bot(random) : authors.person(Channels.CHIRP, random);
    String text = original.content().text();
    // The handle of a brand's own account would make a tagged mention of an untagged one.
    double quoted = AuthorPool.isOwner(original.author()) ? 0 : 2;
    String repeated =
        switch (Draw.weighted(random, 6, quoted, 1, 1)) {
          case 0 -> text;
          case 1 -> "RT @" + original.author().handle() + ": " + text;
          case 2 -> text + " 👀";
          default -> "This! " + text;
        };
    Text content = new Text(repeated, original.content().lang(), original.content().labels());
    return new Draft(
        Channels.CHIRP,
        id(Channels.CHIRP, slot.at()),
        author,
        slot.at(),
        content,
        hint(content),
        null,
        original.id(),
        original.conversation(),
        Engagement.NONE);
  }

  private Draft post(
      Timeline.Slot slot, String channel, Author author, Text content, Draft answered) {
    String id = id(channel, slot.at());
    return new Draft(
        channel,
        id,
        author,
        slot.at(),
        content,
        hint(content),
        answered == null ? null : answered.id(),
        null,
        answered == null ? id : answered.conversation(),
        engagement(author));
  }

  private String id(String channel, long at) {
    String own = Long.toString(at / 1000, 36) + Long.toString(sequence++, 36);
    return channel.charAt(0) + own;
  }

  /** Channels say something about the language of most posts, and not always the truth. */
  private String hint(Text content) {
    return switch (Draw.weighted(random, 70, 27, 3)) {
      case 0 -> content.lang();
      case 1 -> null;
      default -> "en";
    };
  }

  private Engagement engagement(Author author) {
    double scale = StrictMath.sqrt((double) (1 + author.followers()));
    long likes = (long) Draw.logNormal(random, 0.08 * scale, 1.3);
    return new Engagement(likes, (long) (likes * 0.25), (long) (likes * 0.1));
  }
}
