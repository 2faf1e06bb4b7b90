package org.barograph.jobs.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Topics: words to find them by, for brands that exist. */
final class TopicRules {
  static final int MAX_SUBTOPICS = 50;
  static final int MAX_TERMS = 500;
  static final int MAX_TERM = 200;

  private static final Pattern TERM = Pattern.compile(".*[\\p{L}\\p{N}].*");

  private final Problems problems;
  private final Checks checks;

  TopicRules(Problems problems) {
    this.problems = problems;
    this.checks = new Checks(problems);
  }

  void check(List<TopicConfig> topics, List<BrandConfig> brands) {
    checks.count("topics", topics, Limits.TOPICS);
    var brandIds =
        brands.stream().map(BrandConfig::id).filter(Objects::nonNull).collect(Collectors.toSet());
    var ids = new HashMap<String, Integer>();
    for (int i = 0; i < topics.size(); i++) {
      check(topics.get(i), "topics[" + i + "]", ids, brandIds);
    }
  }

  private void check(
      TopicConfig topic, String path, Map<String, Integer> ids, Set<String> brandIds) {
    var first =
        topic.id() == null ? null : ids.putIfAbsent(topic.id(), problems.line(path + ".id"));
    if (first != null)
      problems.add(
          path + ".id", Text.quote(topic.id()) + " is already a topic (line " + first + ")");
    checkAlone(topic, path);
    if (!problems.isUnreadable("brands")) checkBrands(path + ".brands", topic.brands(), brandIds);
  }

  /** Everything about a topic that needs no brand; it stands at {@code path}. */
  void checkAlone(TopicConfig topic, String path) {
    checks.id(path + ".id", topic.id());
    checks.length(path + ".name", topic.name(), BrandRules.MAX_NAME);
    checkWords(path, topic.any(), topic.all(), topic.none());
    checkSubtopics(path + ".subtopics", topic.subtopics());
  }

  private void checkSubtopics(String path, List<SubtopicConfig> subtopics) {
    checks.count(path, subtopics, MAX_SUBTOPICS);
    var ids = new HashMap<String, Integer>();
    for (int i = 0; i < subtopics.size(); i++) {
      var subtopic = subtopics.get(i);
      var at = path + "[" + i + "]";
      checks.id(at + ".id", subtopic.id());
      checks.length(at + ".name", subtopic.name(), BrandRules.MAX_NAME);
      checkWords(at, subtopic.any(), subtopic.all(), subtopic.none());
      var first =
          subtopic.id() == null ? null : ids.putIfAbsent(subtopic.id(), problems.line(at + ".id"));
      if (first != null) {
        problems.add(
            at + ".id", Text.quote(subtopic.id()) + " is already a subtopic (line " + first + ")");
      }
    }
  }

  private void checkWords(String path, List<String> any, List<String> all, List<String> none) {
    checkTerms(path + ".any", any);
    checkTerms(path + ".all", all);
    checkTerms(path + ".none", none);
    if (any.isEmpty() && all.isEmpty() && !problems.isUnreadable(path)) {
      problems.add(path, "needs words in any or all");
    }
  }

  private void checkTerms(String path, List<String> terms) {
    checks.entries(path, terms, MAX_TERMS, MAX_TERM);
    checks.entryForm(path, terms, TERM, "must hold a letter or digit");
  }

  private void checkBrands(String path, List<String> named, Set<String> known) {
    for (int i = 0; i < named.size(); i++) {
      if (!known.contains(named.get(i))) {
        problems.addItem(
            path,
            i,
            "unknown brand " + Text.quote(named.get(i)) + problems.didYouMean(named.get(i), known));
      }
    }
  }
}
