package org.barograph.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.barograph.jobs.model.Polarity;
import org.barograph.jobs.model.Tally;
import org.junit.jupiter.api.Test;

class TallyTest {

  private static final Tally MIXED =
      List.of(
              Sample.negative(1),
              Sample.negative(2),
              Sample.positive(3),
              Sample.neutral(4),
              Sample.neutral(5).scored(Polarity.UNSCORED, 0))
          .stream()
          .map(sample -> Tally.of(sample.mention()))
          .reduce(Tally.ZERO, Tally::plus);

  @Test
  void everyMoodIsCounted() {
    assertThat(MIXED).isEqualTo(new Tally(5, 2, 1, 1, 1, 0, 0, -6_000, 50));
  }

  @Test
  void howTheBrandWasNamedIsCounted() {
    Tally named =
        Tally.of(Sample.neutral(1).mention())
            .plus(Tally.of(Sample.neutral(2).withTag().mention()))
            .plus(Tally.of(Sample.negative(3).withTag().byTheBrand().mention()));

    assertThat(named.tagged()).isEqualTo(2);
    assertThat(named.untagged()).isEqualTo(1);
    assertThat(named.owned()).isEqualTo(1);
  }

  @Test
  void unscoredIsInNoDenominator() {
    assertThat(MIXED.negativeShare()).isEqualTo(0.5);
    assertThat(MIXED.netSentiment()).isEqualTo(-0.25);
    assertThat(MIXED.scoreMean()).isEqualTo(-0.15);
  }

  @Test
  void nothingScoredHasNoMood() {
    Tally unscored = Tally.of(Sample.neutral(1).scored(Polarity.UNSCORED, 0).mention());

    assertThat(unscored.negativeShare()).isZero();
    assertThat(unscored.scoreMean()).isZero();
  }
}
