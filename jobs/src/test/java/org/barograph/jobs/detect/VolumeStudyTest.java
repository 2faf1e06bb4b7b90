package org.barograph.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.barograph.jobs.config.Defaults;
import org.barograph.jobs.detect.VolumeStudy.Found;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped defaults on a few brands, with generous bounds; {@link VolumeStudy} has more. */
class VolumeStudyTest {

  @ParameterizedTest
  @ValueSource(doubles = {5, 50, 500, 5_000})
  void quietBrandsPageForNothingLessThanOnceAMonth(double perHour) {
    assertThat(VolumeStudy.quiet(Defaults.VOLUME_SPIKE, perHour, 0.15, 6, 1)).isLessThan(1.01);
  }

  @ParameterizedTest
  @ValueSource(doubles = {50, 500, 5_000})
  void burstsOfFiveTimesTheVolumeAreFound(double perHour) {
    Found found = VolumeStudy.bursts(Defaults.VOLUME_SPIKE, perHour, 5, 6, 1);

    assertThat(found.rate()).isGreaterThan(0.75);
    assertThat(found.medianDelay()).isLessThanOrEqualTo(60);
  }

  @Test
  void tenfoldIsFoundWithinTheHourInAlmostEveryBrand() {
    Found found = VolumeStudy.bursts(Defaults.VOLUME_SPIKE, 50, 10, 6, 1);

    assertThat(found.rate()).isGreaterThan(0.9);
    assertThat(found.medianDelay()).isLessThanOrEqualTo(30);
  }
}
