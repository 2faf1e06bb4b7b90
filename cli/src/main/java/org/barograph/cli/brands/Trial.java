package org.barograph.cli.brands;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.barograph.jobs.match.BrandMatcher;
import org.barograph.jobs.model.Match;
import org.barograph.jobs.model.Mention;
import org.barograph.jobs.model.Post;

/** Runs two configurations over the same posts and tells how their mentions differ. */
final class Trial {

  private static final int SAMPLES = 5;

  /** Mentions of one brand, of one kind. */
  static final class Tally {
    private long before;
    private long after;
    private long found;
    private long lost;
    private final List<Sample> samples = new ArrayList<>();

    long before() {
      return before;
    }

    long after() {
      return after;
    }

    long found() {
      return found;
    }

    long lost() {
      return lost;
    }

    List<Sample> samples() {
      return samples;
    }
  }

  /**
   * A mention that only one of the two finds.
   *
   * @param found whether it is the later one
   */
  record Sample(boolean found, Match match, String text) {}

  private final BrandMatcher before;
  private final BrandMatcher after;
  private final Collection<String> brands;
  private final Map<String, Map<String, Tally>> tallies = new TreeMap<>();
  private long posts;

  /**
   * @param brands ids of those to tell of
   */
  Trial(BrandMatcher before, BrandMatcher after, Collection<String> brands) {
    this.before = before;
    this.after = after;
    this.brands = brands;
    brands.forEach(brand -> tallies.put(brand, new TreeMap<>()));
  }

  void take(Post post) {
    posts++;
    Map<String, Match> old = matches(before, post);
    Map<String, Match> next = matches(after, post);
    for (String brand : brands) {
      count(post, old.get(brand), next.get(brand));
    }
  }

  private static Map<String, Match> matches(BrandMatcher matcher, Post post) {
    Map<String, Match> matches = new HashMap<>();
    for (Mention mention : matcher.mentionsOf(post)) {
      matches.put(mention.brand(), mention.match());
    }
    return matches;
  }

  private void count(Post post, Match old, Match next) {
    if (old != null) {
      tally(old).before++;
    }
    if (next != null) {
      tally(next).after++;
    }
    if (old == null && next != null) {
      tally(next).found++;
      keep(tally(next), new Sample(true, next, post.text()));
    }
    if (old != null && next == null) {
      tally(old).lost++;
      keep(tally(old), new Sample(false, old, post.text()));
    }
  }

  private Tally tally(Match match) {
    return tallies.get(match.brand()).computeIfAbsent(match.kind(), kind -> new Tally());
  }

  private static void keep(Tally tally, Sample sample) {
    long alike = tally.samples.stream().filter(s -> s.found() == sample.found()).count();
    if (alike < SAMPLES) {
      tally.samples.add(sample);
    }
  }

  long posts() {
    return posts;
  }

  /** By brand and kind of match; kinds that never occurred are not there. */
  Map<String, Map<String, Tally>> tallies() {
    return tallies;
  }
}
