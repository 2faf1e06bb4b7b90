package org.barograph.nlp.train;

import java.util.List;
import java.util.Locale;
import org.barograph.nlp.Opinion;
import org.barograph.nlp.Scoring;
import org.barograph.nlp.SentimentModel;

/**
 * How well a model does on labelled posts. Posts that cannot be scored count as wrong.
 *
 * @param macroRecall mean of the recall of the three moods, in percent; the metric of SemEval-2017
 *     task 4A
 * @param accuracy in percent
 * @param calibrationError expected calibration error of the confidence over ten equal bins, in [0,
 *     1]
 * @param unscorable how many posts got no mood
 */
public record Evaluation(
    double macroRecall, double accuracy, double calibrationError, int unscorable) {

  private static final int BINS = 10;

  public static Evaluation of(SentimentModel model, List<LabelledPosts.Labelled> posts) {
    var tally = new Tally();
    for (var post : posts) {
      switch (model.score(post.text())) {
        case Scoring.Scored(Opinion opinion) ->
            tally.add(post.index(), opinion.mood() == post.mood(), opinion.confidence());
        case Scoring.Unscorable unscorable -> tally.addUnscorable(post.index());
      }
    }
    return tally.evaluation();
  }

  /** Counts answers one by one. */
  static final class Tally {
    private final int[] asked = new int[BalancedLogLoss.MOODS];
    private final int[] found = new int[BalancedLogLoss.MOODS];
    private final double[] confidences = new double[BINS];
    private final int[] right = new int[BINS];
    private int unscorable;

    void add(int mood, boolean hit, double confidence) {
      asked[mood]++;
      int bin = Math.min(BINS - 1, (int) (confidence * BINS));
      confidences[bin] += confidence;
      found[mood] += hit ? 1 : 0;
      right[bin] += hit ? 1 : 0;
    }

    void addUnscorable(int mood) {
      asked[mood]++;
      unscorable++;
    }

    Evaluation evaluation() {
      double recalls = 0;
      int posts = 0;
      int hits = 0;
      for (int mood = 0; mood < asked.length; mood++) {
        recalls += found[mood] / (double) Math.max(1, asked[mood]);
        posts += asked[mood];
        hits += found[mood];
      }
      double error = 0;
      for (int bin = 0; bin < BINS; bin++) {
        error += Math.abs(confidences[bin] - right[bin]);
      }
      return new Evaluation(
          100 * recalls / asked.length, 100.0 * hits / posts, error / posts, unscorable);
    }
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "macro-averaged recall %.2f, accuracy %.2f, expected calibration error %.4f, unscorable %d",
        macroRecall,
        accuracy,
        calibrationError,
        unscorable);
  }
}
