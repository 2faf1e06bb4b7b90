package org.barograph.cli.eval;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.barograph.cli.ExitCodes;
import org.barograph.cli.UsageException;
import org.barograph.jobs.config.SenseWeights;
import org.barograph.jobs.match.BrandMatcher;
import org.barograph.jobs.match.SenseFit;
import org.barograph.jobs.match.SenseTrainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Learns how often the name of each brand means it, where the name is also a word. */
@Command(
    name = "matching",
    description = {
      "Learns from labelled posts how often a name that is also a word means its brand.",
      "",
      "Two numbers a brand, on top of what holds for all; brands without labels stay as they are.",
      ""
    })
public final class TrainMatchingCommand implements Callable<Integer> {
  @Option(
      names = "--brands",
      paramLabel = "FILE",
      required = true,
      description = "As for eval matching.")
  private Path brands;

  @Option(
      names = "--posts",
      paramLabel = "FILE",
      required = true,
      description = "NDJSON with text, brand, start, end and label (brand or not_brand).")
  private List<Path> posts;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Where the weights go, for match.weights in the configuration and eval matching"
              + " --weights.")
  private Path out;

  @Option(
      names = "--leave-one-brand-out",
      description = {
        "Print how well each brand is judged by what the labels of the other brands alone teach:"
            + " what to expect of a brand that nobody has labelled.",
        "The weights that hold for all brands are fitted anew on these posts for it, not changed."
      })
  private boolean leaveOneBrandOut;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (out == null && !leaveOneBrandOut) {
      throw new UsageException("--out or --leave-one-brand-out: nothing to do without one of them");
    }
    BrandMatcher matcher = BrandMatcher.compile(BrandsTable.read(brands));
    var trainer = new SenseTrainer(matcher);
    var fit = new SenseFit(matcher);
    for (Path file : posts) {
      for (LabelledPost post : LabelledPosts.read(file)) {
        if (post.truth() != LabelledPost.Truth.OPEN) {
          boolean isBrand = post.truth() == LabelledPost.Truth.BRAND;
          trainer.add(post.text(), post.brand(), post.start(), post.end(), isBrand);
          fit.add(post.text(), post.brand(), post.start(), post.end(), isBrand);
        }
      }
    }
    if (leaveOneBrandOut) {
      print(fit.leaveOneBrandOut());
    }
    if (out != null) {
      SenseWeights weights = trainer.train();
      weights.write(out);
      spec.commandLine().getOut().printf("weights of %d brands -> %s%n", weights.size(), out);
    }
    spec.commandLine().getOut().flush();
    return ExitCodes.OK;
  }

  /** At the matcher's own thresholds, and with all of them moved. */
  private void print(List<SenseFit.Verdict> verdicts) {
    var out = spec.commandLine().getOut();
    out.printf(
        "%d labelled places of %d brands whose names are also words, each judged without its"
            + " brand's labels%n",
        verdicts.size(), verdicts.stream().map(SenseFit.Verdict::brand).distinct().count());
    out.printf("%-12s %-40s %s%n", "thresholds", "recall", "precision");
    for (int step = -4; step <= 4; step++) {
      double moved = 0.05 * step;
      int brand = 0;
      int found = 0;
      int wrong = 0;
      for (SenseFit.Verdict verdict : verdicts) {
        boolean accepted = verdict.probability() >= verdict.threshold() + moved;
        brand += verdict.isBrand() ? 1 : 0;
        found += accepted && verdict.isBrand() ? 1 : 0;
        wrong += accepted && !verdict.isBrand() ? 1 : 0;
      }
      out.printf(
          Locale.ROOT,
          "%-12s %-40s %s%n",
          step == 0 ? "as they are" : String.format(Locale.ROOT, "%+.2f", moved),
          new Proportion(found, brand),
          new Proportion(found, found + wrong));
    }
  }
}
