package org.barograph.jobs.match;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.BrandConfig;
import org.barograph.jobs.config.SenseWeights;
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

  private final CompiledBrands brands;

  private BrandMatcher(CompiledBrands brands) {
    this.brands = brands;
  }

  /**
   * The brands of a configuration, with the weights that it names.
   *
   * @throws UncheckedIOException if the weights cannot be read
   */
  public static BrandMatcher of(BarographConfig config) {
    String weights = config.match().weights();
    if (weights == null) {
      return compile(config.brands());
    }
    try {
      return compile(config.brands(), SenseWeights.read(Path.of(weights)));
    } catch (IOException e) {
      throw new UncheckedIOException("match.weights: " + e.getMessage(), e);
    }
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
    return new BrandMatcher(CompiledBrands.of(brands, weights));
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
    return matchAll(text, QueryContext.NONE, null);
  }

  /** What a text names and what only looks like it; each rejection says why. */
  public Explanation explain(String text) {
    var rejected = new ArrayList<Match>();
    List<Match> accepted = matchAll(text, QueryContext.NONE, rejected::add);
    rejected.sort(BY_PLACE);
    return new Explanation(accepted, List.copyOf(rejected));
  }

  /**
   * @param listener gets what is turned down; null where nobody asks
   */
  private List<Match> matchAll(String text, QueryContext context, Consumer<Match> listener) {
    FoldedText folded = FoldedText.of(text);
    Consumer<Candidate> rejected =
        listener == null ? c -> {} : c -> listener.accept(match(c, folded));
    List<Candidate> found = new TextSearch(brands, folded).run(rejected);
    List<Candidate> byQuery =
        brands.queries().isEmpty() ? List.of() : byQuery(folded, text, context, found);
    if (found.isEmpty() && byQuery.isEmpty()) {
      return List.of();
    }
    var matches = new ArrayList<Match>();
    found.forEach(c -> matches.add(match(c, folded)));
    byQuery.forEach(c -> matches.add(match(c, folded)));
    matches.sort(BY_PLACE);
    return List.copyOf(matches);
  }

  /** A query adds brands that nothing else finds. */
  private List<Candidate> byQuery(
      FoldedText folded, String text, QueryContext context, List<Candidate> known) {
    var numbers = new HashSet<Integer>();
    known.forEach(c -> numbers.add(c.brand()));
    var found = new ArrayList<Candidate>();
    brands.queries().find(folded, text, context, found);
    found.removeIf(c -> !numbers.add(c.brand()));
    return found;
  }

  private Match match(Candidate c, FoldedText text) {
    return new Match(
        brands.ids().get(c.brand()),
        c.alias(),
        c.kind().label,
        c.confidence(),
        text.start(c.from()),
        text.end(c.to()),
        c.reasons());
  }

  /** The features of words that may be names: what {@link WordSense} is fitted on. */
  void wordSenses(String text, BiConsumer<Match, double[]> visitor) {
    FoldedText folded = FoldedText.of(text);
    new TextSearch(brands, folded)
        .wordSenses((c, features) -> visitor.accept(match(c, folded), features));
  }

  /** The mentions of a post, sorted by brand; none where the operation carries no text. */
  public List<Mention> mentionsOf(Post post) {
    return mentionsOf(post, null);
  }

  /**
   * As {@link #mentionsOf(Post)}.
   *
   * @param rejected gets what is turned down; null where nobody asks
   */
  List<Mention> mentionsOf(Post post, Consumer<Match> rejected) {
    if (post.text() == null) {
      return List.of();
    }
    List<Match> all = matchAll(post.text(), QueryContext.of(post), rejected);
    if (all.isEmpty()) {
      return List.of();
    }
    Set<String> addressed = handlesIn(post.text());
    var mentions = new ArrayList<Mention>();
    for (Match best : bestOf(all)) {
      Set<String> own = brands.accounts().get(best.brand());
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
    for (Zone zone : ZoneScanner.scan(folded, brands.tags().topLevel())) {
      if (zone.type() == Zone.Type.HANDLE) {
        handles.add(folded.substring(zone.bodyFrom(), zone.bodyTo()));
      }
    }
    return handles;
  }
}
