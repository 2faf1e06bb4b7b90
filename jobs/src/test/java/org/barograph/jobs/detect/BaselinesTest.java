package org.barograph.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.barograph.jobs.detect.Sample.DAY;
import static org.barograph.jobs.detect.Sample.HOUR;
import static org.barograph.jobs.detect.Sample.MINUTE;
import static org.barograph.jobs.detect.Sample.START;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BaselinesTest {

  private static final Prior PRIOR = Prior.load();

  @Test
  void shareWithoutHistoryIsThePriors() {
    ShareBaseline fresh = ShareBaseline.of(PRIOR.negativeShare());

    assertThat(fresh.mean()).isEqualTo(PRIOR.negativeShare().mean());
    assertThat(fresh.rho()).isEqualTo(PRIOR.negativeShare().spread());
  }

  @Test
  void shareFollowsWhatIsLearnt() {
    assertThat(taught(0.7, 0, 500, 50, new Random(1)).mean()).isCloseTo(0.7, within(0.02));
  }

  @Test
  void shareGoesBackToThePriorInALongSilence() {
    ShareBaseline learnt = taught(0.7, 0, 500, 50, new Random(1));

    assertThat(learnt.decayed(1e-9).mean()).isCloseTo(PRIOR.negativeShare().mean(), within(1e-4));
    assertThat(learnt.decayed(1e-9).rho()).isCloseTo(PRIOR.negativeShare().spread(), within(1e-4));
  }

  @Test
  void steadyMoodTeachesALittleSpread() {
    assertThat(taught(0.3, 0, 600, 60, new Random(2)).rho()).isLessThan(0.01);
  }

  @Test
  void restlessMoodTeachesItsSpread() {
    assertThat(taught(0.3, 0.05, 600, 60, new Random(3)).rho()).isCloseTo(0.05, within(0.015));
  }

  @Test
  void weightlessWindowTeachesNothing() {
    ShareBaseline learnt = taught(0.3, 0, 100, 50, new Random(4));

    assertThat(learnt.learn(50, 50, 0)).isEqualTo(learnt);
  }

  @Test
  void volumeKnowsTheHourOfTheDay() {
    VolumeBaseline volume = VolumeBaseline.empty();
    for (long at = START; at < START + 10 * DAY; at += HOUR) {
      int mentions = VolumeBaseline.hourOf(at) < 6 ? 10 : 100;
      volume = volume.learn(at, at + HOUR, mentions, 1);
    }

    assertThat(volume.expected(START + 3 * HOUR, START + 4 * HOUR)).isBetween(10.0, 30.0);
    assertThat(volume.expected(START + 12 * HOUR, START + 12 * HOUR + 15 * MINUTE))
        .isCloseTo(24.5, within(1.0));
  }

  @Test
  void windowOverTwoHoursIsExpectedFromBoth() {
    VolumeBaseline volume = VolumeBaseline.empty();
    for (int day = 0; day < 400; day++) {
      long at = START + day * DAY;
      volume = volume.learn(at, at + HOUR, 60, 1).learn(at + HOUR, at + 2 * HOUR, 120, 1);
    }

    assertThat(volume.expected(START + HOUR / 2, START + HOUR + HOUR / 2))
        .isCloseTo(90, within(0.5));
  }

  @Test
  void learningLeavesWhatWasKnownAsItWas() {
    VolumeBaseline before = VolumeBaseline.empty();

    before.learn(START, START + HOUR, 500, 1);

    assertThat(before.expected(START, START + HOUR)).isZero();
  }

  @Test
  void keyForgetsByHalfInAWeek() {
    KeyBaseline learnt =
        KeyBaseline.of(PRIOR, START)
            .decayedTo(START + HOUR)
            .learn(START, START + HOUR, Sample.pane(10, 30).about(null), 40, Map.of("x", 8), 1);

    KeyBaseline later = learnt.decayedTo(START + HOUR + 7 * DAY);

    assertThat(later.evidence()).isCloseTo(20, within(1e-9));
    assertThat(later.parts()).containsEntry("x", 4.0);
    assertThat(later.until()).isEqualTo(START + HOUR + 7 * DAY);
  }

  @Test
  void keyNeverForgetsBackwards() {
    KeyBaseline learnt = KeyBaseline.of(PRIOR, START).decayedTo(START + DAY);

    assertThat(learnt.decayedTo(START)).isSameAs(learnt);
  }

  @Test
  void keyHasTheMeanScoreOfItsMentions() {
    KeyBaseline learnt = Baselines.steady(50, 0.5, 20);

    // Negatives score -0.6, the others 0.6.
    assertThat(learnt.scoreMean()).isCloseTo(0, within(0.02));
  }

  @Test
  void partsAreBounded() {
    KeyBaseline baseline = KeyBaseline.of(PRIOR, START);
    for (int i = 0; i < 1_000; i++) {
      baseline =
          baseline.learn(
              START, START + HOUR, Sample.pane(1, 0).about(null), 1, Map.of("channel:" + i, 1), 1);
    }

    assertThat(baseline.parts()).hasSizeLessThanOrEqualTo(128);
  }

  @Test
  void unseenTopicHadNoPartInWhatTheBrandHad() {
    KeyBaseline brand = Baselines.steady(50, 0.25, 100);

    KeyBaseline topic = KeyBaseline.unseenTopic(PRIOR, brand);

    assertThat(topic.share().mean()).isLessThan(0.002);
    assertThat(topic.volume().expected(START, START + HOUR)).isZero();
    assertThat(Learning.isYoung(topic)).isFalse();
  }

  @Test
  void bandHoldsWhatChanceGives() {
    KeyBaseline baseline = Baselines.steady(60, 0.3, 24 * 14);
    Random random = new Random(5);
    int outside = 0;
    for (int i = 0; i < 5_000; i++) {
      int negative = Baselines.binomial(random, 60, 0.3);
      var band = Band.around(baseline, START, START + HOUR, 60);
      double share = negative / 60.0;
      if (share < band.negativeShareLow() || share > band.negativeShareHigh()) {
        outside++;
      }
    }

    assertThat(outside / 5_000.0).isLessThan(0.015);
  }

  @Test
  void bandOfAWindowWithoutScoresIsEverything() {
    var band = Band.around(Baselines.steady(60, 0.3, 100), START, START + HOUR, 0);

    assertThat(band.negativeShareLow()).isZero();
    assertThat(band.negativeShareHigh()).isEqualTo(1);
    assertThat(band.mentions()).isCloseTo(60, within(1.0));
    assertThat(band.mentionsLow()).isBetween(0.0, 59.0);
    assertThat(band.mentionsHigh()).isGreaterThan(61);
  }

  private static ShareBaseline taught(double share, double rho, int windows, int n, Random random) {
    ShareBaseline baseline = ShareBaseline.of(PRIOR.negativeShare());
    for (int i = 0; i < windows; i++) {
      double p = rho == 0 ? share : Baselines.beta(random, share, rho);
      baseline = baseline.learn(Baselines.binomial(random, n, p), n, 1);
    }
    return baseline;
  }
}
