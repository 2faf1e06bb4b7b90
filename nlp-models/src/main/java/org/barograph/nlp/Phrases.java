package org.barograph.nlp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Pairs of neighbouring words with content, so that what many posts suddenly speak of can be
 * counted although nobody configured it. Bounded; deterministic; thread-safe.
 */
public final class Phrases {

  private static final int MOST = 8;
  private static final int SHORTEST_WORD = 3;
  private static final int LONGEST = 64;

  // Words of English that say nothing by themselves; other languages keep a few of theirs.
  private static final Set<String> EMPTY =
      setOf(
          ("about above after again all also always and any anyone anything are around because been"
              + " before being but came can cannot can't come could couldn't did didn't does"
              + " doesn't doing done don't down each even ever every everyone everything few for"
              + " from get gets getting give going gone gonna good got gotta had has hasn't have"
              + " haven't having her here hers him his how i'd i'll i'm i've into isn't it's its"
              + " just know last least let let's like little long look looking lot made make many"
              + " may maybe me might more most much must myself need never new next not nothing now"
              + " off often one only onto other our ours out over own people please put quite rather"
              + " really right said same saw say says see seem seems she should shouldn't since"
              + " some someone something soon still such sure take tell than thank thanks that"
              + " that's the their them then there there's these they they're thing things think"
              + " this those though three through till time today told tomorrow tonight too took"
              + " two under until upon use used using very wait want wants was wasn't way we'd well"
              + " we'll went were we're we've weren't what what's when where which while who why"
              + " will with within without won't would wouldn't yes yesterday yet you you'd you'll"
              + " your you're yours you've"));

  private Phrases() {}

  /**
   * The first pairs of the text, at most 8, sorted. A pair does not reach over a sentence's end.
   *
   * @param names lower-cased words of the brand's names: a phrase of the brand would always be
   *     first
   */
  public static List<String> of(String text, Set<String> names) {
    Set<String> found = new TreeSet<>();
    for (String sentence : sentences(PlainText.of(text))) {
      List<String> words = TopicWords.of(sentence);
      String before = null;
      for (int i = 0; i < words.size() && found.size() < MOST; i++) {
        String word = speaks(words.get(i), names) ? words.get(i) : null;
        if (before != null && word != null && before.length() + word.length() < LONGEST) {
          found.add(before + " " + word);
        }
        before = word;
      }
    }
    return List.copyOf(found);
  }

  /** Words of names, for {@link #of}. */
  public static Set<String> wordsOf(List<String> names) {
    Set<String> words = new HashSet<>();
    names.forEach(name -> words.addAll(TopicWords.of(name)));
    return Set.copyOf(words);
  }

  private static boolean speaks(String word, Set<String> names) {
    return !EMPTY.contains(word)
        && !names.contains(word)
        && word.codePointCount(0, word.length()) >= SHORTEST_WORD
        && hasLetter(word);
  }

  private static boolean hasLetter(String word) {
    for (int at = 0; at < word.length(); at += Character.charCount(word.codePointAt(at))) {
      if (Character.isLetter(word.codePointAt(at))) {
        return true;
      }
    }
    return false;
  }

  static List<String> sentences(String text) {
    List<String> sentences = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < text.length(); at++) {
      if (".!?;:\n,()\"".indexOf(text.charAt(at)) >= 0) {
        sentences.add(text.substring(from, at + 1));
        from = at + 1;
      }
    }
    sentences.add(text.substring(from));
    return sentences;
  }

  private static Set<String> setOf(String words) {
    return Collections.unmodifiableSet(new HashSet<>(Arrays.asList(words.split(" ", -1))));
  }
}
