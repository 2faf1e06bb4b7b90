package org.barograph.jobs.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.barograph.jobs.index.MentionRecord;
import org.barograph.jobs.model.Progress;

/**
 * Takes the event time over from the writers instead of guessing the disorder again: a partition is
 * as far as the writer that is furthest behind. Exact, because records and progress of one writer
 * keep their order in a partition and are committed together.
 */
final class HandedOverTime implements WatermarkGenerator<MentionRecord.Read> {

  private final Map<Integer, Long> progressOfWriters = new HashMap<>();
  private long epoch = Long.MIN_VALUE;
  private int writers;
  private long emitted = Long.MIN_VALUE;

  static WatermarkStrategy<MentionRecord.Read> strategy() {
    return WatermarkStrategy.<MentionRecord.Read>forGenerator(context -> new HandedOverTime())
        .withTimestampAssigner((read, recorded) -> read.eventAt());
  }

  @Override
  public void onEvent(MentionRecord.Read read, long eventAt, WatermarkOutput output) {
    Progress progress = read.progress();
    if (progress == null || progress.epoch() < epoch) {
      return;
    }
    if (progress.epoch() > epoch) {
      epoch = progress.epoch();
      writers = progress.writers();
      progressOfWriters.clear();
    }
    progressOfWriters.merge(progress.writer(), progress.eventAt(), Math::max);
    if (progressOfWriters.size() < writers) {
      return; // Whoever has not spoken yet may still be far behind.
    }
    long slowest = Long.MAX_VALUE;
    for (long at : progressOfWriters.values()) {
      slowest = Math.min(slowest, at);
    }
    if (slowest > emitted) {
      emitted = slowest;
      output.emitWatermark(new Watermark(slowest));
    }
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    // Progress is emitted as it comes.
  }
}
