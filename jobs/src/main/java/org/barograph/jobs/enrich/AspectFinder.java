package org.barograph.jobs.enrich;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.BrandConfig;
import org.barograph.jobs.config.SubtopicConfig;
import org.barograph.jobs.config.TopicConfig;
import org.barograph.jobs.model.Aspects;
import org.barograph.jobs.model.Polarity;
import org.barograph.nlp.Intents;
import org.barograph.nlp.Mood;
import org.barograph.nlp.Phrases;
import org.barograph.nlp.TopicRule;
import org.barograph.nlp.TopicRules;

/** Subtopics, intents and phrases of a post, and in whose share of voice its mentions count. */
final class AspectFinder {

  /** What the whole post has, whichever brand it names. */
  record OfPost(String text, List<String> subtopics, boolean english) {}

  private final TopicRules subtopics;
  private final Map<String, List<String>> voiceOf = new HashMap<>();
  private final Map<String, Set<String>> namesOf = new HashMap<>();

  AspectFinder(BarographConfig config) {
    List<TopicRule> rules = new ArrayList<>();
    for (TopicConfig topic : config.topics()) {
      for (SubtopicConfig sub : topic.subtopics()) {
        rules.add(new TopicRule(topic.id() + "/" + sub.id(), sub.any(), sub.all(), sub.none()));
      }
    }
    subtopics = TopicRules.compile(rules);
    Map<String, Set<String>> voices = new HashMap<>();
    for (BrandConfig brand : config.brands()) {
      voices.computeIfAbsent(brand.id(), id -> new TreeSet<>()).add(brand.id());
      for (String competitor : brand.competitors()) {
        voices.computeIfAbsent(competitor, id -> new TreeSet<>()).add(brand.id());
      }
      List<String> names = new ArrayList<>(brand.aliases());
      names.add(brand.name());
      names.addAll(brand.handles());
      names.addAll(brand.hashtags());
      namesOf.put(brand.id(), Phrases.wordsOf(names));
    }
    voices.forEach((brand, of) -> voiceOf.put(brand, List.copyOf(of)));
  }

  OfPost ofPost(String text, boolean english) {
    return new OfPost(text, subtopics.topicsOf(text), english);
  }

  /**
   * @param topics those of the mention: a subtopic without its topic does not count
   */
  Aspects of(OfPost post, String brand, List<String> topics, Polarity polarity) {
    Set<String> had = new HashSet<>(topics);
    List<String> inside =
        post.subtopics().stream()
            .filter(sub -> had.contains(sub.substring(0, sub.indexOf('/'))))
            .toList();
    return new Aspects(
        inside,
        post.english() ? Intents.of(post.text(), mood(polarity)) : List.of(),
        Phrases.of(post.text(), namesOf.getOrDefault(brand, Set.of())),
        voiceOf.getOrDefault(brand, List.of(brand)));
  }

  private static Mood mood(Polarity polarity) {
    return switch (polarity) {
      case NEGATIVE -> Mood.NEGATIVE;
      case NEUTRAL -> Mood.NEUTRAL;
      case POSITIVE -> Mood.POSITIVE;
      case UNSCORED -> null;
    };
  }
}
