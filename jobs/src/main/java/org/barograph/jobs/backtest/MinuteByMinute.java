package org.barograph.jobs.backtest;

import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.barograph.jobs.index.MentionRecord;

/** Event time of records that come in its order: a minute has passed when the next one begins. */
final class MinuteByMinute implements WatermarkGenerator<MentionRecord.Read> {

  private static final long MINUTE = 60_000;

  private long passed = Long.MIN_VALUE;

  static WatermarkStrategy<MentionRecord.Read> strategy() {
    return WatermarkStrategy.<MentionRecord.Read>forGenerator(context -> new MinuteByMinute())
        .withTimestampAssigner((read, recorded) -> read.eventAt());
  }

  @Override
  public void onEvent(MentionRecord.Read read, long eventAt, WatermarkOutput output) {
    long minute = Math.floorDiv(eventAt, MINUTE) * MINUTE;
    if (minute > passed) {
      passed = minute;
      output.emitWatermark(new Watermark(minute - 1));
    }
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    // A minute is told as it passes.
  }
}
