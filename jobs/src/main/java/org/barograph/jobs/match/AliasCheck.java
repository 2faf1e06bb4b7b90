package org.barograph.jobs.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.barograph.jobs.config.BrandConfig;

/**
 * What the aliases of a brand may be confused with: ordinary words and the names of other brands.
 * For people who choose aliases; nothing is decided here.
 */
public final class AliasCheck {

  /** Of one alias, the most common ones. */
  private static final int MOST = 8;

  /** Up to so many letters a word that is two letters off is no longer alike. */
  private static final int SHORT = 7;

  /** Words of larger lists are met too rarely to be told of. */
  private static final int LARGEST_LIST = 60;

  /**
   * Something that an alias may be taken for.
   *
   * @param kind {@code common_word} the alias is one itself; {@code close_word} it is a letter or
   *     two away from one; {@code other_brand} it holds or nearly is another brand's alias
   * @param other the word, or brand and alias
   * @param matched whether the matcher takes the word for the brand when it stands alone
   */
  public record Confusion(String alias, String kind, String other, boolean matched) {}

  private record Word(String text, int level, int distance) {}

  private final BrandMatcher matcher;
  private final List<BrandConfig> brands;
  private final List<Lexicon.Entry> words;

  /**
   * @param brands all that are to be live together
   */
  public AliasCheck(List<BrandConfig> brands) {
    this.brands = List.copyOf(brands);
    this.matcher = BrandMatcher.compile(brands);
    this.words = Lexicon.entries().stream().filter(word -> word.level() <= LARGEST_LIST).toList();
  }

  /** Alias by alias, in the order of the configuration. */
  public List<Confusion> of(BrandConfig brand) {
    List<Confusion> confusions = new ArrayList<>();
    for (String alias : brand.aliases()) {
      NamePattern pattern = NamePattern.of(0, alias, false);
      if (pattern == null) {
        continue;
      }
      String letters = pattern.compact();
      if (pattern.isOneWord()) {
        closeWords(letters)
            .forEach(word ->
                confusions.add(
                    new Confusion(
                        alias,
                        word.distance() == 0 ? "common_word" : "close_word",
                        word.text(),
                        isMatched(brand, word.text()))));
      }
      others(brand, letters)
          .forEach(other -> confusions.add(new Confusion(alias, "other_brand", other, false)));
    }
    return confusions;
  }

  private List<Word> closeWords(String letters) {
    int most = letters.length() <= SHORT ? 1 : 2;
    return words.stream()
        .filter(word -> Math.abs(word.text().length() - letters.length()) <= most)
        .map(word -> new Word(word.text(), word.level(), distance(word.text(), letters, most)))
        .filter(word -> word.distance() <= most)
        .sorted(
            Comparator.comparingInt(Word::distance)
                .thenComparingInt(Word::level)
                .thenComparing(Word::text))
        .limit(MOST)
        .toList();
  }

  private boolean isMatched(BrandConfig brand, String word) {
    return matcher.match(word).stream().anyMatch(match -> match.brand().equals(brand.id()));
  }

  private Stream<String> others(BrandConfig brand, String letters) {
    return brands.stream()
        .filter(other -> !other.id().equals(brand.id()))
        .flatMap(other ->
            other.aliases().stream()
                .filter(alias -> isAlike(letters, alias))
                .map(alias -> other.id() + ": " + alias));
  }

  private static boolean isAlike(String letters, String alias) {
    NamePattern pattern = NamePattern.of(0, alias, false);
    if (pattern == null) {
      return false;
    }
    String other = pattern.compact();
    return letters.contains(other)
        || other.contains(letters)
        || (Math.min(letters.length(), other.length()) >= MisspellingFinder.MIN_NAME
            && distance(letters, other, 1) <= 1);
  }

  /** Letters to add, drop, change or swap; more than {@code most} is {@code most + 1}. */
  static int distance(String one, String other, int most) {
    int[] before = new int[other.length() + 1];
    int[] row = new int[other.length() + 1];
    int[] next = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      next[0] = i;
      int least = i;
      for (int j = 1; j < next.length; j++) {
        boolean same = one.charAt(i - 1) == other.charAt(j - 1);
        next[j] = Math.min(Math.min(next[j - 1], row[j]) + 1, row[j - 1] + (same ? 0 : 1));
        boolean swapped =
            i > 1
                && j > 1
                && one.charAt(i - 1) == other.charAt(j - 2)
                && one.charAt(i - 2) == other.charAt(j - 1);
        if (swapped) {
          next[j] = Math.min(next[j], before[j - 2] + 1);
        }
        least = Math.min(least, next[j]);
      }
      if (least > most) {
        return most + 1;
      }
      int[] free = before;
      before = row;
      row = next;
      next = free;
    }
    return Math.min(row[other.length()], most + 1);
  }
}
