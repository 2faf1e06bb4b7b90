package org.barograph.jobs.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.barograph.jobs.config.BrandConfig;
import org.barograph.jobs.config.ConfigLoader;
import org.barograph.jobs.match.AliasCheck.Confusion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AliasCheckTest {

  private static final List<BrandConfig> BRANDS =
      ConfigLoader.parse(
              """
              brands:
                - {id: acme, name: Acme, aliases: [Acme Pay]}
                - {id: pay, name: P, aliases: [Acme]}
                - {id: tarn, name: T, aliases: [Target, Quilo, Zyntrava]}
                - {id: quillo, name: Q, aliases: [Quillo]}
              """,
              "test.yaml")
          .brands();

  private static List<Confusion> confusions(int brand) {
    return new AliasCheck(BRANDS).of(BRANDS.get(brand));
  }

  @Test
  void anAliasThatIsACommonWordIsToldOf() {
    assertThat(confusions(2))
        .anySatisfy(c -> {
          assertThat(c.alias()).isEqualTo("Target");
          assertThat(c.kind()).isEqualTo("common_word");
        });
  }

  @Test
  void wordsThatAreALetterAwayAreToldOf() {
    assertThat(confusions(2)).contains(new Confusion("Quilo", "close_word", "quilt", false));
  }

  @Test
  void anAliasOfAnotherBrandInItIsToldOf() {
    assertThat(confusions(0))
        .contains(new Confusion("Acme Pay", "other_brand", "pay: Acme", false));
  }

  @Test
  void anAliasOfAnotherBrandNearItIsToldOf() {
    assertThat(confusions(2))
        .contains(new Confusion("Quilo", "other_brand", "quillo: Quillo", false));
  }

  @Test
  void aNameThatNothingIsLikeHasNoConfusion() {
    assertThat(confusions(2)).noneMatch(confusion -> confusion.alias().equals("Zyntrava"));
  }

  @ParameterizedTest
  @CsvSource({
    "quill, quilt, 1",
    "quill, quilll, 1",
    "quill, quil, 1",
    "quill, qiull, 1",
    "quill, tuillq, 2",
    "quill, acme, 3",
    "'', ab, 2"
  })
  void distanceCountsLettersAndStopsBeyondTheMost(String one, String other, int expected) {
    assertThat(AliasCheck.distance(one, other, 2)).isEqualTo(expected);
    assertThat(AliasCheck.distance(other, one, 2)).isEqualTo(expected);
  }
}
