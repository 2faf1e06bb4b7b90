package org.barograph.nlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentimentModelsTest {

  /** Stands in META-INF/services of the tests. */
  public static final class Coin implements SentimentModelProvider {

    @Override
    public String name() {
      return "coin";
    }

    @Override
    public SentimentModel load() {
      SentimentModel social = SentimentModels.load("social");
      return new SentimentModel() {
        @Override
        public String id() {
          return "coin-1 on " + social.id();
        }

        @Override
        public Scoring score(String text) {
          return social.score(text);
        }
      };
    }
  }

  @TempDir private Path folder;

  @Test
  void modelIsLoadedOnce() {
    assertThat(SentimentModels.load("social")).isSameAs(SentimentModels.load("social"));
  }

  @Test
  void idNamesModelAndVersion() {
    assertThat(SentimentModels.load("social").id()).matches("social-\\d+");
  }

  @Test
  void unknownNameIsRefusedWithTheKnownOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SentimentModels.load("sociable"))
        .withMessage(
            "unknown sentiment model 'sociable', known are [accurate, coin, social, treebank] and"
                + " file:PATH");
  }

  @Test
  void optionalModelWithoutItsModuleSaysWhichOne() {
    assertThatExceptionOfType(MissingModelException.class)
        .isThrownBy(() -> SentimentModels.require("treebank"))
        .withMessage(
            "sentiment model 'treebank' is not on the class path: it comes with the module"
                + " nlp-models/treebank (Maven profile 'treebank')")
        .extracting(MissingModelException::model)
        .isEqualTo("treebank");
  }

  @Test
  void modelOfAModuleIsLoadedOnceAndMayLoadTheOneItBuildsOn() {
    assertThat(SentimentModels.load("coin"))
        .isSameAs(SentimentModels.load("coin"))
        .extracting(SentimentModel::id)
        .asString()
        .startsWith("coin-1 on social-");
  }

  @Test
  void missingFileIsNamed() {
    Path file = folder.resolve("none.model");
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> SentimentModels.load("file:" + file))
        .withMessageContaining("sentiment model " + file + ": no such file");
  }

  @Test
  void modelOfAFileIsLoaded() throws IOException {
    Path file = folder.resolve("own.model");
    try (var out = Files.newOutputStream(file)) {
      WeightsFile.write(
          out, "own-1", Calibration.NONE, new float[2], new int[] {7}, new float[] {1, -1});
    }
    assertThat(SentimentModels.load("file:" + file).id()).isEqualTo("own-1");
  }
}
