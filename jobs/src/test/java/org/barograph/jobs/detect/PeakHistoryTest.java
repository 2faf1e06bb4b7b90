package org.barograph.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PeakHistoryTest {

  private static final Prior.Peaks PRIOR = new Prior.Peaks(2, 4, 4, 0.35);

  @Test
  void peakAtTheLevelComesAsOftenAsPeaksDo() {
    assertThat(PeakHistory.of(PRIOR).returnDays(1.2)).isCloseTo(2, within(1e-9));
  }

  @Test
  void higherPeaksAreRarer() {
    PeakHistory history = PeakHistory.of(PRIOR);

    assertThat(history.returnDays(1.5)).isLessThan(history.returnDays(2));
  }

  @Test
  void belowTheLevelNothingIsRare() {
    assertThat(PeakHistory.of(PRIOR).returnDays(1.19)).isZero();
  }

  @Test
  void runCountsOnceHoweverLongItLasts() {
    PeakHistory history = PeakHistory.of(PRIOR);
    for (int bin = 0; bin < 500; bin++) {
      history = history.learn(bin < 300 && bin % 50 < 40 ? 2 : 0);
    }

    assertThat(history.peaks()).isCloseTo(1, within(0.02));
    assertThat(history.excess()).isCloseTo(0.8, within(0.02));
  }

  @Test
  void brandThatPeaksOftenIsHarderToImpress() {
    PeakHistory restless = PeakHistory.of(PRIOR);
    PeakHistory quiet = PeakHistory.of(PRIOR);
    for (int bin = 0; bin < 14 * VolumeBin.A_DAY; bin++) {
      restless = restless.learn(bin % VolumeBin.A_DAY == 0 ? 2.5 : 0);
      quiet = quiet.learn(0);
    }

    assertThat(restless.returnDays(2)).isLessThan(3);
    assertThat(quiet.returnDays(2)).isGreaterThan(20);
  }

  @Test
  void historyFadesIntoThePrior() {
    PeakHistory history = PeakHistory.of(PRIOR);
    for (int bin = 0; bin < 400 * VolumeBin.A_DAY; bin++) {
      history = history.learn(bin < 200 ? 2 : 0);
    }

    assertThat(history.peaks()).isLessThan(1e-6);
    assertThat(history.days()).isLessThan(21);
  }
}
