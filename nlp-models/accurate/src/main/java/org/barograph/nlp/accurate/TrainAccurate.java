package org.barograph.nlp.accurate;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.barograph.nlp.Calibration;
import org.barograph.nlp.Scoring;
import org.barograph.nlp.SentimentModels;
import org.barograph.nlp.train.Evaluation;
import org.barograph.nlp.train.LabelledPosts;
import org.barograph.nlp.train.LabelledPosts.Labelled;
import org.barograph.nlp.train.Training;

/**
 * Trains the {@code accurate} model: {@code --train FILE --val FILE --out FILE --seed N}. Needs
 * PyTorch on the class path (Maven profile {@code train}), which the finished model does not.
 */
public final class TrainAccurate {

  private static final String MODEL_ID = "accurate-1";

  /** Chosen on the validation posts. */
  private static final float SOCIAL_WEIGHT = 0.6f;

  private static final List<String> OPTIONS = List.of("--train", "--val", "--out", "--seed");

  private TrainAccurate() {}

  public static void main(String[] args)
      throws IOException, OrtException, InterruptedException, ExecutionException {
    var options = new HashMap<String, String>();
    for (int i = 0; i + 1 < args.length; i += 2) {
      options.put(args[i], args[i + 1]);
    }
    if (!options.keySet().containsAll(OPTIONS)) {
      System.err.println("usage: --train FILE --val FILE --out FILE --seed N");
      System.exit(2);
    }
    // Two threads of ours keep two cores busy, and more inside of PyTorch would add up in any
    // order.
    System.setProperty("ai.djl.pytorch.num_threads", "1");
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    var val = LabelledPosts.read(Path.of(options.get("--val")));
    var states = LowerStates.of(LabelledPosts.read(Path.of(options.get("--train"))));
    var tensors = Tuning.run(states, Long.parseLong(options.get("--seed")));
    write(finished(tensors, val), Path.of(options.get("--out")), val);
    System.exit(0); // PyTorch's threads would keep the JVM alive.
  }

  /** The adapter with its calibration, which is fitted on val: four numbers on 2,000 posts. */
  static Adapter finished(Map<String, float[]> tensors, List<Labelled> val)
      throws IOException, OrtException {
    var raw = new Adapter(MODEL_ID, SOCIAL_WEIGHT, Calibration.NONE, tensors);
    var model = AccurateModelProvider.load(raw);
    var social = SentimentModels.load(SentimentModels.DEFAULT);
    var logits = new ArrayList<double[]>();
    var moods = new ArrayList<Integer>();
    for (Labelled post : val) {
      if (social.score(post.text()) instanceof Scoring.Scored) {
        logits.add(model.logits(post.text()));
        moods.add(post.index());
      }
    }
    int[] all = moods.stream().mapToInt(mood -> mood).toArray();
    return new Adapter(MODEL_ID, SOCIAL_WEIGHT, Training.calibrate(logits, all), tensors);
  }

  static void write(Adapter adapter, Path out, List<Labelled> val) throws IOException {
    try (var stream = Files.newOutputStream(out)) {
      AdapterFile.write(stream, adapter);
    }
    // Judged as it will be loaded, in half precision and then eight bits.
    try (var stream = Files.newInputStream(out)) {
      var model = AccurateModelProvider.load(AdapterFile.read(stream));
      System.out.println("val: " + Evaluation.of(model, val));
    }
  }
}
