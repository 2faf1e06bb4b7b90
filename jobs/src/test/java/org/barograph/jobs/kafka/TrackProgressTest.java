package org.barograph.jobs.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.barograph.jobs.model.Heard;
import org.barograph.jobs.model.Progress;
import org.junit.jupiter.api.Test;

class TrackProgressTest {

  private static final long STARTED = 1_795_323_600_000L;

  @Test
  void aMinuteOfEventTimeIsToldToEveryPartition() throws Exception {
    try (var writer = writer(1, 0)) {
      writer.open();
      writer.processWatermark(new Watermark(59_999));

      assertThat(writer.extractOutputValues())
          .containsExactly(
              HandOver.of(new Progress(0, 1, STARTED, 59_999), 0),
              HandOver.of(new Progress(0, 1, STARTED, 59_999), 1));
    }
  }

  @Test
  void withinAMinuteNothingIsToldAgain() throws Exception {
    try (var writer = writer(1, 0)) {
      writer.open();
      writer.processWatermark(new Watermark(59_999));
      writer.processWatermark(new Watermark(60_001));

      assertThat(writer.extractOutputValues()).hasSize(2);
    }
  }

  @Test
  void signsOfLifeGoThrough() throws Exception {
    try (var writer = writer(1, 0)) {
      writer.open();
      writer.processElement(HandOver.of(new Heard("forum", 60_000)), 60_000);

      assertThat(writer.extractOutputValues())
          .containsExactly(HandOver.of(new Heard("forum", 60_000)));
    }
  }

  @Test
  void theEndOfInputIsNotTold() throws Exception {
    try (var writer = writer(1, 0)) {
      writer.open();
      writer.processWatermark(Watermark.MAX_WATERMARK);

      assertThat(writer.extractOutputValues()).isEmpty();
    }
  }

  /** Attempts of subtasks are counted apart; the checkpoint they go on from is one. */
  @Test
  void writersThatGoOnFromOneCheckpointHaveOneEpoch() throws Exception {
    assertThat(List.of(epochAfterRestore(0, 7), epochAfterRestore(1, 7)))
        .containsExactly(STARTED + 7, STARTED + 7);
  }

  private static long epochAfterRestore(int subtask, long checkpoint) throws Exception {
    try (var first = writer(2, subtask)) {
      first.open();
      var state = first.snapshot(checkpoint, 1);
      try (var restored = writer(2, subtask)) {
        restored.setRestoredCheckpointId(checkpoint);
        restored.initializeState(state);
        restored.open();
        restored.processWatermark(new Watermark(59_999));
        return restored.extractOutputValues().getFirst().progress().epoch();
      }
    }
  }

  private static OneInputStreamOperatorTestHarness<HandOver, HandOver> writer(
      int writers, int subtask) throws Exception {
    var harness =
        new OneInputStreamOperatorTestHarness<HandOver, HandOver>(
            new TrackProgress(STARTED, 2), 8, writers, subtask);
    harness.setup();
    return harness;
  }
}
