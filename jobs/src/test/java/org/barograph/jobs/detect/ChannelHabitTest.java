package org.barograph.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barograph.jobs.detect.Sample.DAY;
import static org.barograph.jobs.detect.Sample.HOUR;
import static org.barograph.jobs.detect.Sample.MINUTE;
import static org.barograph.jobs.detect.Sample.START;

import java.util.Random;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelHabitTest {

  private static final double MEDIUM = 2;
  private static final long AT_LEAST = 5 * MINUTE;

  @Test
  void aSourceWithHeartbeatsIsMissedAfterFiveMinutes() {
    ChannelHabit habit = lived(3 * DAY, time -> true).habit();

    assertThat(habit.silentAt(MEDIUM, AT_LEAST)).isEqualTo(habit.end() + AT_LEAST);
    assertThat(habit.expectedMinutes()).isEqualTo(1);
  }

  @Test
  void nothingIsSaidInTheFirstDay() {
    ChannelHabit habit = lived(DAY - HOUR, time -> true).habit();

    assertThat(habit.silentAt(MEDIUM, AT_LEAST)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aNightWithoutPostsIsNoSilence() {
    Lived lived = lived(10 * DAY + 12 * HOUR, time -> !isNight(time));

    assertThat(lived.told()).isZero();
    assertThat(lived.habit().silentAt(MEDIUM, AT_LEAST) - lived.habit().end())
        .isLessThanOrEqualTo(30 * MINUTE);
  }

  @Test
  void aChannelThatIsRarelyHeardOfIsNotWatched() {
    ChannelHabit habit = lived(20 * DAY, time -> time % (6 * HOUR) == 0).habit();

    assertThat(habit.silentAt(MEDIUM, AT_LEAST)).isEqualTo(Long.MAX_VALUE);
  }

  /** Quiet weekends look like outages at first; the third one is not told any more. */
  @Test
  void whatIsToldAgainAndAgainBecomesUsual() {
    LongPredicate onWorkdays = time -> Math.floorMod(time - START, 7 * DAY) < 5 * DAY;

    int ofThreeWeeks = lived(21 * DAY, time -> onWorkdays.test(time) && !isNight(time)).told();
    int ofEightWeeks = lived(56 * DAY, time -> onWorkdays.test(time) && !isNight(time)).told();

    assertThat(ofThreeWeeks).isPositive();
    assertThat(ofEightWeeks).isLessThan(8);
  }

  /** Posts by chance with the rhythm of a day, no heartbeats: false alarms and delay. */
  @ParameterizedTest
  @CsvSource({"2", "10", "60", "600"})
  void postsAloneAreEnoughToKnowASilenceFromChance(double perHour) {
    int told = 0;
    long delays = 0;
    int channels = 20;
    int silences = 0;
    for (int seed = 0; seed < channels; seed++) {
      Random random = new Random(seed);
      Lived lived =
          lived(
              30 * DAY + 12 * HOUR,
              time -> {
                double rhythm = 1 - 0.6 * Math.cos(2 * Math.PI * (time % DAY) / DAY);
                return random.nextDouble() < 1 - Math.exp(-perHour * rhythm / 60);
              });
      told += lived.told();
      long at = lived.habit().silentAt(MEDIUM, AT_LEAST);
      if (at != Long.MAX_VALUE) {
        delays += at - lived.habit().end();
        silences++;
      }
    }
    System.out.printf(
        "%.0f posts an hour: %.2f false alarms a channel-month, silence told after %d min (%d of"
            + " %d)%n",
        perHour,
        (double) told / channels,
        silences == 0 ? -1 : delays / silences / MINUTE,
        silences,
        channels);
    assertThat(told).isLessThanOrEqualTo(channels / 4);
    assertThat(silences).isEqualTo(channels);
  }

  private static boolean isNight(long time) {
    return time % DAY < 8 * HOUR || time % DAY >= 22 * HOUR;
  }

  /**
   * @param told how often it was taken for silent
   */
  private record Lived(ChannelHabit habit, int told) {}

  private static Lived lived(long span, LongPredicate isHeard) {
    ChannelHabit habit = ChannelHabit.of(START);
    int told = 0;
    for (long time = START + MINUTE; time < START + span; time += MINUTE) {
      if (!habit.told() && time >= habit.silentAt(MEDIUM, AT_LEAST)) {
        habit = habit.tellSilence();
        told++;
      }
      if (isHeard.test(time)) {
        habit = habit.heardIn(time);
      }
    }
    return new Lived(habit, told);
  }
}
