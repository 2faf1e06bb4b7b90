package org.barograph.cli.train;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.barograph.cli.ExitCodes;
import org.barograph.cli.Progress;
import org.barograph.cli.ProgressBar;
import org.barograph.cli.UsageException;
import org.barograph.nlp.LinearWeights;
import org.barograph.nlp.SocialModel;
import org.barograph.nlp.WeightsFile;
import org.barograph.nlp.train.Evaluation;
import org.barograph.nlp.train.LabelledPosts;
import org.barograph.nlp.train.LabelledPosts.Labelled;
import org.barograph.nlp.train.SentimentTrainer;
import org.barograph.nlp.train.SentimentTrainer.Trained;
import org.barograph.nlp.train.Trial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a sentiment model of labelled posts and says what it gains. */
@Command(
    name = "sentiment",
    description = {
      "Trains a sentiment model on your own labelled posts, on top of the one that ships.",
      "",
      "A line of a file is negative, neutral or positive, a tab and the text. The posts are trusted"
          + " more or less against the model that ships (and, from 5,000 on, alone); each way is"
          + " judged on fifths of the posts that it has not seen, and the one with the lowest loss"
          + " is taken.",
      "The same files and seed give the same bytes.",
      ""
    })
final class TrainSentimentCommand implements Callable<Integer> {
  private static final String BRAND = "[a-z0-9][a-z0-9_-]*";

  @Option(
      names = "--train",
      paramLabel = "FILE",
      required = true,
      description = "Posts to learn from; a few hundred are enough to start with.")
  private Path train;

  @Option(
      names = "--val",
      paramLabel = "FILE",
      required = true,
      description = "Other posts, to tell what was gained; nothing is chosen by them.")
  private Path val;

  @Option(names = "--out", paramLabel = "MODEL", required = true, description = "The model.")
  private Path out;

  @Option(
      names = "--brand",
      paramLabel = "BRAND",
      description = "Id of the one brand that the model is for.")
  private String brand;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Deals the posts into fifths; default ${DEFAULT-VALUE}.")
  private long seed;

  @Spec private CommandSpec spec;

  private volatile int fits;
  private volatile int allFits;

  @Override
  public Integer call() throws IOException {
    if (brand != null && !brand.matches(BRAND)) {
      throw new UsageException("--brand: must be the id of a brand (a-z, 0-9, _ and -)");
    }
    List<Labelled> posts = LabelledPosts.read(train);
    List<Labelled> others = LabelledPosts.read(val);
    if (others.isEmpty()) {
      throw new UsageException("--val: " + val + " has no posts");
    }
    LinearWeights shipped = WeightsFile.shipped();
    Trained trained = train(shipped, posts);
    try (OutputStream stream = Files.newOutputStream(out)) {
      trained.model().write(stream);
    }
    report(shipped, trained, posts, others);
    return ExitCodes.OK;
  }

  private Trained train(LinearWeights shipped, List<Labelled> posts) {
    try (var bar = progressBar()) {
      return SentimentTrainer.onTopOf(
          shipped,
          posts,
          brand == null ? "own" : "own-" + brand,
          seed,
          (done, total) -> {
            fits = done;
            allFits = total;
          });
    } catch (IllegalArgumentException e) {
      throw new UsageException("--train: " + train + ": " + e.getMessage());
    }
  }

  private ProgressBar progressBar() {
    return new ProgressBar(
        spec.commandLine().getErr(),
        ProgressBar.isTerminal(),
        () -> new Progress("training", fits, allFits, "fits", ""));
  }

  private void report(
      LinearWeights shipped, Trained trained, List<Labelled> posts, List<Labelled> others)
      throws IOException {
    PrintWriter printed = spec.commandLine().getOut();
    printed.printf(
        Locale.ROOT, "%,d posts of %s, in fifths that a fit has not seen%n", posts.size(), train);
    head(printed, "loss");
    line(printed, trained.before(), false);
    for (Trial trial : trained.trials()) {
      line(printed, trial, trial.equals(trained.chosen()));
    }
    printed.printf(Locale.ROOT, "%n%,d posts of %s%n", others.size(), val);
    head(printed, "");
    line(printed, "before: " + shipped.id(), Evaluation.of(new SocialModel(shipped), others), "");
    // Judged as it will be loaded, rounding of the weights included.
    try (var stream = Files.newInputStream(out)) {
      var after = new SocialModel(WeightsFile.read(stream));
      line(printed, "after: " + after.id(), Evaluation.of(after, others), "");
    }
    String key = brand == null ? "sentiment.model" : "sentiment.brands." + brand;
    printed.printf("%nTo use it: %s: file:%s%n", key, out.toAbsolutePath().normalize());
    printed.flush();
  }

  private static void head(PrintWriter printed, String last) {
    printed.printf(
        "  %-30s %12s %8s %11s %7s%n", "", "macro-recall", "accuracy", "calibration", last);
  }

  private static void line(PrintWriter printed, Trial trial, boolean isChosen) {
    String loss = String.format(Locale.ROOT, "%7.4f%s", trial.loss(), isChosen ? "  taken" : "");
    line(printed, trial.title(), trial.heldOut(), loss);
  }

  private static void line(PrintWriter printed, String title, Evaluation evaluation, String last) {
    printed.printf(
        Locale.ROOT,
        "  %-30s %12.2f %8.2f %11.4f %s%n",
        title,
        evaluation.macroRecall(),
        evaluation.accuracy(),
        evaluation.calibrationError(),
        last);
  }
}
