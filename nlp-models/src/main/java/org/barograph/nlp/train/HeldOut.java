package org.barograph.nlp.train;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.barograph.nlp.Calibration;

/** Logits of every post by weights that had not seen it, and what they are worth. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record HeldOut(Folds folds, List<double[]> logits, int[] moods) {

  /** With a calibration that was fitted on the other folds. */
  Trial trial(String title) {
    return trial(
        title,
        fold -> {
          int[] others = folds.outside(fold);
          return Training.calibrate(Folds.pick(logits, others), Folds.pick(moods, others));
        });
  }

  Trial trial(String title, IntFunction<Calibration> ofFold) {
    var tally = new Evaluation.Tally();
    for (int fold = 0; fold < folds.count(); fold++) {
      var calibration = ofFold.apply(fold);
      for (int i : folds.inside(fold)) {
        add(tally, i, calibration);
      }
    }
    return new Trial(title, tally.evaluation(), loss());
  }

  private void add(Evaluation.Tally tally, int i, Calibration calibration) {
    double[] z = logits.get(i);
    // As SocialModel decides: ties go to neutral.
    int mood = z[0] > z[1] && z[0] > z[2] ? 0 : z[2] > z[1] && z[2] > z[0] ? 2 : 1;
    tally.add(moods[i], mood == moods[i], calibration.natural(z[0], z[1], z[2])[mood]);
  }

  private double loss() {
    double[] weights = BalancedLogLoss.balance(moods);
    double loss = 0;
    for (int i = 0; i < moods.length; i++) {
      loss += weights[moods[i]] * Softmax.lossInPlace(logits.get(i).clone(), moods[i]);
    }
    return loss / moods.length;
  }

  static HeldOut of(Folds folds, List<List<double[]>> byFold, int[] moods) {
    var logits = new ArrayList<double[]>();
    var next = new int[folds.count()];
    for (int fold : folds.foldOf()) {
      logits.add(byFold.get(fold).get(next[fold]++));
    }
    return new HeldOut(folds, logits, moods);
  }
}
