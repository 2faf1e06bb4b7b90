package org.barograph.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barograph.jobs.detect.Sample.DAY;
import static org.barograph.jobs.detect.Sample.START;

import java.util.ArrayList;
import java.util.List;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.detect.DetectionStudy.Run;
import org.barograph.jobs.detect.SyntheticBrand.Planted;
import org.barograph.jobs.detect.SyntheticBrand.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped defaults on a few brands, with generous bounds; {@link DetectionStudy} has more. */
class DetectionStudyTest {

  private static final BarographConfig CONFIG = Sample.config();
  private static final long DAYS = 10;

  @ParameterizedTest
  @ValueSource(doubles = {5, 50, 150})
  void quietBrandsPageForNothingLessThanOnceAMonth(double perHour) {
    long pages = 0;
    for (int seed = 0; seed < 3; seed++) {
      pages += DetectionStudy.run(CONFIG, DetectionStudy.quiet(perHour), DAYS, seed).pages();
    }

    // Three brands for nine days are not quite a month.
    assertThat(pages).isLessThanOrEqualTo(1);
  }

  @Test
  void jumpFromAThinHistoryToTheFullVolumeIsNoTopicSpike() {
    for (int seed = 10; seed < 13; seed++) {
      // Thin until the eighth day: the full volume meets a baseline of 40 % of it.
      World world = new World(100, 0.25, 0.003, START + 8 * DAY, List.of());

      Run run = DetectionStudy.run(CONFIG, world, DAYS, seed);

      assertThat(run.topicIncidents()).isZero();
      assertThat(run.pages()).isZero();
    }
  }

  @Test
  void bandHoldsTheMoodAcrossAJumpOfVolume() {
    World world = new World(100, 0.25, 0.003, START + 8 * DAY, List.of());

    List<Boolean> outside = new ArrayList<>();
    DetectionStudy.run(CONFIG, world, DAYS, 20).windows().stream()
        .filter(w -> w.topic() == null && w.start() >= START + 8 * DAY && w.tally().scored() > 0)
        .forEach(w -> {
          double share = w.tally().negativeShare();
          outside.add(
              share < w.expected().negativeShareLow() || share > w.expected().negativeShareHigh());
        });

    assertThat(outside).hasSizeGreaterThan(200);
    assertThat(outside.stream().filter(o -> o).count()).isLessThan(outside.size() / 25);
  }

  @Test
  void dropsOfFortyPointsAreFoundAtFiftyAnHour() {
    assertThat(found(50, seed -> DetectionStudy.drops(0.4, seed))).isGreaterThan(0.75);
  }

  @Test
  void topicThatIsFiveTimesAsLoudIsFoundAtFiftyAnHour() {
    assertThat(found(50, seed -> DetectionStudy.bursts("delay", 5, seed))).isGreaterThan(0.6);
  }

  private static double found(double perHour, java.util.function.LongFunction<List<Planted>> plan) {
    int all = 0;
    int found = 0;
    for (int seed = 30; seed < 34; seed++) {
      List<Planted> planted = plan.apply(seed);
      World world =
          new World(perHour, 0.25, 0.01, DetectionStudy.quiet(perHour).thinUntil(), planted);
      Run run = DetectionStudy.run(CONFIG, world, 16, seed);
      for (Planted each : planted) {
        all++;
        found += run.delay(each) >= 0 ? 1 : 0;
      }
    }
    return (double) found / all;
  }
}
