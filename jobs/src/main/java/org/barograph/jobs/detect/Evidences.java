package org.barograph.jobs.detect;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.barograph.jobs.detect.Contributions.Statistic;
import org.barograph.jobs.model.Decimals;
import org.barograph.jobs.model.Evidence;
import org.barograph.jobs.model.Polarity;
import org.barograph.jobs.model.ScoredMention;
import org.barograph.jobs.model.Tally;

/** Gathers what explains an anomaly: which parts the change consists of, and which posts. */
final class Evidences {

  private static final int MAX_DRIVERS = 10;
  private static final int MAX_STORIES = 5;

  /** Mentions in a window from which on an author seems to be automated: so many ... */
  private static final int FAST = 10;

  /** ... and one more for each of so many minutes. */
  private static final int FAST_MINUTES = 6;

  /** Mentions of one author that are never too many. */
  private static final int LOUD = 3;

  private Evidences() {}

  /** Why the negative share of a brand rose from expected to observed; both rounded. */
  static Evidence ofDrop(ClosedWindow window, double observed, double expected) {
    Contributions parts = new Contributions(window, Statistic.NEGATIVE_SHARE, observed, expected);
    return new Evidence(
        window.baseline().span(),
        parts.shown(),
        drivers(window, parts, Polarity.NEGATIVE),
        share(withoutBots(window)),
        share(ofOriginals(window)),
        stories(window));
  }

  /** Why the mentions of a topic rose from expected to observed. */
  static Evidence ofSpike(ClosedWindow window, double observed, double expected) {
    return ofMentions(window, window.baseline().span(), observed, expected);
  }

  /**
   * Why the mentions of a brand rose from expected to observed.
   *
   * @param learntFrom of the volume, which has a memory of its own
   */
  static Evidence ofVolume(
      ClosedWindow window, Evidence.BaselineSpan learntFrom, double observed, double expected) {
    return ofMentions(window, learntFrom, observed, expected);
  }

  private static Evidence ofMentions(
      ClosedWindow window, Evidence.BaselineSpan learntFrom, double observed, double expected) {
    Contributions parts = new Contributions(window, Statistic.MENTIONS, observed, expected);
    return new Evidence(
        learntFrom,
        parts.shown(),
        drivers(window, parts, null),
        count(withoutBots(window)),
        count(ofOriginals(window)),
        stories(window));
  }

  /**
   * The posts that moved the statistic most, one of each story: how strong the mood is (only where
   * mood is counted), how often the story was told, and how much of the change its topic, channel
   * and author make.
   *
   * @param polarity of the mentions that count; null for any
   */
  private static List<Evidence.Driver> drivers(
      ClosedWindow window, Contributions parts, Polarity polarity) {
    Set<String> told = new HashSet<>();
    return candidates(window).stream()
        .filter(m -> polarity == null || m.polarity() == polarity)
        .map(m -> new Evidence.Driver(m, weight(window, parts, m, polarity != null)))
        .sorted(
            Comparator.comparingDouble((Evidence.Driver d) -> -d.weight())
                .thenComparing(Evidence.Driver::mention, Pane.STRONGEST))
        .filter(driver -> told.add(driver.mention().storyId()))
        .limit(MAX_DRIVERS)
        .toList();
  }

  private static List<ScoredMention> candidates(ClosedWindow window) {
    return window.pane().drivers().stream()
        .filter(m -> window.topic() == null || m.topics().contains(window.topic()))
        .toList();
  }

  private static double weight(
      ClosedWindow window, Contributions parts, ScoredMention mention, boolean byMood) {
    double topic = parts.share("topic", Facets.NO_TOPIC);
    if (!mention.topics().isEmpty()) {
      topic = mention.topics().stream().mapToDouble(t -> parts.share("topic", t)).max().orElse(0);
    }
    double cause =
        topic
            + parts.share("channel", mention.channel())
            + parts.share("author", Pane.authorOf(mention));
    Tally story = window.pane().tally(Facets.STORY + mention.storyId());
    int told = Math.max(1, byMood ? story.negative() : story.mentions());
    double mood = byMood ? Math.abs(mention.scoreE4()) / 10_000.0 : 1;
    return Decimals.four(mood * told * (1 + cause) / 4);
  }

  /** Those told more than once, largest first. */
  private static List<Evidence.Story> stories(ClosedWindow window) {
    Map<String, ScoredMention> examples = new HashMap<>();
    for (ScoredMention mention : candidates(window)) {
      examples.merge(
          mention.storyId(),
          mention,
          (a, b) -> a.repostOf() != null && b.repostOf() == null ? b : a);
    }
    return window.pane().parts(Facets.STORY).entrySet().stream()
        .filter(story -> story.getValue().mentions() > 1)
        .filter(story -> window.topic() == null || examples.containsKey(story.getKey()))
        .sorted(
            Comparator.<Map.Entry<String, Tally>>comparingInt(s -> -s.getValue().mentions())
                .thenComparing(Map.Entry::getKey))
        .limit(MAX_STORIES)
        .map(story -> story(story.getKey(), story.getValue(), examples.get(story.getKey())))
        .toList();
  }

  private static Evidence.Story story(String id, Tally tally, ScoredMention exampleOrNull) {
    String text = exampleOrNull == null ? null : exampleOrNull.text();
    return new Evidence.Story(id, tally.mentions(), tally.reach(), text);
  }

  /** Without those who say that they are automated, and those who write faster than people do. */
  private static Tally withoutBots(ClosedWindow window) {
    return without(window, FAST + window.sizeMinutes() / FAST_MINUTES);
  }

  /**
   * Of the many: without bots, and without whoever makes more than a tenth of the window alone,
   * which a few accounts that do not say that they are automated do long before they are fast.
   */
  static Tally ofTheMany(ClosedWindow window) {
    int tenth = window.pane().about(window.topic()).mentions() / 10;
    int fast = FAST + window.sizeMinutes() / FAST_MINUTES;
    return without(window, Math.min(fast, Math.max(LOUD, tenth)));
  }

  /** Of original posts: a story that many repost counts once. */
  static Tally ofOriginals(ClosedWindow window) {
    return window.pane().tally(Facets.within(window.topic(), Facets.WITHOUT_REPOSTS));
  }

  private static Tally without(ClosedWindow window, int mostOfAnAuthor) {
    Tally people = window.pane().tally(Facets.within(window.topic(), Facets.WITHOUT_BOTS));
    Map<String, Tally> bots = window.pane().parts(Facets.within(window.topic(), Facets.BOT));
    for (Map.Entry<String, Tally> author :
        window.pane().parts(Facets.within(window.topic(), Facets.AUTHOR)).entrySet()) {
      Tally undeclared = author.getValue().minus(bots.getOrDefault(author.getKey(), Tally.ZERO));
      if (undeclared.mentions() > mostOfAnAuthor) {
        people = people.minus(undeclared);
      }
    }
    return people;
  }

  private static Evidence.Check share(Tally tally) {
    return new Evidence.Check(Decimals.four(tally.negativeShare()), tally.scored());
  }

  private static Evidence.Check count(Tally tally) {
    return new Evidence.Check(tally.mentions(), tally.mentions());
  }
}
