package org.barograph.jobs.detect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.barograph.jobs.config.BrandConfig;

/**
 * The phrases of one to three words in a text: words side by side as Elasticsearch's standard
 * analyzer parts them, so that a search for the phrase finds the same posts. None begins or ends
 * with a stop word, a number or a name of the brand; addressees and links are no words.
 */
final class Phrases {

  private static final int MAX_WORDS = 3;
  private static final int MAX_LENGTH = 64;

  /** Of a single word; shorter ones say little. */
  private static final int MIN_LETTERS = 3;

  private static final int MAX_LETTERS = 40;

  /** Between words that are not side by side. */
  private static final String GAP = "";

  private static final Set<String> STOP_WORDS = stopWords();

  private final Set<String> names = new HashSet<>();

  /** For the posts of a brand. */
  Phrases(BrandConfig brandOrNull) {
    if (brandOrNull != null) {
      List<String> all = new ArrayList<>();
      all.add(brandOrNull.name());
      all.addAll(brandOrNull.aliases());
      all.addAll(brandOrNull.handles());
      all.addAll(brandOrNull.hashtags());
      for (String name : all) {
        names.addAll(words(name.replace("@", " ").replace("#", " ")));
        names.add(name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT));
      }
    }
  }

  /** Each phrase once, sorted. */
  Set<String> of(String text) {
    List<String> words = words(text);
    Set<String> phrases = new TreeSet<>();
    for (int first = 0; first < words.size(); first++) {
      if (isBorder(words.get(first))) {
        continue;
      }
      for (int last = first; last < Math.min(words.size(), first + MAX_WORDS); last++) {
        if (words.get(last).equals(GAP)) {
          break;
        }
        if (!isBorder(words.get(last))) {
          add(phrases, words.subList(first, last + 1));
        }
      }
    }
    return phrases;
  }

  private static void add(Set<String> phrases, List<String> words) {
    String phrase = String.join(" ", words);
    if (phrase.length() <= MAX_LENGTH && phrase.length() >= MIN_LETTERS) {
      phrases.add(phrase);
    }
  }

  private boolean isBorder(String word) {
    return word.equals(GAP)
        || STOP_WORDS.contains(word)
        || names.contains(word)
        || !word.codePoints().anyMatch(Character::isLetter);
  }

  /** Words in lower case, with a gap where something else stands. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (isAddress(text, at)) {
        words.add(GAP);
        at = endOfAddress(text, at);
      } else if (isWord(c)) {
        int end = endOfWord(text, at);
        String word = text.substring(at, end).replace('\u2019', '\'').toLowerCase(Locale.ROOT);
        words.add(word.length() <= MAX_LETTERS ? word : GAP);
        at = end;
      } else {
        if (isPicture(c)) {
          words.add(GAP);
        }
        at += Character.charCount(c);
      }
    }
    return words;
  }

  private static boolean isAddress(String text, int at) {
    boolean begins = at == 0 || Character.isWhitespace(text.charAt(at - 1));
    return (text.charAt(at) == '@' && at + 1 < text.length() && isWord(text.codePointAt(at + 1)))
        || (begins
            && (text.regionMatches(true, at, "http://", 0, 7)
                || text.regionMatches(true, at, "https://", 0, 8)
                || text.regionMatches(true, at, "www.", 0, 4)));
  }

  private static int endOfAddress(String text, int at) {
    if (text.charAt(at) == '@') {
      return endOfWord(text, at + 1);
    }
    int end = at;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Of a run of letters, digits, marks and apostrophes between them; an ideograph is a word. */
  private static int endOfWord(String text, int from) {
    int first = text.codePointAt(from);
    int end = from + Character.charCount(first);
    if (Character.isIdeographic(first)) {
      return end;
    }
    while (end < text.length()) {
      int c = text.codePointAt(end);
      int next = end + Character.charCount(c);
      boolean joins =
          (c == '\'' || c == '\u2019')
              && next < text.length()
              && Character.isLetter(text.codePointAt(next));
      if (Character.isIdeographic(c) || !(isWord(c) || joins)) {
        return end;
      }
      end = next;
    }
    return end;
  }

  private static boolean isWord(int c) {
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || c == '_'
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isPicture(int c) {
    int type = Character.getType(c);
    return type == Character.OTHER_SYMBOL || type == Character.SURROGATE;
  }

  private static Set<String> stopWords() {
    Set<String> words = new HashSet<>();
    try (InputStream in = Phrases.class.getResourceAsStream("/detect/stop-words.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          words.addAll(List.of(line.split(" ")));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the stop words are part of the jar", e);
    }
    return Set.copyOf(words);
  }
}
