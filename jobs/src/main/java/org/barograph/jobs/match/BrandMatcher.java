package org.barograph.jobs.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.barograph.jobs.config.BrandConfig;
import org.barograph.jobs.model.Match;
import org.barograph.jobs.model.Mention;
import org.barograph.jobs.model.Post;
import org.barograph.jobs.model.Span;

/**
 * Finds every configured brand in a text. Immutable and safe for use by several threads; the same
 * text gives the same matches, whatever was matched before.
 */
public final class BrandMatcher {
  private static final Comparator<Match> BY_PLACE =
      Comparator.comparingInt(Match::start)
          .thenComparing(Match::brand)
          .thenComparing(Comparator.comparingInt(Match::end));

  private static final Comparator<Match> BEST_FIRST =
      Comparator.comparing(Match::brand)
          .thenComparing(Comparator.comparingDouble(Match::confidence).reversed())
          .thenComparing(Comparator.<Match>comparingInt(m -> m.end() - m.start()).reversed())
          .thenComparingInt(Match::start);

  private final List<String> ids;
  private final Map<String, Set<String>> accounts;
  private final NameTrie trie;
  private final TagIndex tags;
  private final FuzzyIndex fuzzy;
  private final PhraseIndex phrases;
  private final Lexicon lexicon;
  private final List<BrandSense> senses;
  private final QueryIndex queries;

  private BrandMatcher(
      List<String> ids,
      Map<String, Set<String>> accounts,
      NameTrie trie,
      TagIndex tags,
      FuzzyIndex fuzzy,
      PhraseIndex phrases,
      Lexicon lexicon,
      List<BrandSense> senses,
      QueryIndex queries) {
    this.ids = ids;
    this.accounts = accounts;
    this.trie = trie;
    this.tags = tags;
    this.fuzzy = fuzzy;
    this.phrases = phrases;
    this.lexicon = lexicon;
    this.senses = senses;
    this.queries = queries;
  }

  /** Names without a letter or a digit, and those of more than 64, find nothing. */
  public static BrandMatcher compile(List<BrandConfig> brands) {
    return compile(brands, SenseWeights.none());
  }

  /**
   * As {@link #compile(List)}, with what is known of names that are also words.
   *
   * @param weights what labelled posts say of single brands
   */
  public static BrandMatcher compile(List<BrandConfig> brands, SenseWeights weights) {
    var senses = new ArrayList<BrandSense>(brands.size());
    var ids = new ArrayList<String>(brands.size());
    var accounts = new HashMap<String, Set<String>>();
    var names = new NameTrie();
    var tags = new TagIndex();
    var fuzzy = new FuzzyIndex();
    Lexicon lexicon = Lexicon.shipped();
    var phrases = new PhraseIndex(lexicon);
    var queries = new QueryIndex();
    for (int i = 0; i < brands.size(); i++) {
      BrandConfig brand = brands.get(i);
      ids.add(brand.id());
      senses.add(BrandSense.of(brand, weights, lexicon));
      accounts.put(brand.id(), accountsOf(brand));
      tags.add(i, brand);
      for (String alias : new LinkedHashSet<>(brand.aliases())) {
        NamePattern pattern = NamePattern.of(i, alias, false);
        if (pattern != null) {
          pattern.mark(isCommon(pattern, lexicon), WordSense.isAmbiguous(pattern, lexicon));
          names.add(pattern);
          tags.addName(pattern);
          phrases.add(pattern);
          String letters = pattern.compact();
          int level = lexicon.level(letters);
          if (MisspellingFinder.isEligible(letters, level)) {
            fuzzy.add(pattern, letters, level);
          }
        }
      }
      for (String query : brand.queries()) {
        queries.add(i, query);
      }
      for (String phrase : brand.exclusions()) {
        NamePattern pattern = NamePattern.of(i, phrase, true);
        if (pattern != null) {
          names.add(pattern);
        }
      }
    }
    return new BrandMatcher(
        List.copyOf(ids),
        Map.copyOf(accounts),
        names,
        tags,
        fuzzy,
        phrases,
        lexicon,
        List.copyOf(senses),
        queries);
  }

  private static boolean isCommon(NamePattern pattern, Lexicon lexicon) {
    int level = lexicon.level(pattern.compact());
    return pattern.isOneWord() && level != Lexicon.UNKNOWN && level <= Lexicon.COMMON;
  }

  /** The best match of every brand that the text names, sorted by brand. */
  public List<Match> match(String text) {
    return bestOf(matchAll(text));
  }

  /**
   * Every match, sorted by start and brand; those of one brand do not overlap. Spans are code
   * points of the text and cut no grapheme cluster.
   */
  public List<Match> matchAll(String text) {
    return matchAll(text, QueryContext.NONE, rejected -> {});
  }

