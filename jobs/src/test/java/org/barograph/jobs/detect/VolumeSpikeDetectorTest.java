package org.barograph.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.barograph.jobs.config.Defaults;
import org.barograph.jobs.config.RuleConfig;
import org.barograph.jobs.config.Sensitivity;
import org.barograph.jobs.model.BrandWindow.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolumeSpikeDetectorTest {

  private static final RuleConfig MEDIUM = Defaults.VOLUME_SPIKE;
  private static final int WEEK = 7 * VolumeBin.A_DAY;

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "usual volume,                20,  20,  NORMAL",
    "a little more than usual,    20,  30,  NORMAL",
    "nothing said,                20,  0,   NORMAL",
    "a burst,                     20,  400, ANOMALY",
    "a burst out of nothing,      0,   60,  ANOMALY",
    "one mention out of nothing,  0,   1,   NORMAL"
  })
  void spikeIsWhatTheHistoryDoesNotExplain(String title, int usual, int count, Outcome outcome) {
    VolumeMemory memory = taught(WEEK, bin -> usual);

    VolumeJudgement judgement = judge(MEDIUM, memory, WEEK, count);

    assertThat(judgement.outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({"287, LEARNING", "288, NORMAL"})
  void firstDayIsLearnt(int bins, Outcome outcome) {
    assertThat(judge(MEDIUM, taught(bins, bin -> 20), bins, 20).outcome()).isEqualTo(outcome);
  }

  @Test
  void burstOfTooFewMentionsIsNoIncident() {
    RuleConfig demanding = new RuleConfig(true, Sensitivity.MEDIUM, 1_000, 5, 1);

    VolumeJudgement judgement = judge(demanding, taught(WEEK, bin -> 20), WEEK, 400);

    assertThat(judgement.outcome()).isEqualTo(Outcome.INSUFFICIENT_DATA);
  }

  @Test
  void thresholdIsTheFewestMentionsThatFire() {
    VolumeMemory memory = taught(WEEK, bin -> 20);
    VolumeJudgement.Span span = judge(MEDIUM, memory, WEEK, 400).span();

    int fewest = span.threshold() - (span.observed() - 400);

    assertThat(judge(MEDIUM, memory, WEEK, fewest).isAnomaly()).isTrue();
    assertThat(judge(MEDIUM, memory, WEEK, fewest - 1).isAnomaly()).isFalse();
  }

  @Test
  void burstAtTheSameHourOfEveryDayIsNoNews() {
    IntUnaryOperator noon = bin -> bin % VolumeBin.A_DAY / VolumeBin.AN_HOUR == 12 ? 100 : 20;

    assertThat(pages(MEDIUM, noon, 4 * WEEK)).isLessThan(5);
  }

  @Test
  void afterAPageTheSameLevelIsQuiet() {
    VolumeMemory paged = pagedAndLearnt(400);

    assertThat(judge(MEDIUM, paged, WEEK + 1, 400).isAnomaly()).isFalse();
  }

  @Test
  void disabledRuleFiresNever() {
    RuleConfig off = new RuleConfig(false, Sensitivity.MEDIUM, 10, 5, 1);

    assertThat(judge(off, taught(WEEK, bin -> 20), WEEK, 400).isAnomaly()).isFalse();
  }

  @Test
  void higherSensitivityPagesMore() {
    Random random = new Random(1);
    int[] counts = new int[8 * WEEK];
    double burst = 0;
    for (int i = 0; i < counts.length; i++) {
      burst = random.nextInt(VolumeBin.A_DAY) == 0 ? 10 * random.nextDouble() : 0.9 * burst;
      counts[i] = Baselines.poisson(random, 20 * (1 + burst));
    }

    assertThat(pages(rule(Sensitivity.LOW), bin -> counts[bin], counts.length))
        .isLessThan(pages(rule(Sensitivity.HIGH), bin -> counts[bin], counts.length));
  }

  @Test
  void longGapForgetsWhatWasGoingOn() {
    VolumeMemory burst = taught(WEEK, bin -> 20).learn(bin(WEEK, 400));

    VolumeMemory later = burst.resumedAt(burst.until() + Sample.DAY);

    assertThat(later.counts()).isEmpty();
    assertThat(later.means()).containsOnly(0);
    assertThat(later.level()).isSameAs(burst.level());
  }

  @Test
  void memoryStaysSmall() {
    VolumeMemory memory = taught(2 * WEEK, bin -> bin % 100);

    int numbers =
        memory.level().day().length
            + memory.level().week().length
            + memory.means().length
            + memory.counts().length
            + memory.expected().length;

    assertThat(numbers).isLessThanOrEqualTo(24 + 168 + 3 + 12 + 12);
  }

  private static RuleConfig rule(Sensitivity sensitivity) {
    return new RuleConfig(true, sensitivity, 10, 5, 1);
  }

  private static VolumeMemory pagedAndLearnt(int count) {
    VolumeMemory memory = taught(WEEK, bin -> 20);
    VolumeJudgement judgement = judge(MEDIUM, memory, WEEK, count);
    assertThat(judgement.isAnomaly()).isTrue();
    VolumeBin bin = bin(WEEK, count);
    return memory.learn(bin).paged(bin.end(), judgement.returnDays());
  }

  private static VolumeMemory taught(int bins, IntUnaryOperator counts) {
    VolumeMemory memory = VolumeMemory.of(Prior.load(), Sample.START);
    for (int i = 0; i < bins; i++) {
      memory = memory.learn(bin(i, counts.applyAsInt(i)));
    }
    return memory;
  }

  private static VolumeJudgement judge(RuleConfig rule, VolumeMemory memory, int at, int count) {
    return new VolumeSpikeDetector(rule).judge(memory, bin(at, count));
  }

  private static VolumeBin bin(int number, int count) {
    return VolumeBin.of(Sample.START + number * VolumeBin.LENGTH, count, ZoneOffset.UTC);
  }

  private static long pages(RuleConfig rule, IntUnaryOperator counts, int bins) {
    VolumeSeries series = new VolumeSeries(rule);
    long pages = 0;
    for (int i = 0; i < bins; i++) {
      double score = series.next(Sample.START + i * VolumeBin.LENGTH, counts.applyAsInt(i));
      pages += score >= 0.5 ? 1 : 0;
    }
    return pages;
  }
}
