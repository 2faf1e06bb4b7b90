package org.barograph.jobs.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.BrandConfig;
import org.barograph.jobs.config.RuleConfig;
import org.barograph.jobs.model.Anomaly;
import org.barograph.jobs.model.Decimals;
import org.barograph.jobs.model.Evidence;
import org.barograph.jobs.model.ScoredMention;

/**
 * Finds what many begin to speak of at once although no topic is configured for it: the
 * log-likelihood ratio of a phrase's stories in the last hour against its past (Dunning, "Accurate
 * methods for the statistics of surprise and coincidence", 1993), a multiple of its usual share,
 * and more than it ever had in an hour, which keeps the words of every morning out. Counts stories,
 * so that one that is repeated a thousand times is one, and asks for different authors.
 */
final class PhraseDesk {

  static final String RULE = Anomaly.EMERGING_TOPIC;

  /** Of a phrase's mentions: what a configured topic covers for the most part is not new. */
  private static final double COVERED = 0.6;

  /** Of the mentions of a longer or stronger phrase: what shares them says the same. */
  private static final double THE_SAME = 0.5;

  /** A longer phrase stands for a shorter one that is hardly said without it. */
  private static final double STANDS_FOR = 0.7;

  private static final double TIMES_PEAK = 2;
  private static final int MAX_AT_ONCE = 3;
  private static final int MIN_HOURS = 24;
  private static final int MIN_STORIES = 50;

  private final RuleConfig rule;
  private final Prior prior = Prior.load();
  private final Map<String, BrandConfig> brands = new HashMap<>();
  private final Map<String, Phrases> phrases = new ConcurrentHashMap<>();

  PhraseDesk(BarographConfig config) {
    this.rule = config.detection().emergingTopic();
    config.brands().forEach(brand -> brands.put(brand.id(), brand));
  }

  private Phrases phrasesOf(String brand) {
    return phrases.computeIfAbsent(brand, id -> new Phrases(brands.get(id)));
  }

  /** Stories by phrase, of the mentions of an hour. */
  Map<String, Integer> counts(String brand, List<ScoredMention> mentions) {
    Map<String, Integer> counts = new HashMap<>();
    for (ScoredMention story : stories(mentions).values()) {
      for (String phrase : phrasesOf(brand).of(story.text())) {
        counts.merge(phrase, 1, Integer::sum);
      }
    }
    return counts;
  }

  static int storiesIn(List<ScoredMention> mentions) {
    return stories(mentions).size();
  }

  /** One mention of each, the one with the smallest id. */
  private static Map<String, ScoredMention> stories(List<ScoredMention> mentions) {
    Map<String, ScoredMention> stories = new TreeMap<>();
    for (ScoredMention mention : mentions) {
      stories.merge(
          mention.storyId(),
          mention,
          (a, b) -> a.mentionId().compareTo(b.mentionId()) <= 0 ? a : b);
    }
    return stories;
  }

  /** A phrase in the window, with the mentions that say it. */
  private record Found(String phrase, int stories, double ratio, List<ScoredMention> mentions) {
    int words() {
      return phrase.split(" ").length;
    }
  }

  /**
   * @param mentions of people in the window, in any order
   * @param told phrases that were told lately: they are judged again whatever they are now
   */
  List<Emergence> judge(
      String brand,
      long start,
      long end,
      List<ScoredMention> mentions,
      PhrasePast past,
      Set<String> told) {
    if (!rule.enabled() || past.hours() < MIN_HOURS || past.stories() < MIN_STORIES) {
      return told.stream().map(phrase -> new Emergence(phrase, null, false)).toList();
    }
    int stories = storiesIn(mentions);
    Map<String, Integer> counts = counts(brand, mentions);
    Map<String, Found> found =
        found(brand, mentions, interesting(counts, told), counts, stories, past);
    List<Emergence> judged = new ArrayList<>();
    List<Found> taken = new ArrayList<>();
    for (String phrase : new TreeSet<>(told)) {
      Found known = found.get(phrase);
      if (known != null && isAnomaly(known, stories, past)) {
        taken.add(known);
        judged.add(emergence(brand, start, end, mentions, known, past));
      } else {
        judged.add(new Emergence(phrase, null, known != null && isOff(known, stories, past)));
      }
    }
    found.values().stream()
        .filter(each -> !told.contains(each.phrase()) && isAnomaly(each, stories, past))
        .filter(each -> !isCovered(each))
        .filter(each -> !isPartOfALonger(each, found))
        .sorted(
            Comparator.<Found>comparingDouble(each -> -each.ratio())
                .thenComparingInt(each -> -each.words())
                .thenComparing(Found::phrase))
        .forEach(each -> {
          if (taken.size() < MAX_AT_ONCE && taken.stream().noneMatch(t -> isTheSame(each, t))) {
            taken.add(each);
            judged.add(emergence(brand, start, end, mentions, each, past));
          }
        });
    return judged;
  }

  private Set<String> interesting(Map<String, Integer> counts, Set<String> told) {
    Set<String> interesting = new HashSet<>(told);
    counts.forEach((phrase, count) -> {
      if (count >= rule.minMentions()) {
        interesting.add(phrase);
      }
    });
    return interesting;
  }

