package org.barograph.cli.eval;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.barograph.cli.ExitCodes;
import org.barograph.jobs.match.BrandMatcher;
import org.barograph.jobs.match.SenseTrainer;
import org.barograph.jobs.match.SenseWeights;
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
      required = true,
      description = "Where the weights go, for eval matching --weights.")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var trainer = new SenseTrainer(BrandMatcher.compile(BrandsTable.read(brands)));
    for (Path file : posts) {
      for (LabelledPost post : LabelledPosts.read(file)) {
        if (post.truth() != LabelledPost.Truth.OPEN) {
          boolean isBrand = post.truth() == LabelledPost.Truth.BRAND;
          trainer.add(post.text(), post.brand(), post.start(), post.end(), isBrand);
        }
      }
    }
    SenseWeights weights = trainer.train();
    weights.write(out);
    spec.commandLine().getOut().printf("weights of %d brands -> %s%n", weights.size(), out);
    spec.commandLine().getOut().flush();
    return ExitCodes.OK;
  }
}
