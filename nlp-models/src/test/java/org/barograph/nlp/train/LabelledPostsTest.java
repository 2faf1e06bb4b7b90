package org.barograph.nlp.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.barograph.nlp.Mood;
import org.barograph.nlp.train.LabelledPosts.Labelled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledPostsTest {

  @TempDir Path folder;

  @Test
  void headerIsNoPost() throws IOException {
    assertThat(LabelledPosts.read(file("label\ttext\nneutral\tfine")))
        .containsExactly(new Labelled(Mood.NEUTRAL, "fine"));
  }

  @Test
  void fileWithoutHeaderLosesNoPost() throws IOException {
    assertThat(LabelledPosts.read(file("positive\tgood\nnegative\ta\tb\n")))
        .containsExactly(new Labelled(Mood.POSITIVE, "good"), new Labelled(Mood.NEGATIVE, "a\tb"));
  }

  @Test
  void everyWrongLineIsNamedAtOnce() throws IOException {
    Path file = file("label\ttext\nneutral\tfine\nangry\tno\nneutral\t \nno tab\n");
    assertThatIOException()
        .isThrownBy(() -> LabelledPosts.read(file))
        .withMessage(
            file
                + ":3: label must be negative, neutral or positive, got 'angry'\n"
                + file
                + ":4: the text is empty\n"
                + file
                + ":5: must be label<TAB>text, got 'no tab'");
  }

  @Test
  void aThousandWrongLinesAreNotAllPrinted() throws IOException {
    Path file = file("wrong\n".repeat(1_000));
    assertThatIOException()
        .isThrownBy(() -> LabelledPosts.read(file))
        .withMessageEndingWith(
            file + ":20: must be label<TAB>text, got 'wrong'\n" + file + ": and 980 more");
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    Path file = Files.write(folder.resolve("x.tsv"), new byte[] {(byte) 0xff, 0});
    assertThatIOException()
        .isThrownBy(() -> LabelledPosts.read(file))
        .withMessage(file + ": must be UTF-8");
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("x.tsv"), content, StandardCharsets.UTF_8);
  }
}
