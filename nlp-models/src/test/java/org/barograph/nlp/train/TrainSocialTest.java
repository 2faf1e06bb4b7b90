package org.barograph.nlp.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.barograph.nlp.Mood;
import org.barograph.nlp.train.LabelledPosts.Labelled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainSocialTest {

  @TempDir Path folder;

  @Test
  void sameDataAndSeedGiveTheSameBytes() throws IOException {
    TrainSocial.train(posts(300), posts(50), folder.resolve("a"), 1);
    TrainSocial.train(posts(300), posts(50), folder.resolve("b"), 1);
    assertThat(folder.resolve("a")).hasSameBinaryContentAs(folder.resolve("b"));
  }

  @Test
  void modelLearnsWordsThatNoLexiconHolds() throws IOException {
    var evaluation = TrainSocial.train(posts(300), posts(60), folder.resolve("m"), 1);
    assertThat(evaluation.macroRecall()).isGreaterThan(95);
  }

  @Test
  void wrongLabelIsNamedWithFileAndLine() throws IOException {
    Path file =
        Files.writeString(folder.resolve("x.tsv"), "label\ttext\nneutral\tfine\nangry\tno\n");
    assertThatIOException()
        .isThrownBy(() -> LabelledPosts.read(file))
        .withMessage(file + ":3: label must be negative, neutral or positive, got 'angry'");
  }

  /** Made-up words carry the mood, among others that do not. */
  private static List<Labelled> posts(int count) {
    var random = new Random(count);
    var posts = new ArrayList<Labelled>();
    for (int i = 0; i < count; i++) {
      Mood mood = List.of(Mood.NEGATIVE, Mood.NEUTRAL, Mood.POSITIVE).get(i % 3);
      String word = List.of("grumfle", "tarvick", "yelloosh").get(i % 3);
      posts.add(
          new Labelled(mood, "zub" + random.nextInt(5) + " " + word + " qor" + random.nextInt(5)));
    }
    return posts;
  }
}