  private Map<String, Found> found(
      String brand,
      List<ScoredMention> mentions,
      Set<String> interesting,
      Map<String, Integer> counts,
      int stories,
      PhrasePast past) {
    Map<String, List<ScoredMention>> sayers = new TreeMap<>();
    for (ScoredMention mention : mentions) {
      for (String phrase : phrasesOf(brand).of(mention.text())) {
        if (interesting.contains(phrase)) {
          sayers.computeIfAbsent(phrase, p -> new ArrayList<>()).add(mention);
        }
      }
    }
    Map<String, Found> found = new TreeMap<>();
    sayers.forEach((phrase, by) -> {
      int told = counts.getOrDefault(phrase, 0);
      double ratio = logLikelihoodRatio(told, stories, past.of(phrase).stories(), past.stories());
      found.put(phrase, new Found(phrase, told, ratio, by));
    });
    return found;
  }

  private boolean isAnomaly(Found found, int stories, PhrasePast past) {
    double share = (double) found.stories() / stories;
    return found.stories() >= rule.minMentions()
        && authors(found.mentions()) >= rule.minAuthors()
        && share >= (1 + rule.minChange()) * past.usualShare(found.phrase())
        && PhrasePast.steadied(found.stories(), stories)
            >= TIMES_PEAK * past.peakShare(found.phrase())
        && found.ratio() >= Levels.emergence(rule.sensitivity());
  }

  private boolean isOff(Found found, int stories, PhrasePast past) {
    double share = (double) found.stories() / stories;
    return found.stories() >= rule.minMentions()
        && share >= (1 + rule.minChange() / 2) * past.usualShare(found.phrase());
  }

  private static int authors(List<ScoredMention> mentions) {
    Set<String> authors = new HashSet<>();
    mentions.forEach(m -> authors.add(m.channel() + ":" + Pane.authorOf(m)));
    return authors.size();
  }

  private static boolean isCovered(Found found) {
    Map<String, Integer> topics = new HashMap<>();
    found.mentions().forEach(m -> m.topics().forEach(t -> topics.merge(t, 1, Integer::sum)));
    return topics.values().stream().anyMatch(n -> n >= COVERED * found.mentions().size());
  }

  private static boolean isPartOfALonger(Found found, Map<String, Found> all) {
    return all.values().stream()
        .anyMatch(other ->
            other.words() > found.words()
                && (" " + other.phrase() + " ").contains(" " + found.phrase() + " ")
                && other.stories() >= STANDS_FOR * found.stories());
  }

  private static boolean isTheSame(Found found, Found other) {
    Set<String> ids = new HashSet<>();
    other.mentions().forEach(m -> ids.add(m.mentionId()));
    long shared = found.mentions().stream().filter(m -> ids.contains(m.mentionId())).count();
    return shared >= THE_SAME * Math.min(found.mentions().size(), ids.size());
  }

  private Emergence emergence(
      String brand,
      long start,
      long end,
      List<ScoredMention> mentions,
      Found found,
      PhrasePast past) {
    Pane pane = Pane.ofWindow(found.mentions().stream().map(m -> m.about(found.phrase())).toList());
    ClosedWindow window =
        new ClosedWindow(
            brand, found.phrase(), start, end, pane, KeyBaseline.of(prior, start).decayedTo(end));
    int observed = found.mentions().size();
    double expected = Decimals.four(past.usualShare(found.phrase()) * mentions.size());
    double threshold = Math.max(rule.minMentions(), (1 + rule.minChange()) * expected);
    Anomaly anomaly =
        new Anomaly(
            brand,
            found.phrase(),
            RULE,
            "info",
            start,
            end,
            "mentions",
            observed,
            expected,
            Decimals.four(Math.min(observed, threshold)),
            observed,
            authors(found.mentions()),
            Math.rint(found.ratio() * 100) / 100,
            RULE,
            Levels.RULES + "/prior-" + prior.version(),
            pane.models(),
            Evidences.ofVolume(
                window,
                new Evidence.BaselineSpan(past.from(), past.until(), past.hours()),
                observed,
                expected));
    return new Emergence(found.phrase(), anomaly, true);
  }

  /** Twice the logarithm; 0 where the phrase is rarer than usual. */
  static double logLikelihoodRatio(long told, long stories, long usuallyTold, long usualStories) {
    if (stories == 0 || usualStories == 0 || told * usualStories <= usuallyTold * stories) {
      return 0;
    }
    double both = (double) (told + usuallyTold) / (stories + usualStories);
    double now = (double) told / stories;
    double usually = (double) usuallyTold / usualStories;
    return 2
        * (likelihood(told, stories, now)
            + likelihood(usuallyTold, usualStories, usually)
            - likelihood(told, stories, both)
            - likelihood(usuallyTold, usualStories, both));
  }

  private static double likelihood(long hits, long tries, double p) {
    double yes = hits == 0 ? 0 : hits * StrictMath.log(p);
    double no = hits == tries ? 0 : (tries - hits) * StrictMath.log1p(-p);
    return yes + no;
  }
}
