package org.barograph.jobs.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.barograph.jobs.index.MentionRecord;
import org.barograph.jobs.model.Progress;
import org.junit.jupiter.api.Test;

class HandedOverTimeTest {

  private final HandedOverTime time = new HandedOverTime();
  private final List<Long> emitted = new ArrayList<>();

  @Test
  void waitsUntilEveryWriterHasSpoken() {
    progress(0, 2, 1, 100);
    assertThat(emitted).isEmpty();

    progress(1, 2, 1, 50);

    assertThat(emitted).containsExactly(50L);
  }

  @Test
  void isAsFarAsTheSlowestWriter() {
    progress(0, 2, 1, 100);
    progress(1, 2, 1, 50);
    progress(1, 2, 1, 200);

    assertThat(emitted).containsExactly(50L, 100L);
  }

  @Test
  void aNewEpochHasItsOwnWriters() {
    progress(0, 2, 1, 100);
    progress(1, 2, 1, 100);
    progress(0, 1, 2, 300);

    assertThat(emitted).containsExactly(100L, 300L);
  }

  @Test
  void anOlderEpochCountsNoMore() {
    progress(0, 1, 2, 100);
    progress(0, 1, 1, 500);

    assertThat(emitted).containsExactly(100L);
  }

  @Test
  void neverGoesBack() {
    progress(0, 1, 1, 100);
    progress(0, 1, 2, 60);

    assertThat(emitted).containsExactly(100L);
  }

  private void progress(int writer, int writers, long epoch, long at) {
    var read = new MentionRecord.Read(null, null, new Progress(writer, writers, epoch, at));
    time.onEvent(
        read,
        at,
        new WatermarkOutput() {
          @Override
          public void emitWatermark(Watermark watermark) {
            emitted.add(watermark.getTimestamp());
          }

          @Override
          public void markIdle() {}

          @Override
          public void markActive() {}
        });
  }
}
