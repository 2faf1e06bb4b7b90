package org.barograph.nlp;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Finds the topics of a text. One pass over its words in a trie of all words and phrases, without
 * regular expressions, so that no text and no rule can make it slow. Immutable and thread-safe.
 */
public final class TopicRules {

  /** Words of the longest phrase; it bounds the work per word of the text. */
  static final int LONGEST_PHRASE = 12;

  private static final int NO_TERM = -1;

  private static final class Node {
    final Map<String, Node> next = new HashMap<>();
    int term = NO_TERM;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Compiled(String id, int[] any, int[] all, int[] none) {

    boolean matches(BitSet found) {
      return (any.length == 0 || hits(any, found) > 0)
          && hits(all, found) == all.length
          && hits(none, found) == 0;
    }

    private static int hits(int[] terms, BitSet found) {
      int hits = 0;
      for (int term : terms) {
        hits += found.get(term) ? 1 : 0;
      }
      return hits;
    }
  }

  private final Node root = new Node();
  private final List<Compiled> rules = new ArrayList<>();
  private int terms;

  private TopicRules() {}

  /**
   * Checks the rules and makes them ready to match.
   *
   * @throws IllegalArgumentException for two rules with the same id, a rule that asks for nothing,
   *     or a word that holds no letter, digit or emoji or more than 12 words; the message names the
   *     rule and the word
   */
  public static TopicRules compile(List<TopicRule> rules) {
    var compiled = new TopicRules();
    var ids = new HashSet<String>();
    for (TopicRule rule : rules) {
      if (!ids.add(rule.id())) {
        throw new IllegalArgumentException(
            "topic '" + rule.id() + "': there are two rules with this id");
      }
      if (rule.any().isEmpty() && rule.all().isEmpty()) {
        throw new IllegalArgumentException(
            "topic '" + rule.id() + "': 'any' or 'all' must hold a word");
      }
      compiled.rules.add(
          new Compiled(
              rule.id(),
              compiled.enter(rule.id(), "any", rule.any()),
              compiled.enter(rule.id(), "all", rule.all()),
              compiled.enter(rule.id(), "none", rule.none())));
    }
    compiled.rules.sort((a, b) -> a.id().compareTo(b.id()));
    return compiled;
  }

  private int[] enter(String id, String list, List<String> phrases) {
    return phrases.stream().mapToInt(phrase -> enter(id, list, phrase)).toArray();
  }

  private int enter(String id, String list, String phrase) {
    List<String> words = TopicWords.of(phrase);
    if (words.isEmpty() || words.size() > LONGEST_PHRASE) {
      throw new IllegalArgumentException(
          "topic '%s': %s '%s' must hold 1 to %d words, got %d"
              .formatted(id, list, phrase, LONGEST_PHRASE, words.size()));
    }
    Node node = root;
    for (String word : words) {
      node = node.next.computeIfAbsent(word, w -> new Node());
    }
    if (node.term == NO_TERM) {
      node.term = terms++;
    }
    return node.term;
  }

  /** The ids of the topics, sorted; empty for null. Looks at the first 20,000 characters. */
  public List<String> topicsOf(String text) {
    if (text == null || terms == 0) {
      return List.of();
    }
    BitSet found = find(TopicWords.of(text));
    if (found.isEmpty()) {
      return List.of();
    }
    List<String> ids = new ArrayList<>();
    for (Compiled rule : rules) {
      if (rule.matches(found)) {
        ids.add(rule.id());
      }
    }
    return List.copyOf(ids);
  }

  private BitSet find(List<String> words) {
    var found = new BitSet(terms);
    for (int from = 0; from < words.size(); from++) {
      Node node = root.next.get(words.get(from));
      for (int at = from + 1; node != null; at++) {
        if (node.term != NO_TERM) {
          found.set(node.term);
        }
        node = at < words.size() ? node.next.get(words.get(at)) : null;
      }
    }
    return found;
  }
}