  /** What a text names and what only looks like it; each rejection says why. */
  public Explanation explain(String text) {
    var rejected = new ArrayList<Match>();
    List<Match> accepted = matchAll(text, QueryContext.NONE, rejected::add);
    rejected.sort(BY_PLACE);
    return new Explanation(accepted, List.copyOf(rejected));
  }

  private List<Match> matchAll(String text, QueryContext context, Consumer<Match> listener) {
    FoldedText folded = FoldedText.of(text);
    List<Zone> zones = ZoneScanner.scan(folded, tags.topLevel());
    var found = new ArrayList<Candidate>();
    var ambiguous = new ArrayList<Candidate>(0);
    var exclusions = new ArrayList<Candidate>(0);
    var budget = new Budget();
    findAsWritten(folded, zones, budget, found, ambiguous, exclusions);
    Consumer<Candidate> rejected = c -> listener.accept(match(c, folded));
    findInDisguise(folded, zones, budget, found, ambiguous, exclusions, rejected);
    List<Candidate> kept = Resolver.resolve(found, exclusions, folded.length(), rejected);
    List<Candidate> byQuery = queries.isEmpty() ? List.of() : byQuery(folded, text, context, kept);
    if (kept.isEmpty() && byQuery.isEmpty()) {
      return List.of();
    }
    var matches = new ArrayList<Match>();
    kept.forEach(c -> matches.add(match(c, folded)));
    byQuery.forEach(c -> matches.add(match(c, folded)));
    matches.sort(BY_PLACE);
    return List.copyOf(matches);
  }

  /** A query adds brands that nothing else finds. */
  private List<Candidate> byQuery(
      FoldedText folded, String text, QueryContext context, List<Candidate> kept) {
    var brands = new HashSet<Integer>();
    kept.forEach(c -> brands.add(c.brand()));
    var found = new ArrayList<Candidate>();
    queries.find(folded, text, context, found);
    found.removeIf(c -> !brands.add(c.brand()));
    return found;
  }

  private Match match(Candidate c, FoldedText text) {
    return new Match(
        ids.get(c.brand()),
        c.alias(),
        c.kind().label,
        c.confidence(),
        text.start(c.from()),
        text.end(c.to()),
        c.reasons());
  }

  private void findAsWritten(
      FoldedText text,
      List<Zone> zones,
      Budget budget,
      List<Candidate> found,
      List<Candidate> ambiguous,
      List<Candidate> exclusions) {
    Consumer<Candidate> names = bounded(found);
    for (Zone zone : zones.subList(0, Math.min(zones.size(), Budget.ZONES))) {
      tags.find(text, zone, names);
      if (zone.type() == Zone.Type.LINK || zone.type() == Zone.Type.HOST) {
        findDisguisedHost(text, zone, budget, names);
      }
    }
    new NameFinder(trie, text, budget, names, bounded(ambiguous), bounded(exclusions)).find(zones);
  }

  private static Consumer<Candidate> bounded(List<Candidate> found) {
    return candidate -> {
      if (found.size() < Budget.FINDINGS) {
        found.add(candidate);
      }
    };
  }

  /** As phishers write them: {@code acme.example} with a 0 for an o, or a Cyrillic letter. */
  private void findDisguisedHost(
      FoldedText text, Zone zone, Budget budget, Consumer<Candidate> found) {
    Consumer<Candidate> disguised =
        c -> {
          boolean whole = c.to() == zone.bodyTo() || text.charAt(c.to()) == '.';
          if (whole && isWrittenOtherwise(c, text)) {
            found.accept(
                new Candidate(
                    c.brand(),
                    c.alias(),
                    Kind.OBFUSCATED,
                    Kind.OBFUSCATED.confidence,
                    zone.from(),
                    zone.to(),
                    List.of("a host that has the name with characters that only look like it")));
          }
        };
    new NameFinder(trie, text, budget, disguised, c -> {}, c -> {}).findDisguisedHost(zone);
  }

  private static boolean isWrittenOtherwise(Candidate c, FoldedText text) {
    if (c.kind() == Kind.OBFUSCATED) {
      return true;
    }
    for (int i = c.from(); i < c.to(); i++) {
      if (text.chars[i] >= 128) {
        return true;
      }
    }
    return false;
  }

