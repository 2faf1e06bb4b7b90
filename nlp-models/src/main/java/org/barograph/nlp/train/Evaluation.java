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
    var asked = new int[BalancedLogLoss.MOODS];
    var found = new int[BalancedLogLoss.MOODS];
    var confidence = new double[BINS];
    var right = new int[BINS];
    int unscorable = 0;
    for (var post : posts) {
      int mood = post.index();
      asked[mood]++;
      if (model.score(post.text()) instanceof Scoring.Scored(Opinion opinion)) {
        boolean hit = opinion.mood() == post.mood();
        int bin = Math.min(BINS - 1, (int) (opinion.confidence() * BINS));
        found[mood] += hit ? 1 : 0;
        right[bin] += hit ? 1 : 0;
        confidence[bin] += opinion.confidence();
      } else {
        unscorable++;
      }
    }
    double recalls = 0;
    int hits = 0;
    for (int mood = 0; mood < asked.length; mood++) {
      recalls += found[mood] / (double) Math.max(1, asked[mood]);
      hits += found[mood];
    }
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      error += Math.abs(confidence[bin] - right[bin]);
    }
    return new Evaluation(
        100 * recalls / asked.length,
        100.0 * hits / posts.size(),
        error / posts.size(),
        unscorable);
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
