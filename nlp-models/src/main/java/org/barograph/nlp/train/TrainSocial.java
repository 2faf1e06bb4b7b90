package org.barograph.nlp.train;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.barograph.nlp.Calibration;
import org.barograph.nlp.FeatureVector;
import org.barograph.nlp.SocialModel;
import org.barograph.nlp.WeightsFile;

/**
 * Trains the {@code social} model: {@code --train FILE --val FILE --out FILE --seed N}. The same
 * files and seed give the same bytes; the seed decides which fifth of the training posts the
 * calibration is fitted on.
 */
public final class TrainSocial {

  static final String MODEL_ID = "social-1";
  private static final int FOLDS = 5;

  private TrainSocial() {}

  public static void main(String[] args) throws IOException {
    Map<String, String> options;
    try {
      options = options(args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    var out = Path.of(options.get("--out"));
    var evaluation =
        train(
            LabelledPosts.read(Path.of(options.get("--train"))),
            LabelledPosts.read(Path.of(options.get("--val"))),
            out,
            Long.parseLong(options.get("--seed")));
    System.out.println("val: " + evaluation + "; " + Files.size(out) + " bytes in " + out);
  }

  static Evaluation train(
      List<LabelledPosts.Labelled> train, List<LabelledPosts.Labelled> val, Path out, long seed)
      throws IOException {
    var posts = train.stream().map(post -> FeatureVector.of(post.text())).toList();
    int[] moods = train.stream().mapToInt(LabelledPosts.Labelled::index).toArray();

    var order = new ArrayList<Integer>();
    for (int i = 0; i < moods.length; i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(seed));
    var unseen = order.subList(0, order.size() / FOLDS);
    var seen = order.subList(order.size() / FOLDS, order.size());
    var partial = Training.fit(pick(posts, seen), pick(moods, seen));
    var calibration = Training.calibrate(partial, pick(posts, unseen), pick(moods, unseen));

    var weights = Training.fit(posts, moods);
    try (OutputStream stream = Files.newOutputStream(out)) {
      write(stream, weights, calibration);
    }
    // Judged as it will be loaded, rounding of the weights included.
    try (InputStream stream = Files.newInputStream(out)) {
      return Evaluation.of(new SocialModel(WeightsFile.read(stream)), val);
    }
  }

  private static void write(OutputStream stream, Training.Weights weights, Calibration calibration)
      throws IOException {
    double[] x = weights.x();
    int features = weights.vocabulary().size();
    var pairs = new float[2 * features];
    for (int i = 0; i < features; i++) {
      // Only differences between moods matter: with a sum of zero the weight for neutral need not
      // be kept.
      double mean = (x[3 * i] + x[3 * i + 1] + x[3 * i + 2]) / 3;
      pairs[2 * i] = (float) (x[3 * i] - mean);
      pairs[2 * i + 1] = (float) (x[3 * i + 2] - mean);
    }
    double mean = (x[3 * features] + x[3 * features + 1] + x[3 * features + 2]) / 3;
    float[] biases = {(float) (x[3 * features] - mean), (float) (x[3 * features + 2] - mean)};
    WeightsFile.write(stream, MODEL_ID, calibration, biases, weights.vocabulary().keys(), pairs);
  }

  private static List<FeatureVector> pick(List<FeatureVector> posts, List<Integer> which) {
    return which.stream().map(posts::get).toList();
  }

  private static int[] pick(int[] moods, List<Integer> which) {
    return which.stream().mapToInt(i -> moods[i]).toArray();
  }

  private static Map<String, String> options(String[] args) {
    var options = new TreeMap<String, String>();
    for (int i = 0; i + 1 < args.length; i += 2) {
      options.put(args[i], args[i + 1]);
    }
    for (String name : List.of("--train", "--val", "--out", "--seed")) {
      if (!options.containsKey(name)) {
        throw new IllegalArgumentException(
            name + " is missing; usage: --train FILE --val FILE --out FILE --seed N");
      }
    }
    return options;
  }
}
