package org.barograph.nlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SentimentModelsTest {

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
        .withMessage("unknown sentiment model 'sociable', known are [social]");
  }
}
