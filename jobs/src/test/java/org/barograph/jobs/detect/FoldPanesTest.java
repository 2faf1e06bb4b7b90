package org.barograph.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barograph.jobs.detect.Sample.HOUR;
import static org.barograph.jobs.detect.Sample.MINUTE;
import static org.barograph.jobs.detect.Sample.START;

import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.barograph.jobs.model.MentionEvent;
import org.barograph.jobs.model.Tally;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FoldPanesTest {

  private static final long KEEP = 7 * HOUR;

  private KeyedOneInputStreamOperatorTestHarness<String, MentionEvent, PaneSlice> harness;

  @BeforeEach
  void open() throws Exception {
    harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new FoldPanes(KEEP)), e -> "one slice", Types.STRING);
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void minuteIsFoldedWhenItsTickPasses() throws Exception {
    take(Sample.negative(1).at(START + 100));
    take(Sample.positive(2).at(START + 200));
    harness.processWatermark(START + MINUTE - 2);
    assertThat(slices()).isEmpty();

    harness.processWatermark(START + MINUTE - 1);

    assertThat(slices()).hasSize(1);
    assertThat(last().minute()).isEqualTo(START);
    assertThat(last().tick()).isEqualTo(START + MINUTE);
    assertThat(last().pane().about(null)).isEqualTo(new Tally(2, 1, 0, 1, 0, 0, 0, 0, 20));
  }

  @Test
  void watermarkThatJumpsGivesTheSlicesOfEveryTickInOrder() throws Exception {
    for (int minute = 59; minute >= 0; minute--) {
      take(Sample.negative(minute).at(START + minute * MINUTE));
    }

    harness.processWatermark(START + HOUR);

    assertThat(slices()).hasSize(60);
    assertThat(slices()).extracting(PaneSlice::tick).isSorted();
    assertThat(slices()).allMatch(slice -> slice.tick() == slice.minute() + MINUTE);
  }

  @Test
  void editCountsFromItsOwnTickOn() throws Exception {
    take(Sample.negative(1).at(START));
    take(Sample.positive(1).changedAt(START + 5 * MINUTE, START));

    harness.processWatermark(START + HOUR);

    assertThat(slices()).extracting(PaneSlice::minute).containsExactly(START, START);
    assertThat(slices())
        .extracting(slice -> slice.pane().about(null).negative())
        .containsExactly(1, 0);
    assertThat(last().tick()).isEqualTo(START + 6 * MINUTE);
    assertThat(last().pane().about(null).positive()).isEqualTo(1);
  }

  @Test
  void retractionLeavesNothing() throws Exception {
    take(Sample.negative(1).at(START));
    take(Sample.negative(1).retractedAt(START + MINUTE, START));

    harness.processWatermark(START + HOUR);

    assertThat(last().pane().about(null)).isEqualTo(Tally.ZERO);
  }

  @Test
  void olderVersionThatComesLateStaysOut() throws Exception {
    take(Sample.negative(1).retractedAt(START + 3 * MINUTE, START));
    harness.processWatermark(START + 4 * MINUTE);
    take(Sample.negative(1).at(START));

    harness.processWatermark(START + HOUR);

    assertThat(last().pane().about(null)).isEqualTo(Tally.ZERO);
  }

  @Test
  void postMovedWithinItsMinuteCountsOnceWhicheverPartComesFirst() throws Exception {
    MentionEvent gone = Sample.negative(1).retractedAt(START + 2 * MINUTE, START);
    MentionEvent back = Sample.negative(1).changedAt(START + 2 * MINUTE, START + 1_000);
    take(Sample.negative(1).at(START));
    take(back);
    harness.processWatermark(START + 4 * MINUTE);
    take(gone);

    harness.processWatermark(START + 10 * MINUTE);

    assertThat(last().pane().about(null).mentions()).isEqualTo(1);
  }

  @Test
  void postMovedToAnotherMinuteLeavesTheFirst() throws Exception {
    take(Sample.negative(1).at(START));
    take(Sample.negative(1).retractedAt(START + 9 * MINUTE, START));
    take(Sample.negative(1).changedAt(START + 9 * MINUTE, START + 3 * MINUTE));

    harness.processWatermark(START + HOUR);

    assertThat(slices())
        .extracting(PaneSlice::minute)
        .containsExactly(START, START, START + 3 * MINUTE);
    assertThat(slices())
        .extracting(slice -> slice.pane().about(null).mentions())
        .containsExactly(1, 0, 1);
  }

  @Test
  void latePostsAreFoldedTogetherWithTheNextTick() throws Exception {
    take(Sample.negative(1).at(START));
    harness.processWatermark(START + 30 * MINUTE + 500);
    for (int i = 2; i < 200; i++) {
      take(Sample.negative(i).at(START));
    }

    harness.processWatermark(START + 40 * MINUTE);

    assertThat(slices()).hasSize(2);
    assertThat(last().tick()).isEqualTo(START + 31 * MINUTE);
    assertThat(last().pane().about(null).mentions()).isEqualTo(199);
  }

  @Test
  void latePostBeforeTheEndOfInputIsNotLost() throws Exception {
    take(Sample.negative(1).at(START));
    harness.processWatermark(START + 30 * MINUTE);
    take(Sample.negative(2).at(START));

    harness.processWatermark(Long.MAX_VALUE);

    assertThat(last().pane().about(null).mentions()).isEqualTo(2);
  }

  @Test
  void minuteThatTheInputDidNotEndIsNotFolded() throws Exception {
    take(Sample.negative(1).at(START));
    harness.processWatermark(START + 1_000);

    harness.processWatermark(Long.MAX_VALUE);

    assertThat(slices()).isEmpty();
  }

  @Test
  void postOfAMinuteThatIsNoLongerKeptIsOnlyCounted() throws Exception {
    harness.processWatermark(START + 10 * HOUR);
    take(Sample.negative(1).at(START));

    harness.processWatermark(START + 11 * HOUR);

    assertThat(slices()).isEmpty();
  }

  @Test
  void silentSliceForgetsWhatItKept() throws Exception {
    for (int minute = 0; minute < 600; minute++) {
      take(Sample.negative(minute).at(START + minute * MINUTE));
    }
    harness.processWatermark(START + 10 * HOUR);
    assertThat(harness.numKeyedStateEntries()).isPositive();

    harness.processWatermark(START + 10 * HOUR + KEEP + 2 * HOUR);

    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  @Test
  void onlyCandidatesForEvidenceKeepTheirText() throws Exception {
    for (int i = 0; i < 100; i++) {
      take(Sample.negative(i).at(START));
    }
    harness.processWatermark(START + MINUTE);
    take(Sample.negative(5).retractedAt(START + 2 * MINUTE, START));

    harness.processWatermark(START + HOUR);

    assertThat(last().pane().about(null).mentions()).isEqualTo(99);
    assertThat(last().pane().drivers()).hasSize(Pane.OF_A_MINUTE.moved());
  }

  private void take(MentionEvent event) throws Exception {
    harness.processElement(event, event.eventAt());
  }

  private List<PaneSlice> slices() {
    return harness.extractOutputValues();
  }

  private PaneSlice last() {
    return slices().getLast();
  }
}
