package org.barograph.jobs.config;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Planned events: ids, times, and what they are about. */
final class AnnotationRules {
  private static final int MAX_TITLE = 256;
  private static final Set<String> KINDS =
      EnumSet.complementOf(EnumSet.of(DetectionRule.LIFE_CYCLE)).stream()
          .map(DetectionRule::id)
          .collect(Collectors.toUnmodifiableSet());

  private final Problems problems;
  private final Checks checks;

  AnnotationRules(Problems problems) {
    this.problems = problems;
    this.checks = new Checks(problems);
  }

  void check(List<AnnotationConfig> annotations, List<BrandConfig> brands) {
    String path = "detection.annotations";
    checks.count(path, annotations, Limits.ANNOTATIONS);
    Set<String> known = new HashSet<>();
    brands.forEach(brand -> known.add(brand.id()));
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < annotations.size(); i++) {
      String at = path + "[" + i + "]";
      AnnotationConfig annotation = annotations.get(i);
      checkAlone(annotation, at);
      if (annotation.id() != null && !ids.add(annotation.id())) {
        problems.add(at + ".id", Text.quote(annotation.id()) + " is already an annotation");
      }
      checkKnown(at + ".brands", annotation.brands(), known, "brand");
    }
  }

  /** Everything about an annotation that needs no brand; it stands at {@code path}. */
  void checkAlone(AnnotationConfig annotation, String path) {
    checks.id(path + ".id", annotation.id());
    checks.length(path + ".title", annotation.title(), MAX_TITLE);
    checkTimes(path, annotation);
    checkKnown(path + ".rules", annotation.rules(), KINDS, "rule");
  }

  private void checkTimes(String at, AnnotationConfig annotation) {
    OffsetDateTime start = time(at + ".start", annotation.start());
    OffsetDateTime end = time(at + ".end", annotation.end());
    if (start != null && end != null && !end.isAfter(start)) {
      problems.add(at + ".end", "must be after the start, got " + Text.quote(annotation.end()));
    }
  }

  private OffsetDateTime time(String path, String text) {
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text);
    } catch (DateTimeException e) {
      problems.add(path, "must be RFC 3339 with an offset, got " + Text.quote(text));
      return null;
    }
  }

  private void checkKnown(String path, List<String> words, Set<String> known, String what) {
    for (int i = 0; i < words.size(); i++) {
      if (!known.contains(words.get(i))) {
        problems.addItem(path, i, "no such " + what + ": " + Text.quote(words.get(i)));
      }
    }
  }
}
