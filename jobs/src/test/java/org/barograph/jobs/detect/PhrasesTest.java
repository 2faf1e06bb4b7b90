package org.barograph.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.barograph.jobs.config.ConfigLoader;
import org.junit.jupiter.api.Test;

class PhrasesTest {

  private final Phrases phrases =
      new Phrases(
          ConfigLoader.parse(
                  "brands: [{id: acme, name: Acme Air, aliases: [acme air, acme],"
                      + " handles: [\"@acme_help\"], hashtags: [\"#acmeair\"]}]",
                  "test.yaml")
              .brands()
              .getFirst());

  @Test
  void areWordsSideBySide() {
    assertThat(phrases.of("Battery caught fire!"))
        .containsExactly(
            "battery", "battery caught", "battery caught fire", "caught", "caught fire", "fire");
  }

  @Test
  void neitherBeginNorEndWithAStopWordButMayHoldOne() {
    assertThat(phrases.of("the lack of service"))
        .containsExactly("lack", "lack of service", "service");
  }

  @Test
  void neitherBeginNorEndWithANameOfTheBrandOrANumber() {
    assertThat(phrases.of("Acme Air smoke 737 @acme_help #AcmeAir acme")).containsExactly("smoke");
  }

  @Test
  void doNotReachAcrossAddresseesLinksAndPictures() {
    assertThat(phrases.of("smoke @bob cabin https://example.org/x door \uD83D\uDD25 wing"))
        .containsExactly("cabin", "door", "smoke", "wing");
  }

  @Test
  void keepHashtagsAndApostrophes() {
    assertThat(phrases.of("#BoycottThem pilot’s")).contains("boycottthem", "pilot's");
  }

  @Test
  void anIdeographIsAWord() {
    assertThat(phrases.of("電池火災")).contains("電 池 火");
  }

  @Test
  void anyTextHasFewAndShortOnes() {
    Random random = new Random(3);
    for (int round = 0; round < 300; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(280); i > 0; i--) {
        text.append((char) random.nextInt(0x3000));
      }
      assertThat(phrases.of(text.toString()))
          .hasSizeLessThan(3 * 280)
          .allMatch(phrase -> phrase.length() <= 64 && !phrase.contains("|"));
    }
  }
}
