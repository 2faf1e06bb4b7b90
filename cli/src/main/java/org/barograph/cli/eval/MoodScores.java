package org.barograph.cli.eval;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.barograph.nlp.Mood;
import org.barograph.nlp.Opinion;
import org.barograph.nlp.Scoring;

/**
 * Counts what a model said of labelled posts. A post without an answer is a mistake; averages go
 * over the labels that the posts have.
 */
// Rows and columns of a table; nothing is kept beyond this run.
@SuppressWarnings("EnumOrdinal")
final class MoodScores {
  private static final int MOODS = Mood.values().length;
  private static final int UNSCORED = MOODS;
  private static final int BINS = 10;

  private final int[][] said = new int[MOODS][MOODS + 1];
  private final double[] confidence = new double[BINS];
  private final int[] right = new int[BINS];
  private final Map<String, Integer> unscored = new TreeMap<>();

  void add(Mood label, Scoring answer) {
    switch (answer) {
      case Scoring.Scored(Opinion opinion) -> {
        said[label.ordinal()][opinion.mood().ordinal()]++;
        int bin = Math.min(BINS - 1, (int) (opinion.confidence() * BINS));
        confidence[bin] += opinion.confidence();
        right[bin] += opinion.mood() == label ? 1 : 0;
      }
      case Scoring.Unscorable(String reason) -> {
        said[label.ordinal()][UNSCORED]++;
        unscored.merge(reason, 1, Integer::sum);
      }
    }
  }

  /** How many posts with this label got this mood. */
  int count(Mood label, Mood answer) {
    return said[label.ordinal()][answer.ordinal()];
  }

  int unscored(Mood label) {
    return said[label.ordinal()][UNSCORED];
  }

  /** How many posts got no mood, by reason. */
  Map<String, Integer> unscored() {
    return unscored;
  }

  int labelled(Mood label) {
    return IntStream.of(said[label.ordinal()]).sum();
  }

  int posts() {
    return IntStream.range(0, MOODS).map(label -> IntStream.of(said[label]).sum()).sum();
  }

  Proportion recall(Mood mood) {
    return new Proportion(count(mood, mood), labelled(mood));
  }

  Proportion precision(Mood mood) {
    int answers = 0;
    for (Mood label : Mood.values()) {
      answers += count(label, mood);
    }
    return new Proportion(count(mood, mood), answers);
  }

  Proportion accuracy() {
    int hits = 0;
    for (Mood mood : Mood.values()) {
      hits += count(mood, mood);
    }
    return new Proportion(hits, posts());
  }

  /** The harmonic mean of recall and precision, in [0, 1]; 0 where nothing was found. */
  double f1(Mood mood) {
    int hits = count(mood, mood);
    return hits == 0 ? 0 : 2.0 * hits / (recall(mood).of() + precision(mood).of());
  }

  /** The metric of SemEval-2017 task 4A, in [0, 1]. */
  double macroRecall() {
    return meanOverLabels(mood -> recall(mood).value());
  }

  double macroF1() {
    return meanOverLabels(this::f1);
  }

  private double meanOverLabels(ToDoubleFunction<Mood> measure) {
    return Arrays.stream(Mood.values())
        .filter(mood -> labelled(mood) > 0)
        .mapToDouble(measure)
        .average()
        .orElse(Double.NaN);
  }

  /** Expected calibration error of the confidence over ten equal bins, of the scored, in [0, 1]. */
  double calibrationError() {
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      error += Math.abs(confidence[bin] - right[bin]);
    }
    int scored = posts() - unscored.values().stream().mapToInt(Integer::intValue).sum();
    return error / scored;
  }
}
