package org.barograph.nlp.train;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.barograph.nlp.SocialModel;
import org.barograph.nlp.WeightsFile;

/**
 * Trains the {@code social} model that ships: {@code --train FILE --val FILE --out FILE --seed N}.
 * The same files and seed give the same bytes; the seed deals the folds that the calibration is
 * fitted on.
 */
public final class TrainSocial {

  static final String MODEL_ID = "social-1";

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
    var trained =
        SentimentTrainer.fromScratch(
            LabelledPosts.read(Path.of(options.get("--train"))),
            MODEL_ID,
            Long.parseLong(options.get("--seed")),
            (done, total) -> System.err.println(done + " of " + total + " fits"));
    try (OutputStream stream = Files.newOutputStream(out)) {
      trained.model().write(stream);
    }
    System.out.println("held out: " + trained.chosen().heldOut());
    // Judged as it will be loaded, rounding of the weights included.
    try (InputStream stream = Files.newInputStream(out)) {
      var val = LabelledPosts.read(Path.of(options.get("--val")));
      System.out.println("val: " + Evaluation.of(new SocialModel(WeightsFile.read(stream)), val));
    }
    System.out.println(Files.size(out) + " bytes in " + out);
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
