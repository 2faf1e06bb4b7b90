package org.barograph.jobs.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoryIdTest {

  private static final String TEXT =
      "Corvane cancelled my flight this morning and nobody at the desk knows why, three hours gone";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RT @ann: " + TEXT,
        "rt " + TEXT + " https://example.org/1 #fail",
        "@corvane @bob " + TEXT + "!!! and some more of my own",
        "https://example.org/2 " + TEXT + " 😡"
      })
  void nearIdenticalPostsTellOneStory(String copy) {
    assertThat(StoryId.of("x", "2", null, copy)).isEqualTo(StoryId.of("forum", "1", null, TEXT));
  }

  @Test
  void aRepostTellsTheStoryOfItsPost() {
    assertThat(StoryId.of("x", "2", "1", "Acme is down"))
        .isEqualTo(StoryId.of("x", "1", null, "Acme is down"));
    assertThat(StoryId.of("x", "2", "1", "RT @ann " + TEXT))
        .isEqualTo(StoryId.of("x", "1", null, TEXT));
  }

  @Test
  void shortTextsAreTheirAuthorsOwn() {
    assertThat(StoryId.of("x", "1", null, "Acme is down"))
        .isNotEqualTo(StoryId.of("x", "2", null, "Acme is down"));
  }

  @Test
  void anotherTextIsAnotherStory() {
    assertThat(StoryId.of("x", "1", null, TEXT))
        .isNotEqualTo(StoryId.of("x", "1", null, "Yesterday " + TEXT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "@", "RT", "http://", "\uD83D", "😡", "@a@b @c"})
  void anyTextHasOne(String text) {
    assertThat(StoryId.of("x", "1", null, text)).matches("[0-9a-f]{16}");
  }
}
