package org.barograph.jobs.match;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The search of one text: names as they are written first, and then, knowing these, words that may
 * be names, misspellings and joined hashtags. Used once.
 */
final class TextSearch {
  /** What stands in a path may also be a part of an address that means nothing. */
  private static final double IN_PATH = 0.9;

  private static final int MIN_IN_PATH = 4;

  private final CompiledBrands brands;
  private final FoldedText text;
  private final List<Zone> zones;
  private final Budget budget = new Budget();
  private final List<Candidate> found = new ArrayList<>();
  private final List<Candidate> ambiguous = new ArrayList<>(0);
  private final List<Candidate> exclusions = new ArrayList<>(0);

  TextSearch(CompiledBrands brands, FoldedText text) {
    this.brands = brands;
    this.text = text;
    zones = ZoneScanner.scan(text, brands.tags().topLevel());
  }

  /**
   * Sorted by brand; those of one brand do not overlap.
   *
   * @param rejected gets what was looked at and turned down, with the reason
   */
  List<Candidate> run(Consumer<Candidate> rejected) {
    findAsWritten();
    if (!ambiguous.isEmpty()) {
      judgeWords(rejected);
    }
    findMisspelled();
    readHashtags();
    return Resolver.resolve(found, exclusions, text.length(), rejected);
  }

  /** The features of words that may be names: what {@link WordSense} is fitted on. */
  void wordSenses(BiConsumer<Candidate, double[]> visitor) {
    findAsWritten();
    var features = new SenseFeatures(brands.lexicon(), text);
    var certain = new Known(found);
    for (Candidate candidate : ambiguous) {
      visitor.accept(candidate, features.of(candidate, certain));
    }
  }

  private void findAsWritten() {
    Consumer<Candidate> names = bounded(found);
    for (Zone zone : zones.subList(0, Math.min(zones.size(), Budget.ZONES))) {
      brands.tags().find(text, zone, names);
      if (zone.type() == Zone.Type.LINK || zone.type() == Zone.Type.HOST) {
        findDisguisedHost(zone, names);
        findInPath(zone, names);
      }
    }
    new NameFinder(brands.names(), text, budget, names, bounded(ambiguous), bounded(exclusions))
        .find(zones);
  }

  private static Consumer<Candidate> bounded(List<Candidate> found) {
    return candidate -> {
      if (found.size() < Budget.FINDINGS) {
        found.add(candidate);
      }
    };
  }

  /** As phishers write them: {@code acme.example} with a 0 for an o, or a Cyrillic letter. */
  private void findDisguisedHost(Zone zone, Consumer<Candidate> names) {
    Consumer<Candidate> disguised =
        c -> {
          boolean whole = c.to() == zone.bodyTo() || text.charAt(c.to()) == '.';
          if (whole && isWrittenOtherwise(c)) {
            names.accept(
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
    new NameFinder(brands.names(), text, budget, disguised, c -> {}, c -> {})
        .findDisguisedHost(zone);
  }

  /** Whole words of a path, as headlines have them there; a query says how a page is counted. */
  private void findInPath(Zone zone, Consumer<Candidate> names) {
    int end = zone.bodyTo();
    while (end < zone.to() && text.chars[end] != '?' && text.chars[end] != '#') {
      end++;
    }
    if (end - zone.bodyTo() <= MIN_IN_PATH) {
      return;
    }
    Consumer<Candidate> found =
        c -> {
          boolean plain = c.kind() == Kind.EXACT || c.kind() == Kind.SPLIT_JOINED;
          if (plain && c.length() >= MIN_IN_PATH) {
            names.accept(
                new Candidate(
                    c.brand(),
                    c.alias(),
                    Kind.EXACT,
                    IN_PATH,
                    c.from(),
                    c.to(),
                    List.of("the name in the path of a link")));
          }
        };
    Consumer<Candidate> words =
        c -> {
          if (!WordSense.isEveryday(c.alias(), brands.lexicon())) {
            found.accept(c);
          }
        };
    new NameFinder(brands.names(), text, budget, found, words, c -> {})
        .findBetween(zone.bodyTo(), end);
  }

  private boolean isWrittenOtherwise(Candidate c) {
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

  private void judgeWords(Consumer<Candidate> rejected) {
    var certain = new Known(found);
    var sense = new WordSense(brands.senses(), brands.lexicon(), text);
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

  private void findMisspelled() {
    var taken = new Known(found);
    ambiguous.forEach(taken::add);
    new MisspellingFinder(
            brands.fuzzy(), brands.phrases(), brands.lexicon(), text, taken, budget, bounded(found))
        .find(zones);
  }

  private void readHashtags() {
    HashtagFinder hashtags = null;
    for (Zone zone : zones) {
      if (zone.type() == Zone.Type.HASHTAG && budget.mayRead()) {
        if (hashtags == null) {
          hashtags =
              new HashtagFinder(
                  brands.names(),
                  brands.lexicon(),
                  text,
                  new Known(found),
                  bounded(found),
                  exclusions::add);
        }
        hashtags.find(zone);
      }
    }
  }
}
