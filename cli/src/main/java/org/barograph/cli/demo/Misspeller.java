package org.barograph.cli.demo;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Writes a brand's name wrong the way that people do: a neighbouring key, two letters swapped, one
 * doubled or dropped, or by its sound. The first word carries the name; its first letter is kept,
 * as nearly everyone does.
 */
final class Misspeller {

  private static final Map<Character, String> NEIGHBOURS =
      Map.ofEntries(
          Map.entry('a', "sq"),
          Map.entry('b', "vn"),
          Map.entry('c', "xv"),
          Map.entry('d', "sf"),
          Map.entry('e', "wr"),
          Map.entry('f', "dg"),
          Map.entry('g', "fh"),
          Map.entry('h', "gj"),
          Map.entry('i', "uo"),
          Map.entry('j', "hk"),
          Map.entry('k', "jl"),
          Map.entry('l', "k"),
          Map.entry('m', "n"),
          Map.entry('n', "bm"),
          Map.entry('o', "ip"),
          Map.entry('p', "o"),
          Map.entry('q', "w"),
          Map.entry('r', "et"),
          Map.entry('s', "ad"),
          Map.entry('t', "ry"),
          Map.entry('u', "yi"),
          Map.entry('v', "cb"),
          Map.entry('w', "qe"),
          Map.entry('x', "zc"),
          Map.entry('y', "tu"),
          Map.entry('z', "x"));

  private static final List<List<String>> SOUNDS =
      List.of(
          List.of("ph", "f"),
          List.of("f", "ph"),
          List.of("ck", "k"),
          List.of("c", "k"),
          List.of("k", "ck"),
          List.of("ee", "ea"),
          List.of("ea", "ee"),
          List.of("ie", "ei"),
          List.of("i", "y"),
          List.of("y", "i"),
          List.of("ou", "oo"),
          List.of("oo", "ou"),
          List.of("s", "z"),
          List.of("z", "s"),
          List.of("x", "ks"),
          List.of("qu", "kw"),
          List.of("er", "or"),
          List.of("o", "oe"),
          List.of("e", "a"),
          List.of("ai", "ay"));

  private final Set<String> taken;

  /**
   * @param taken words in lower case that a misspelling must not become: names and ordinary words
   */
  Misspeller(Set<String> taken) {
    this.taken = taken;
  }

  /** A wrong spelling, or null when the name is too short for one that is still recognisable. */
  String misspell(String name, SplittableRandom random) {
    String first = name.split(" ", -1)[0];
    String rest = name.substring(first.length());
    if (first.length() < 6) {
      return null;
    }
    for (int attempt = 0; attempt < 20; attempt++) {
      String wrong = once(first, random);
      String lower = wrong.toLowerCase(Locale.ROOT);
      if (!lower.contains(first.toLowerCase(Locale.ROOT)) && !taken.contains(lower)) {
        return wrong + rest;
      }
    }
    return null;
  }

  private static String once(String name, SplittableRandom random) {
    int at = 1 + random.nextInt(name.length() - 1);
    char here = name.charAt(at);
    if (!Character.isLetter(here)) {
      return name;
    }
    String before = name.substring(0, at);
    String after = name.substring(at + 1);
    return switch (Draw.weighted(random, 3, 3, 2, 2.5, 3)) {
      case 0 -> before + neighbour(here, random) + after;
      case 1 -> at + 1 < name.length() ? swapped(before, here, after) : name;
      case 2 -> before + here + here + after;
      case 3 -> before + after;
      default -> bySound(name, random);
    };
  }

  private static String swapped(String before, char here, String after) {
    return Character.isLetter(after.charAt(0))
        ? before + after.charAt(0) + here + after.substring(1)
        : before + here + after;
  }

  private static char neighbour(char letter, SplittableRandom random) {
    String keys = NEIGHBOURS.getOrDefault(Character.toLowerCase(letter), "");
    if (keys.isEmpty()) {
      return letter;
    }
    char key = keys.charAt(random.nextInt(keys.length()));
    return Character.isUpperCase(letter) ? Character.toUpperCase(key) : key;
  }

  private static String bySound(String name, SplittableRandom random) {
    Set<String> heard = new LinkedHashSet<>();
    for (List<String> sound : SOUNDS) {
      int at = name.indexOf(sound.get(0), 1);
      if (at > 0) {
        heard.add(
            name.substring(0, at) + sound.get(1) + name.substring(at + sound.get(0).length()));
      }
    }
    return heard.isEmpty() ? name : Draw.one(random, List.copyOf(heard));
  }
}
