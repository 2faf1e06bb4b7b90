package org.barograph.nlp;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The mood about each of several subjects of one text: the model judges the part of the text that
 * speaks of a subject, and a comparison decides where the words alone would give both the same.
 * With one subject the whole text speaks of it, and nothing is scored twice. English only.
 */
public final class SubjectMoods {

  /** Whoever is named further on only has the mood of the whole. */
  private static final int MAX_CHARS = 4_000;

  private static final int MAX_NAMINGS = 64;

  /** Of explicit comparisons: how far from 0 their score is at least. */
  private static final double COMPARED = 0.5;

  private static final double CONFIDENCE = 0.8;

  /** A score that says something. */
  private static final double SPOKEN = 0.2;

  private SubjectMoods() {}

  /**
   * The answer for each subject, by subject.
   *
   * @param whole what the model says of the whole text; the answer for a subject whose part is the
   *     whole, or says nothing
   * @param namings where the subjects are named, in any order
   */
  public static Map<String, Scoring> of(
      SentimentModel model, String text, Scoring whole, List<Naming> namings) {
    Map<String, Scoring> moods = new TreeMap<>();
    namings.forEach(naming -> moods.put(naming.subject(), whole));
    if (moods.size() < 2 || !(whole instanceof Scoring.Scored(Opinion opinion))) {
      return moods;
    }
    String near = text.length() <= MAX_CHARS ? text : text.substring(0, MAX_CHARS);
    int end = near.codePointCount(0, near.length());
    List<Naming> inOrder =
        namings.stream()
            .filter(naming -> naming.end() <= end)
            .limit(MAX_NAMINGS)
            .sorted(
                Comparator.comparingInt(Naming::start)
                    .thenComparing(Comparator.comparingInt(Naming::end).reversed())
                    .thenComparing(Naming::subject))
            .toList();
    Map<String, Clauses.Part> parts = Clauses.of(near, inOrder);
    parts.forEach((subject, part) -> {
      if (!part.text().equals(text.strip())
          && model.score(part.text()) instanceof Scoring.Scored scored) {
        moods.put(subject, scored);
      }
    });
    parts.forEach((subject, part) -> {
      if (part.comparison() != null) {
        moods.put(subject, compared(subject, part.comparison(), moods, opinion));
      }
    });
    return moods;
  }

  private static Scoring compared(
      String subject, Comparison comparison, Map<String, Scoring> moods, Opinion whole) {
    Opinion alone = moods.get(subject) instanceof Scoring.Scored(Opinion o) ? o : whole;
    return switch (comparison) {
      case BETTER -> scored(Mood.POSITIVE, alone, "comes off better");
      case WORSE -> scored(Mood.NEGATIVE, alone, "comes off worse");
      case ASIDE -> scored(Mood.NEUTRAL, alone, "named aside");
      case AGAINST -> against(subject, alone, moods);
    };
  }

  private static Scoring against(String subject, Opinion alone, Map<String, Scoring> moods) {
    double others = 0; // Whoever is praised without a word is praised by the contrast.
    for (Map.Entry<String, Scoring> other : moods.entrySet()) {
      if (!other.getKey().equals(subject)
          && other.getValue() instanceof Scoring.Scored(Opinion opinion)) {
        others += opinion.score();
      }
    }
    return scored(others < -SPOKEN ? Mood.POSITIVE : Mood.NEGATIVE, alone, "set against another");
  }

  private static Scoring scored(Mood mood, Opinion alone, String reason) {
    double size = Math.max(COMPARED, Math.abs(alone.score()));
    double score =
        switch (mood) {
          case POSITIVE -> size;
          case NEGATIVE -> -size;
          case NEUTRAL -> 0;
        };
    return new Scoring.Scored(new Opinion(mood, score, CONFIDENCE, List.of(reason)));
  }
}
