package org.barograph.cli.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.barograph.cli.train.TrainCommand;
import org.barograph.jobs.config.SenseWeights;
import org.barograph.jobs.match.BrandMatcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TrainMatchingCommandTest {
  private static final String DOUBTFUL = "so I looked at Anchor again";

  @TempDir private Path folder;

  @Test
  void nameThatMostlyMeansTheBrandIsBelievedSooner() throws IOException {
    Path brands =
        Files.writeString(folder.resolve("b.tsv"), "brand\talias\ttype\nA\tanchor\tname\n");
    Path posts = folder.resolve("posts.jsonl");
    Files.writeString(
        posts,
        "{\"text\":\"so I looked at Anchor again\",\"start\":15,\"end\":21,\"brand\":\"A\"}\n"
            .repeat(12));
    Path out = folder.resolve("weights.tsv");
    int code =
        new CommandLine(new TrainCommand())
            .setOut(new PrintWriter(new StringWriter(), true))
            .execute("matching", "--brands=" + brands, "--posts=" + posts, "--out=" + out);
    assertThat(code).isZero();
    var configs = BrandsTable.read(brands);
    double before = confidence(BrandMatcher.compile(configs));
    double after = confidence(BrandMatcher.compile(configs, SenseWeights.read(out)));
    assertThat(after).isGreaterThan(before);
  }

  private static double confidence(BrandMatcher matcher) {
    var explanation = matcher.explain(DOUBTFUL);
    var all = explanation.accepted().isEmpty() ? explanation.rejected() : explanation.accepted();
    return all.get(0).confidence();
  }
}
