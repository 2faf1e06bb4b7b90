package org.barograph.jobs.match;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds names in hashtags of joined words. A name counts where reading the hashtag with it is at
 * least as easy as reading it without: {@code #deltasucks}, but not {@code #auditthevote}.
 */
final class HashtagFinder {
  private static final int MAX_LENGTH = 80;
  private static final int MIN_NAME = 3;
  private static final double CONFIDENCE = 0.88;

  /** What people say to and about companies; with one of these an everyday word is a brand. */
  private static final Set<String> CUSTOMER_WORDS =
      Fields.words(
          """
          suck sucks sucked fail fails failed failure fraud scam boycott hate hates worst problems
          refund customer customers service support thanks thankyou rocks rock promo code
          promocode deal deals sale discount coupon store shop shopping app news fly flying flight
          flights delayed driver ride pool camera photo photography pro usa uk tv live care cares
          dslr phone streaming con prime unlimited rewards card run haul gift
          """);

  private final NameTrie trie;
  private final Lexicon lexicon;
  private final FoldedText text;
  private final Known known;
  private final Consumer<Candidate> names;
  private final Consumer<Candidate> exclusions;
  private HashtagReading reading;

  HashtagFinder(
      NameTrie trie,
      Lexicon lexicon,
      FoldedText text,
      Known known,
      Consumer<Candidate> names,
      Consumer<Candidate> exclusions) {
    this.trie = trie;
    this.lexicon = lexicon;
    this.text = text;
    this.known = known;
    this.names = names;
    this.exclusions = exclusions;
  }

  void find(Zone zone) {
    int from = zone.bodyFrom();
    int to = zone.bodyTo();
    if (to - from > MAX_LENGTH || to - from < MIN_NAME) {
      return;
    }
    reading = null;
    for (int i = from; i < to; i++) {
      int node = NameTrie.ROOT;
      for (int k = i; k < to && node != NameTrie.NONE; k++) {
        if (text.chars[k] == '_' && k > i) {
          continue;
        }
        node = letter(node, text.chars[k]);
        if (node != NameTrie.NONE) {
          for (NamePattern pattern : trie.patternsAt(node)) {
            found(zone, pattern, i, k + 1);
          }
        }
      }
    }
  }

  private int letter(int node, int c) {
    int child = trie.child(node, c);
    int base = child == NameTrie.NONE ? Disguise.base(c) : 0;
    return base == 0 ? child : trie.child(node, base);
  }

  private void found(Zone zone, NamePattern pattern, int from, int to) {
    if (pattern.length() < MIN_NAME || pattern.lead() != 0) {
      return;
    }
    if (reading == null) {
      reading = new HashtagReading(lexicon, text, zone.bodyFrom(), zone.bodyTo());
    }
    if (!reading.accepts(from, to, pattern)) {
      return;
    }
    if (pattern.exclusion()) {
      exclusions.accept(candidate(zone, pattern, "an exclusion"));
    } else if (!isNameOfPerson(pattern, from, to)) {
      if (!isEveryday(pattern)) {
        names.accept(candidate(zone, pattern, "the name inside a joined hashtag"));
      } else if (isSupported(pattern.brand(), from, to)) {
        names.accept(candidate(zone, pattern, "the name beside words of customers"));
      }
    }
  }

  private boolean isNameOfPerson(NamePattern pattern, int from, int to) {
    return lexicon.isPersonName(pattern.compact())
        && (reading.isPersonBefore(from) || reading.isPersonAfter(to));
  }

  /** A word that needs support: the most common ones, and common ones that are short. */
  private boolean isEveryday(NamePattern pattern) {
    return pattern.isCommon()
        && WordSense.isEveryday(pattern.compact(), lexicon.level(pattern.compact()));
  }

  private boolean isSupported(int brand, int from, int to) {
    if (known.holds(brand) || reading.isModelAt(to)) {
      return true;
    }
    for (String word : reading.wordsAround(from, to)) {
      if (CUSTOMER_WORDS.contains(word)) {
        return true;
      }
    }
    return false;
  }

  private static Candidate candidate(Zone zone, NamePattern pattern, String reason) {
    return new Candidate(
        pattern.brand(),
        pattern.alias(),
        Kind.HASHTAG,
        CONFIDENCE,
        zone.from(),
        zone.to(),
        List.of(reason));
  }
}
