package org.barograph.nlp.accurate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PostWordsTest {

  @Test
  void handlesInARowAreOne() {
    assertThat(PostWords.of("@jo @max_2 hi")).containsExactly("@", "user", "hi");
  }

  @Test
  void hashtagIsSplitAtCapitalsAndDigits() {
    assertThat(PostWords.of("#BestDayEver2016")).containsExactly("Best", "Day", "Ever", "2016");
  }

  @Test
  void hashtagKeepsRunsOfCapitalsTogether() {
    assertThat(PostWords.of("#NBAFinals_game")).containsExactly("NBA", "Finals", "game");
  }

  @Test
  void emojiBecomesItsName() {
    assertThat(PostWords.of("ok 😂")).containsExactly("ok", "face", "tears", "of", "joy");
  }

  @Test
  void sameEmojiInARowIsNamedOnce() {
    assertThat(PostWords.of("😡😡😡")).containsExactly("pouting", "face");
  }

  @Test
  void signsStandAlone() {
    assertThat(PostWords.of("don't :)")).containsExactly("don", "'", "t", ":", ")");
  }
}
