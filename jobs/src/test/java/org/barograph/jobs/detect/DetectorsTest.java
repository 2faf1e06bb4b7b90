package org.barograph.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.barograph.jobs.config.RuleConfig;
import org.barograph.jobs.config.Sensitivity;
import org.barograph.jobs.model.Anomaly;
import org.barograph.jobs.model.BrandWindow.Outcome;
import org.barograph.jobs.model.Polarity;
import org.barograph.jobs.model.ScoredMention;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DetectorsTest {

  private static final RuleConfig DROP = Sample.config().detection().sentimentDrop();
  private static final RuleConfig SPIKE = Sample.config().detection().topicSpike();

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "one of two bad is no drop,             0.25, 1,   1,   INSUFFICIENT_DATA",
    "all of nine bad is too little,         0.25, 9,   0,   INSUFFICIENT_DATA",
    "nothing said is nothing known,         0.25, 0,   0,   INSUFFICIENT_DATA",
    "usual mood,                            0.25, 13,  37,  NORMAL",
    "a peak of volume with ordinary mood,   0.25, 250, 750, NORMAL",
    "a bad mood that was always bad,        0.75, 38,  12,  NORMAL",
    "a sure change that is small,           0.25, 350, 650, NORMAL",
    "a clear drop,                          0.25, 35,  15,  ANOMALY",
    "everything bad in a large window,      0.25, 500, 0,   ANOMALY",
    "a good mood turned bad,                0.05, 20,  30,  ANOMALY"
  })
  void dropIsFoundWhereChanceIsNoExplanation(
      String title, double usual, int negative, int other, Outcome outcome) {
    Judgement judgement = drop(DROP, Baselines.steady(50, usual, 24 * 7), negative, other);

    assertThat(judgement.outcome()).isEqualTo(outcome);
    assertThat(judgement.isAnomaly()).isEqualTo(outcome == Outcome.ANOMALY);
  }

  @Test
  void dropOfTooFewAuthorsIsNone() {
    List<ScoredMention> loud = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      loud.add(Sample.negative(i).by("author" + i % 4).mention());
    }

    Judgement judgement =
        new SentimentDropDetector(DROP)
            .judge(Baselines.next(Baselines.steady(50, 0.25, 24 * 7), null, loud));

    assertThat(judgement.outcome()).isEqualTo(Outcome.INSUFFICIENT_DATA);
  }

  @ParameterizedTest
  @CsvSource({"50, 20, LEARNING", "50, 24, ANOMALY", "1, 40, LEARNING", "1, 60, ANOMALY"})
  void firstDayAndFirstFiftyMentionsAreLearnt(int perHour, int hours, Outcome outcome) {
    assertThat(drop(DROP, Baselines.steady(perHour, 0.25, hours), 48, 2).outcome())
        .isEqualTo(outcome);
  }

  @Test
  void unscoredMentionsAreNoMood() {
    List<ScoredMention> mentions = Sample.many(50, Polarity.UNSCORED, 0);

    Judgement judgement =
        new SentimentDropDetector(DROP)
            .judge(Baselines.next(Baselines.steady(50, 0.25, 24 * 7), null, mentions));

    assertThat(judgement.outcome()).isEqualTo(Outcome.INSUFFICIENT_DATA);
  }

  @Test
  void labelsThatFlipWithoutTheScoreAreNoDrop() {
    List<ScoredMention> borderline = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      // The usual mean is 0.6 x 0.75 - 0.6 x 0.25 = 0.3.
      borderline.add(
          Sample.neutral(i)
              .scored(i < 40 ? Polarity.NEGATIVE : Polarity.POSITIVE, i < 40 ? 1_000 : 9_900)
              .mention());
    }

    Judgement judgement =
        new SentimentDropDetector(DROP)
            .judge(Baselines.next(Baselines.steady(50, 0.25, 24 * 7), null, borderline));

    assertThat(judgement.outcome()).isEqualTo(Outcome.NORMAL);
  }

  @Test
  void dropSaysWhatWouldHaveFired() {
    Anomaly anomaly = drop(DROP, Baselines.steady(50, 0.25, 24 * 7), 35, 15).anomaly();

    assertThat(anomaly.observed()).isEqualTo(0.7);
    assertThat(anomaly.expected()).isCloseTo(0.26, within(0.01));
    assertThat(anomaly.threshold()).isBetween(0.41, 0.7);
    assertThat(anomaly.n()).isEqualTo(50);
    assertThat(anomaly.score()).isGreaterThan(5);
    int beyond = (int) Math.round(anomaly.threshold() * 50);
    KeyBaseline usual = Baselines.steady(50, 0.25, 24 * 7);
    assertThat(drop(DROP, usual, beyond, 50 - beyond).isAnomaly()).isTrue();
    assertThat(drop(DROP, usual, beyond - 1, 51 - beyond).isAnomaly()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"35, 15, critical", "31, 19, error", "24, 6, error"})
  void largeDropOfManyIsCritical(int negative, int other, String severity) {
    Anomaly anomaly = drop(DROP, Baselines.steady(50, 0.25, 24 * 7), negative, other).anomaly();

    assertThat(anomaly.severity()).isEqualTo(severity);
  }

  @Test
  void moreSensitiveFiresEarlier() {
    KeyBaseline usual = Baselines.steady(50, 0.25, 24 * 7);

    int low = firstThatFires(usual, Sensitivity.LOW);
    int medium = firstThatFires(usual, Sensitivity.MEDIUM);
    int high = firstThatFires(usual, Sensitivity.HIGH);

    assertThat(high).isLessThan(medium);
    assertThat(medium).isLessThan(low);
  }

  @ParameterizedTest
  @EnumSource(Sensitivity.class)
  void ruleThatIsOffNeverFires(Sensitivity sensitivity) {
    RuleConfig off = new RuleConfig(false, sensitivity, 10, 5, 0.15);

    assertThat(drop(off, Baselines.steady(50, 0.25, 24 * 7), 50, 0).outcome())
        .isEqualTo(Outcome.NORMAL);
  }

  @ParameterizedTest
  @CsvSource({"13, 37, false", "18, 32, true", "35, 15, true"})
  void clearingNeedsLessThanHalfOfTheChange(int negative, int other, boolean stillOff) {
    assertThat(drop(DROP, Baselines.steady(50, 0.25, 24 * 7), negative, other).stillOff())
        .isEqualTo(stillOff);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "usual,                                    10,  90,  NORMAL",
    "a busy day of the brand,                  40,  360, NORMAL",
    "a very busy day of the brand,             200, 1800, NORMAL",
    "too few to speak of,                      9,   0,   INSUFFICIENT_DATA",
    "silence,                                  0,   0,   INSUFFICIENT_DATA",
    "more but less than twice,                 18,  90,  NORMAL",
    "a burst,                                  40,  90,  ANOMALY",
    "a burst on a busy day,                    200, 400, ANOMALY"
  })
  void topicSpikesWhenItTakesAnUnusualPart(String title, int topic, int others, Outcome outcome) {
    Judgement judgement =
        spike(SPIKE, Baselines.steadyTopic("price", 10, 100, 24 * 7), topic, others);

    assertThat(judgement.outcome()).isEqualTo(outcome);
  }

  @Test
  void moodOfATopicSpikeIsItsSeverity() {
    KeyBaseline usual = Baselines.steadyTopic("price", 10, 100, 24 * 7);
    List<ScoredMention> praise = new ArrayList<>(Sample.many(40, Polarity.POSITIVE, 0, "price"));
    praise.addAll(Sample.many(90, Polarity.NEGATIVE, 100));

    Anomaly complaints = spike(SPIKE, usual, 40, 90).anomaly();
    Anomaly praised =
        new TopicSpikeDetector(SPIKE).judge(Baselines.next(usual, "price", praise)).anomaly();

    assertThat(complaints.severity()).isEqualTo("warning");
    assertThat(praised.severity()).isEqualTo("info");
  }

  @Test
  void youngTopicIsLearnt() {
    assertThat(spike(SPIKE, Baselines.steadyTopic("price", 10, 100, 20), 60, 60).outcome())
        .isEqualTo(Outcome.LEARNING);
  }

  private static int firstThatFires(KeyBaseline usual, Sensitivity sensitivity) {
    RuleConfig rule = new RuleConfig(true, sensitivity, 10, 5, 0.05);
    for (int negative = 0; negative <= 50; negative++) {
      if (drop(rule, usual, negative, 50 - negative).isAnomaly()) {
        return negative;
      }
    }
    return 51;
  }

  private static Judgement drop(RuleConfig rule, KeyBaseline usual, int negative, int other) {
    List<ScoredMention> all = new ArrayList<>(Sample.many(negative, Polarity.NEGATIVE, 0));
    all.addAll(Sample.many(other, Polarity.POSITIVE, negative));
    return new SentimentDropDetector(rule).judge(Baselines.next(usual, null, all));
  }

  private static Judgement spike(RuleConfig rule, KeyBaseline usual, int topic, int others) {
    List<ScoredMention> all = new ArrayList<>(Sample.many(topic, Polarity.NEGATIVE, 0, "price"));
    all.addAll(Sample.many(others, Polarity.NEUTRAL, topic));
    return new TopicSpikeDetector(rule).judge(Baselines.next(usual, "price", all));
  }
}
