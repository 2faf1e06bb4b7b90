package org.barograph.nlp.train;

import java.io.IOException;
import java.io.OutputStream;
import java.util.TreeSet;
import org.barograph.nlp.Calibration;
import org.barograph.nlp.LinearWeights;
import org.barograph.nlp.WeightsFile;

/**
 * A model before it is written.
 *
 * @param biases of negative and of positive
 * @param keys strictly ascending
 * @param pairs negative and positive weight of each key, interleaved
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Draft(Calibration calibration, float[] biases, int[] keys, float[] pairs) {

  /**
   * What was learnt, added to what it started with.
   *
   * @param start null if it started with nothing
   */
  static Draft of(LinearWeights start, Training.Weights learnt, Calibration calibration) {
    var keys = new TreeSet<Integer>();
    for (int key : learnt.vocabulary().keys()) {
      keys.add(key);
    }
    float[] biases = pair(learnt.x(), learnt.vocabulary().size());
    if (start != null) {
      for (int key : start.keys()) {
        keys.add(key);
      }
      biases[0] += start.biases()[0];
      biases[1] += start.biases()[1];
    }
    int[] sorted = keys.stream().mapToInt(Integer::intValue).toArray();
    var pairs = new float[2 * sorted.length];
    for (int i = 0, at = 0; i < sorted.length; i++) {
      if (at < learnt.vocabulary().size() && learnt.vocabulary().keys()[at] == sorted[i]) {
        add(pairs, i, pair(learnt.x(), at++));
      }
      if (start != null) {
        add(pairs, i, start.weights(sorted[i]));
      }
    }
    return new Draft(calibration, biases, sorted, pairs);
  }

  private static void add(float[] pairs, int i, float[] weights) {
    pairs[2 * i] += weights[0];
    pairs[2 * i + 1] += weights[1];
  }

  /**
   * Only differences between moods matter: with a sum of zero the weight for neutral need not be
   * kept.
   */
  private static float[] pair(double[] x, int i) {
    double mean = (x[3 * i] + x[3 * i + 1] + x[3 * i + 2]) / 3;
    return new float[] {(float) (x[3 * i] - mean), (float) (x[3 * i + 2] - mean)};
  }

  void write(OutputStream out, String id) throws IOException {
    WeightsFile.write(out, id, calibration, biases, keys, pairs);
  }
}
