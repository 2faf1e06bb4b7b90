package org.barograph.jobs.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.barograph.jobs.model.Polarity;
import org.barograph.jobs.model.ScoredMention;
import org.barograph.jobs.model.Tally;

/**
 * The mentions of a brand in some minutes, counted. Panes merge in any order to the same result;
 * their size is capped.
 *
 * @param tallies by the names of {@link Facets}
 * @param authors sketches of distinct authors of all and of each topic
 * @param stories sketches of distinct stories (a post and its reposts are one)
 * @param drivers candidates for evidence, in the order of {@link #STRONGEST}: the strongest stories
 *     of each mood and of each topic, one mention of each, as many as {@link Places} has
 */
public record Pane(
    Map<String, Tally> tallies,
    Map<String, long[]> authors,
    Map<String, long[]> stories,
    List<ScoredMention> drivers) {

  /** Candidates of a minute, which are state. */
  static final Places OF_A_MINUTE = new Places(10, 3, 5);

  /** Candidates of a window, among which evidence chooses. */
  private static final Places OF_A_WINDOW = new Places(60, 30, 20);

  /** Authors, and channels, that are counted one by one; the others are part of the rest. */
  static final int MAX_PARTS = 30;

  /** Stories that are counted one by one. */
  static final int MAX_STORIES = 10;

  static final Pane EMPTY = new Pane(Map.of(), Map.of(), Map.of(), List.of());

  /** The strongest mood first, ties by id. */
  static final Comparator<ScoredMention> STRONGEST =
      Comparator.<ScoredMention>comparingInt(m -> -Math.abs(m.scoreE4()))
          .thenComparing(ScoredMention::mentionId);

  /**
   * How many candidates are kept.
   *
   * @param moved of the good, and of the bad
   * @param unmoved of the neutral, and of the unscored
   * @param topic of each topic, whatever their mood
   */
  record Places(int moved, int unmoved, int topic) {
    int of(Polarity polarity) {
      return polarity == Polarity.NEGATIVE || polarity == Polarity.POSITIVE ? moved : unmoved;
    }
  }

  static Pane of(List<ScoredMention> mentions) {
    return of(mentions, OF_A_MINUTE);
  }

  /** Of a whole window at once. */
  static Pane ofWindow(List<ScoredMention> mentions) {
    return of(mentions, OF_A_WINDOW);
  }

  private static Pane of(List<ScoredMention> mentions, Places places) {
    Map<String, Tally> tallies = new HashMap<>();
    Map<String, LongStream.Builder> authors = new HashMap<>();
    Map<String, LongStream.Builder> stories = new HashMap<>();
    for (ScoredMention mention : mentions) {
      Tally one = Tally.of(mention);
      for (String facet : facetsOf(mention)) {
        tallies.merge(facet, one, Tally::plus);
      }
      addTopicParts(tallies, one, mention.topics());
      long author = Distinct.hash(mention.channel() + ":" + authorOf(mention));
      long story = Distinct.hash(mention.storyId());
      see(authors, Facets.ALL, author);
      see(stories, Facets.ALL, story);
      for (String topic : mention.topics()) {
        see(authors, Facets.topic(topic), author);
        see(stories, Facets.topic(topic), story);
      }
    }
    cap(tallies, Facets.AUTHOR, MAX_PARTS);
    cap(tallies, Facets.BOT, MAX_PARTS);
    cap(tallies, Facets.CHANNEL, MAX_PARTS);
    cap(tallies, Facets.STORY, MAX_STORIES);
    return new Pane(tallies, sketches(authors), sketches(stories), strongest(mentions, places));
  }

  private static void addTopicParts(Map<String, Tally> tallies, Tally one, List<String> topics) {
    List<String> parts = topics.isEmpty() ? List.of(Facets.NO_TOPIC) : topics;
    int units = Facets.UNITS / parts.size();
    int rest = Facets.UNITS - units * parts.size();
    for (int i = 0; i < parts.size(); i++) {
      Tally part = one.times(i == 0 ? units + rest : units);
      tallies.merge(Facets.TOPIC_PART + parts.get(i), part, Tally::plus);
    }
  }

  private static List<String> facetsOf(ScoredMention mention) {
    List<String> facets = new ArrayList<>();
    facets.add(Facets.ALL);
    facets.add(Facets.MODEL + mention.model());
    facets.add(Facets.STORY + mention.storyId());
    addParts(facets, null, mention);
    for (String topic : mention.topics()) {
      facets.add(Facets.topic(topic));
      addParts(facets, topic, mention);
    }
    return facets;
  }

  private static void addParts(List<String> facets, String topic, ScoredMention mention) {
    facets.add(Facets.within(topic, Facets.CHANNEL + mention.channel()));
    facets.add(Facets.within(topic, Facets.AUTHOR + authorOf(mention)));
    if (mention.bot()) {
      facets.add(Facets.within(topic, Facets.BOT + authorOf(mention)));
    } else {
      facets.add(Facets.within(topic, Facets.WITHOUT_BOTS));
    }
    if (mention.repostOf() == null) {
      facets.add(Facets.within(topic, Facets.WITHOUT_REPOSTS));
    }
  }

  /** An author without an id is one of its own. */
  static String authorOf(ScoredMention mention) {
    if (mention.authorId() != null) {
      return mention.authorId();
    }
    return mention.authorHandle() != null ? "@" + mention.authorHandle() : "?" + mention.postId();
  }

  private static void see(Map<String, LongStream.Builder> hashes, String facet, long hash) {
    hashes.computeIfAbsent(facet, f -> LongStream.builder()).add(hash);
  }

  private static Map<String, long[]> sketches(Map<String, LongStream.Builder> hashes) {
    Map<String, long[]> sketches = new HashMap<>();
    hashes.forEach((facet, seen) -> sketches.put(facet, Distinct.of(seen.build())));
    return sketches;
  }

  /** Names come with the posts: only the loudest are counted one by one. */
  private static void cap(Map<String, Tally> tallies, String kind, int most) {
    Map<String, List<Map.Entry<String, Tally>>> byPrefix = new TreeMap<>();
    for (Map.Entry<String, Tally> entry : tallies.entrySet()) {
      int at = entry.getKey().startsWith(kind) ? 0 : entry.getKey().indexOf("|" + kind) + 1;
      if (at > 0 || entry.getKey().startsWith(kind)) {
        byPrefix
            .computeIfAbsent(entry.getKey().substring(0, at), p -> new ArrayList<>())
            .add(entry);
      }
    }
    Comparator<Map.Entry<String, Tally>> loudest =
        Comparator.<Map.Entry<String, Tally>>comparingInt(e -> -e.getValue().mentions())
            .thenComparing(Map.Entry::getKey);
    for (List<Map.Entry<String, Tally>> parts : byPrefix.values()) {
      parts.sort(loudest);
      List<String> beyond = parts.stream().skip(most).map(Map.Entry::getKey).toList();
      beyond.forEach(tallies::remove);
    }
  }

  /**
   * In one pass over the strongest first; whatever is kept here would be kept of any superset. A
   * story takes one place in a list: a hundred reposts leave room for what else was said.
   */
  private static List<ScoredMention> strongest(List<ScoredMention> mentions, Places places) {
    Map<String, Set<String>> lists = new HashMap<>();
    List<ScoredMention> strongest = new ArrayList<>();
    mentions.stream()
        .filter(m -> m.text() != null)
        .sorted(STRONGEST)
        .forEach(m -> {
          boolean needed = takesPlace(lists, m.polarity().name(), m, places.of(m.polarity()));
          for (String topic : m.topics()) {
            needed |= takesPlace(lists, Facets.topic(topic), m, places.topic());
          }
          if (needed) {
            strongest.add(m);
          }
        });
    return strongest;
  }

  private static boolean takesPlace(
      Map<String, Set<String>> lists, String list, ScoredMention mention, int places) {
    Set<String> stories = lists.computeIfAbsent(list, l -> new HashSet<>());
    return stories.size() < places && stories.add(mention.storyId());
  }

  static Pane merge(List<Pane> panes) {
    Map<String, Tally> tallies = new HashMap<>();
    Map<String, long[]> authors = new HashMap<>();
    Map<String, long[]> stories = new HashMap<>();
    List<ScoredMention> drivers = new ArrayList<>();
    for (Pane pane : panes) {
      pane.tallies.forEach((facet, tally) -> tallies.merge(facet, tally, Tally::plus));
      pane.authors.forEach((facet, sketch) -> authors.merge(facet, sketch, Distinct::union));
      pane.stories.forEach((facet, sketch) -> stories.merge(facet, sketch, Distinct::union));
      drivers.addAll(pane.drivers);
    }
    return new Pane(tallies, authors, stories, strongest(drivers, OF_A_WINDOW));
  }

  Tally tally(String facet) {
    return tallies.getOrDefault(facet, Tally.ZERO);
  }

  /** All mentions, or those of a topic. */
  Tally about(String topic) {
    return tally(topic == null ? Facets.ALL : Facets.topic(topic));
  }

  int distinctAuthors(String topic) {
    return distinct(authors, topic);
  }

  int distinctStories(String topic) {
    return distinct(stories, topic);
  }

  /** Never more than there are mentions, which a sketch may well estimate. */
  private int distinct(Map<String, long[]> sketches, String topic) {
    long[] sketch =
        sketches.getOrDefault(topic == null ? Facets.ALL : Facets.topic(topic), Distinct.NONE);
    return Math.min(about(topic).mentions(), Distinct.estimate(sketch));
  }

  /** Ids of the models that scored these mentions, sorted. */
  List<String> models() {
    return tallies.keySet().stream()
        .filter(facet -> facet.startsWith(Facets.MODEL))
        .map(facet -> facet.substring(Facets.MODEL.length()))
        .sorted()
        .toList();
  }

  /** Ids of the topics of these mentions. */
  Set<String> topics() {
    return tallies.keySet().stream()
        .filter(facet -> facet.startsWith(Facets.TOPIC) && facet.indexOf('|') < 0)
        .map(facet -> facet.substring(Facets.TOPIC.length()))
        .collect(Collectors.toSet());
  }

  /** Tallies of the facets with a prefix, by what follows it. */
  Map<String, Tally> parts(String prefix) {
    Map<String, Tally> parts = new TreeMap<>();
    tallies.forEach((facet, tally) -> {
      if (facet.startsWith(prefix)) {
        parts.put(facet.substring(prefix.length()), tally);
      }
    });
    return parts;
  }

  boolean isEmpty() {
    return tallies.isEmpty();
  }
}
