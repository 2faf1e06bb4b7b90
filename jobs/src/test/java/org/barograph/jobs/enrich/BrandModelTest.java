package org.barograph.jobs.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.ConfigLoader;
import org.barograph.jobs.match.BrandMatcher;
import org.barograph.jobs.model.Author;
import org.barograph.jobs.model.Engagement;
import org.barograph.jobs.model.Polarity;
import org.barograph.jobs.model.Post;
import org.barograph.jobs.model.PostOperation;
import org.barograph.nlp.Calibration;
import org.barograph.nlp.WeightsFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrandModelTest {

  private static final String BRANDS =
      "brands: [{id: acme, name: Acme, aliases: [Acme]}, {id: zenobit, name: Zenobit, aliases:"
          + " [Zenobit]}]\n";

  @TempDir private Path folder;

  @Test
  void mentionsOfABrandAreScoredByItsOwnModelAndOthersByTheSharedOne() throws IOException {
    BarographConfig config =
        ConfigLoader.parse(
            BRANDS + "sentiment: {brands: [{brand: acme, model: '" + grumpy() + "'}]}", "x.yaml");
    Post post = post("I love Acme and Zenobit, great stuff");

    var scored =
        new MentionScorer(config)
            .score(post, BrandMatcher.compile(config.brands()).mentionsOf(post));

    assertThat(scored)
        .extracting(mention -> mention.sentiment().polarity())
        .containsExactly(Polarity.NEGATIVE, Polarity.POSITIVE);
    assertThat(scored.getFirst().sentiment().model()).isEqualTo("grumpy-1");
    assertThat(scored.getFirst().postSentiment().polarity()).isEqualTo(Polarity.POSITIVE);
  }

  /** A model to which everything is bad. */
  private String grumpy() throws IOException {
    Path file = folder.resolve("grumpy.model");
    try (var out = Files.newOutputStream(file)) {
      WeightsFile.write(
          out, "grumpy-1", Calibration.NONE, new float[] {3, -3}, new int[] {1}, new float[2]);
    }
    return "file:" + file;
  }

  private static Post post(String text) {
    return new Post(
        PostOperation.CREATE,
        "hn",
        "1",
        Author.UNKNOWN,
        0,
        0,
        text,
        null,
        null,
        null,
        null,
        null,
        Engagement.NONE,
        1,
        0);
  }
}
