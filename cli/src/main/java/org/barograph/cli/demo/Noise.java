package org.barograph.cli.demo;

import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Makes clean sentences look typed in a hurry. Works on texts whose names are still placeholders (
 * <code>{BRAND}</code>), so that no brand is misspelled by accident.
 */
final class Noise {

  private static final Set<String> STRETCHED =
      Set.of("so", "no", "love", "please", "why", "yes", "ugh", "finally", "really", "nice", "wow");

  private static final Pattern ORDINARY = Pattern.compile("[a-z]{4,}");

  private final SplittableRandom random;
  private final Set<String> kept;

  /**
   * @param kept words in lower case that a slip could turn into something that looks like a brand
   */
  Noise(SplittableRandom random, Set<String> kept) {
    this.random = random;
    this.kept = kept;
  }

  /** Casual writing: lower case, typing errors, stretched words, no final stop. */
  String casual(String text) {
    String noisy = text;
    if (Draw.chance(random, 0.16)) {
      noisy = lowerCase(noisy);
    } else if (Draw.chance(random, 0.015)) {
      noisy = upperCase(noisy);
    }
    if (Draw.chance(random, 0.09)) {
      noisy = typo(noisy);
    }
    if (Draw.chance(random, 0.05)) {
      noisy = stretch(noisy);
    }
    if (noisy.endsWith(".") && !noisy.endsWith("..") && Draw.chance(random, 0.5)) {
      noisy = noisy.substring(0, noisy.length() - 1);
    }
    return noisy;
  }

  /** One typing error in an ordinary word, now and then; for longer and more careful texts. */
  String careful(String text) {
    return Draw.chance(random, 0.05) ? typo(text) : text;
  }

  private static String lowerCase(String text) {
    return eachWord(text, word -> word.toLowerCase(Locale.ROOT));
  }

  private static String upperCase(String text) {
    return eachWord(text, word -> word.toUpperCase(Locale.ROOT));
  }

  private static String eachWord(String text, UnaryOperator<String> change) {
    StringBuilder out = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      out.append(word.indexOf('{') >= 0 ? word : change.apply(word)).append(' ');
    }
    out.setLength(out.length() - 1);
    return out.toString();
  }

  private String typo(String text) {
    String[] words = text.split(" ", -1);
    for (int attempt = 0; attempt < 6; attempt++) {
      int index = random.nextInt(words.length);
      if (ORDINARY.matcher(words[index]).matches() && !kept.contains(words[index])) {
        words[index] = slip(words[index]);
        return String.join(" ", words);
      }
    }
    return text;
  }

  private String slip(String word) {
    int at = 1 + random.nextInt(word.length() - 2);
    return switch (random.nextInt(3)) {
      case 0 -> word.substring(0, at) + word.substring(at + 1);
      case 1 -> word.substring(0, at) + word.charAt(at) + word.substring(at);
      default ->
          word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
    };
  }

  private String stretch(String text) {
    String[] words = text.split(" ", -1);
    for (int i = 0; i < words.length; i++) {
      if (STRETCHED.contains(words[i].toLowerCase(Locale.ROOT))) {
        String last = words[i].substring(words[i].length() - 1);
        words[i] += last.repeat(2 + random.nextInt(4));
        return String.join(" ", words);
      }
    }
    return text;
  }
}
