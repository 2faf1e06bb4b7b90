package org.barograph.jobs.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.barograph.jobs.query.Query;
import org.barograph.jobs.query.QueryParser;
import org.barograph.jobs.query.QuerySyntaxException;

/**
 * All queries of all brands, compiled. One pass over a text finds the phrases of every query; then
 * only queries with a phrase in the text are decided, each in time in proportion to its size and to
 * the places of its phrases.
 */
final class QueryIndex {
  /** Of one phrase in one text; further ones change nothing that people mean. */
  private static final int MAX_PLACES = 256;

  private record Compiled(int number, int brand, String text, Query query, List<Words> phrases) {}

  /** A phrase as words, and where in the index of its query its places go. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Words(int query, int slot, Query.Phrase phrase, long[] hashes, String[] cased) {}

  private final List<Compiled> queries = new ArrayList<>();
  private final HashTable<List<Words>> byFirstWord = new HashTable<>();

  /**
   * @throws IllegalArgumentException if it is no query; the configuration refuses it earlier
   */
  void add(int brand, String text) {
    Query query;
    try {
      query = QueryParser.parse(text);
    } catch (QuerySyntaxException e) {
      throw new IllegalArgumentException("query '" + text + "': " + e.getMessage(), e);
    }
    var phrases = new ArrayList<Words>();
    collect(query, queries.size(), phrases);
    queries.add(new Compiled(queries.size(), brand, text, query, List.copyOf(phrases)));
    for (Words words : phrases) {
      long first = words.hashes[0];
      List<Words> known = byFirstWord.get(first);
      if (known == null) {
        known = new ArrayList<>(1);
        byFirstWord.put(first, known);
      }
      known.add(words);
    }
  }

  boolean isEmpty() {
    return queries.isEmpty();
  }

  private static void collect(Query query, int number, List<Words> phrases) {
    switch (query) {
      case Query.And and -> and.parts().forEach(part -> collect(part, number, phrases));
      case Query.Or or -> or.parts().forEach(part -> collect(part, number, phrases));
      case Query.Not not -> collect(not.part(), number, phrases);
      case Query.Near near -> {
        collect(near.left(), number, phrases);
        collect(near.right(), number, phrases);
      }
      case Query.Phrase phrase -> phrases.add(words(phrase, number, phrases.size()));
      case Query.Field field -> {}
    }
  }

  private static Words words(Query.Phrase phrase, int query, int slot) {
    var tokens = QueryTokens.of(FoldedText.of(phrase.text()));
    var cased = new String[tokens.size()];
    for (int i = 0; i < cased.length; i++) {
      cased[i] = tokens.original(i, phrase.text());
    }
    return new Words(query, slot, phrase, tokens.hashes(), cased);
  }

  /** Adds a match for every query that holds; its span is the first phrase that made it hold. */
  void find(FoldedText text, String original, QueryContext context, List<Candidate> found) {
    var tokens = QueryTokens.of(text);
    QueryPlaces[] places = new QueryPlaces[queries.size()];
    for (int i = 0; i < tokens.size(); i++) {
      List<Words> starting = byFirstWord.get(tokens.hash(i));
      if (starting != null) {
        for (Words words : starting) {
          if (isAt(words, tokens, i, original)) {
            QueryPlaces own = places[words.query];
            if (own == null) {
              own = new QueryPlaces(queries.get(words.query).phrases.size(), MAX_PLACES);
              places[words.query] = own;
            }
            own.add(words.slot, i, i + words.hashes.length);
          }
        }
      }
    }
    for (Compiled query : queries) {
      QueryPlaces own = places[query.number];
      if (own != null && new QueryDecision(own, context).holds(query.query)) {
        int[] span = own.first();
        found.add(
            Candidate.of(
                query.brand,
                shorten(query.text),
                Kind.QUERY,
                tokens.from(span[0]),
                tokens.to(span[1] - 1)));
      }
    }
  }

  private static boolean isAt(Words words, QueryTokens tokens, int at, String original) {
    if (at + words.hashes.length > tokens.size()) {
      return false;
    }
    for (int k = 0; k < words.hashes.length; k++) {
      if (tokens.hash(at + k) != words.hashes[k]
          || (words.phrase.caseSensitive()
              && !tokens.original(at + k, original).equals(words.cased[k]))) {
        return false;
      }
    }
    return true;
  }

  /** A document's alias has at most 256 characters. */
  private static String shorten(String text) {
    return text.codePointCount(0, text.length()) <= 256
        ? text
        : text.substring(0, text.offsetByCodePoints(0, 255)) + "…";
  }

  /** Which phrase stands where, by word. */
  static final class QueryPlaces {
    private final int[][] starts;
    private final int[][] ends;
    private final int[] counts;
    private final int most;

    QueryPlaces(int phrases, int most) {
      starts = new int[phrases][];
      ends = new int[phrases][];
      counts = new int[phrases];
      this.most = most;
    }

    void add(int slot, int from, int to) {
      if (counts[slot] == most) {
        return;
      }
      if (starts[slot] == null) {
        starts[slot] = new int[4];
        ends[slot] = new int[4];
      } else if (counts[slot] == starts[slot].length) {
        starts[slot] = Arrays.copyOf(starts[slot], counts[slot] * 2);
        ends[slot] = Arrays.copyOf(ends[slot], counts[slot] * 2);
      }
      starts[slot][counts[slot]] = from;
      ends[slot][counts[slot]++] = to;
    }

    /** Spans of a phrase in their order. */
    List<int[]> of(int slot) {
      var spans = new ArrayList<int[]>(counts[slot]);
      for (int i = 0; i < counts[slot]; i++) {
        spans.add(new int[] {starts[slot][i], ends[slot][i]});
      }
      return spans;
    }

    int[] first() {
      int[] first = null;
      for (int slot = 0; slot < starts.length; slot++) {
        if (counts[slot] > 0 && (first == null || starts[slot][0] < first[0])) {
          first = new int[] {starts[slot][0], ends[slot][0]};
        }
      }
      return first;
    }
  }
}