  /** What needs to know the findings that are certain: words, misspellings and joined hashtags. */
  private void findInDisguise(
      FoldedText text,
      List<Zone> zones,
      Budget budget,
      List<Candidate> found,
      List<Candidate> ambiguous,
      List<Candidate> exclusions,
      Consumer<Candidate> rejected) {
    var certain = new Known(found);
    if (!ambiguous.isEmpty()) {
      var sense = new WordSense(senses, lexicon, text);
      for (Candidate candidate : ambiguous) {
        if (!budget.mayJudge()) {
          rejected.accept(candidate.because("rejected: too many doubtful names in one text"));
          continue;
        }
        Candidate judged = sense.judge(candidate, certain);
        double threshold = sense.threshold(candidate);
        if (judged.confidence() >= threshold) {
          found.add(judged);
        } else {
          rejected.accept(judged.because("rejected: a confidence of " + threshold + " is needed"));
        }
      }
    }
    var taken = new Known(found);
    ambiguous.forEach(taken::add);
    new MisspellingFinder(fuzzy, phrases, lexicon, text, taken, budget, bounded(found)).find(zones);
    HashtagFinder hashtags = null;
    for (Zone zone : zones) {
      if (zone.type() == Zone.Type.HASHTAG && budget.mayRead()) {
        if (hashtags == null) {
          hashtags =
              new HashtagFinder(
                  trie, lexicon, text, new Known(found), bounded(found), exclusions::add);
        }
        hashtags.find(zone);
      }
    }
  }

  /** The features of words that may be names: what {@link WordSense} is fitted on. */
  void wordSenses(String text, BiConsumer<Match, double[]> visitor) {
    FoldedText folded = FoldedText.of(text);
    var found = new ArrayList<Candidate>();
    var ambiguous = new ArrayList<Candidate>();
    List<Zone> zones = ZoneScanner.scan(folded, tags.topLevel());
    findAsWritten(folded, zones, new Budget(), found, ambiguous, new ArrayList<>());
    var sense = new SenseFeatures(lexicon, folded);
    var certain = new Known(found);
    for (Candidate c : ambiguous) {
      visitor.accept(match(c, folded), sense.of(c, certain));
    }
  }

  /** The mentions of a post, sorted by brand; none where the operation carries no text. */
  public List<Mention> mentionsOf(Post post) {
    if (post.text() == null) {
      return List.of();
    }
    List<Match> all = matchAll(post.text(), QueryContext.of(post), rejected -> {});
    if (all.isEmpty()) {
      return List.of();
    }
    Set<String> addressed = null;
    var mentions = new ArrayList<Mention>();
    for (Match best : bestOf(all)) {
      if (addressed == null) {
        addressed = handlesIn(post.text());
      }
      Set<String> own = accounts.get(best.brand());
      String author = post.author().handle();
      mentions.add(
          new Mention(
              Mention.idOf(post.channel(), post.id(), best.brand()),
              post.key(),
              best.brand(),
              best,
              all.stream().anyMatch(m -> m.brand().equals(best.brand()) && isTag(m)),
              author != null && own.contains(TagIndex.fold(TagIndex.strip(author, "@"))),
              addressed.stream().anyMatch(own::contains),
              spansOf(best.brand(), all),
              null,
              null));
    }
    return mentions;
  }

  private static List<Match> bestOf(List<Match> all) {
    if (all.size() < 2) {
      return all;
    }
    var best = new ArrayList<Match>();
    String brand = null;
    for (Match match : all.stream().sorted(BEST_FIRST).toList()) {
      if (!match.brand().equals(brand)) {
        best.add(match);
        brand = match.brand();
      }
    }
    return List.copyOf(best);
  }

  private static List<Span> spansOf(String brand, List<Match> all) {
    return all.stream()
        .filter(match -> match.brand().equals(brand))
        .map(match -> new Span(match.start(), match.end()))
        .toList();
  }

  private static boolean isTag(Match match) {
    return match.kind().equals(Kind.HANDLE.label)
        || match.kind().equals(Kind.HASHTAG.label)
        || match.kind().equals(Kind.DOMAIN.label);
  }

  private Set<String> handlesIn(String text) {
    FoldedText folded = FoldedText.of(text);
    var handles = new HashSet<String>();
    for (Zone zone : ZoneScanner.scan(folded, tags.topLevel())) {
      if (zone.type() == Zone.Type.HANDLE) {
        handles.add(folded.substring(zone.bodyFrom(), zone.bodyTo()));
      }
    }
    return handles;
  }

  private static Set<String> accountsOf(BrandConfig brand) {
    var accounts = new HashSet<String>();
    brand.handles().forEach(h -> accounts.add(TagIndex.fold(TagIndex.strip(h, "@"))));
    brand.ownAccounts().forEach(h -> accounts.add(TagIndex.fold(TagIndex.strip(h, "@"))));
    return Set.copyOf(accounts);
  }
}
