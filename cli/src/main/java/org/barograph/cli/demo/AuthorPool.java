package org.barograph.cli.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.barograph.jobs.model.Author;

/**
 * The invented authors: a few write a lot and most write little; a few are followed by many. Bots
 * repost; not all of them say that they are bots.
 */
final class AuthorPool {

  private static final List<String> FIRST =
      List.of(
          "mossy",
          "quiet",
          "brave",
          "rusty",
          "velvet",
          "copper",
          "lucky",
          "sleepy",
          "salty",
          "wandering",
          "paper",
          "silver",
          "northern",
          "crooked",
          "humble",
          "midnight",
          "polite",
          "electric",
          "tiny",
          "golden",
          "stray",
          "patient",
          "foggy",
          "amber",
          "curious",
          "plain");
  private static final List<String> SECOND =
      List.of(
          "kettle", "heron", "lantern", "biscuit", "otter", "pencil", "teapot", "compass", "badger",
          "harbour", "marble", "thistle", "button", "sparrow", "cobbler", "walnut", "ladder",
          "meadow", "fiddle", "puddle", "acorn", "blanket", "pebble", "turnip", "sailor", "wren");
  private static final List<String> GIVEN =
      List.of(
          "Ada", "Bram", "Carys", "Dario", "Elif", "Femi", "Greta", "Hana", "Ivo", "Jun", "Kaya",
          "Levi", "Mina", "Nils", "Oona", "Paz", "Quinn", "Rosa", "Sami", "Tove", "Uma", "Viggo",
          "Wanda", "Xenia", "Yara", "Zeno");
  private static final String SURNAMES = "ABCDEFGHKLMNOPRSTVWZ";
  private static final Map<String, Integer> SIZES =
      Map.of(Channels.CHIRP, 2600, Channels.FORUM, 900, Channels.REVIEWS, 1500, Channels.BLOG, 160);
  private static final int BOTS = 36;
  private static final String OWNER = "chirp-o-";

  private final Map<String, List<Author>> people = new HashMap<>();
  private final List<Author> bots = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();

  AuthorPool(SplittableRandom random) {
    for (String channel : Channels.ALL) {
      List<Author> authors = new ArrayList<>();
      for (int i = 0; i < SIZES.get(channel); i++) {
        authors.add(person(channel, i, random));
      }
      people.put(channel, authors);
    }
    for (int i = 0; i < BOTS; i++) {
      String handle = handle(random) + (Draw.chance(random, 0.4) ? "_bot" : "");
      boolean declared = Draw.chance(random, 0.6);
      bots.add(new Author("chirp-b" + i, handle, "Daily " + handle, random.nextInt(90), declared));
    }
  }

  private Author person(String channel, int index, SplittableRandom random) {
    String name =
        Draw.one(random, GIVEN) + " " + SURNAMES.charAt(random.nextInt(SURNAMES.length())) + ".";
    long followers = channel.equals(Channels.REVIEWS) ? 0 : (long) Draw.logNormal(random, 110, 1.6);
    String id = channel + "-u" + index;
    return new Author(id, handle(random), name, Math.min(followers, 900_000), false);
  }

  private String handle(SplittableRandom random) {
    while (true) {
      String handle = Draw.one(random, FIRST) + Draw.one(random, List.of("_", "", "."));
      handle += Draw.one(random, SECOND);
      handle += Draw.chance(random, 0.7) ? String.valueOf(random.nextInt(100)) : "";
      if (taken.add(handle)) {
        return handle.toLowerCase(Locale.ROOT);
      }
      handle += random.nextInt(10_000);
      if (taken.add(handle)) {
        return handle;
      }
    }
  }

  /** A person of a channel, the busy ones far more often than the others. */
  Author person(String channel, SplittableRandom random) {
    List<Author> authors = people.get(channel);
    double skew = channel.equals(Channels.REVIEWS) ? 1.2 : 1.7;
    return authors.get((int) (authors.size() * StrictMath.pow(random.nextDouble(), skew)));
  }

  Author bot(SplittableRandom random) {
    return bots.get((int) (bots.size() * StrictMath.pow(random.nextDouble(), 1.8)));
  }

  /** The account of a brand. */
  static Author owner(Cast.Brand brand) {
    String handle = brand.handles().getFirst();
    return new Author(OWNER + brand.id(), handle, brand.name(), 48_000, false);
  }

  static boolean isOwner(Author author) {
    return author.id().startsWith(OWNER);
  }
}
