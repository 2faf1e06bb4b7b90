package org.barograph.jobs.ingest;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.barograph.jobs.model.PostOperation;

/**
 * Event time of posts: a partition's posts come at most a bound later than a younger one. Dead
 * letters have no say. Heartbeats move the watermark at once, so that a file that is read faster
 * than the wall clock still passes minute by minute.
 */
public final class DisorderBound implements WatermarkGenerator<Intake> {

  /** What the strategy gives to a record without event time. */
  private static final long NO_TIME = Long.MIN_VALUE;

  private final long bound;
  private long latest = NO_TIME;

  private DisorderBound(long bound) {
    this.bound = bound;
  }

  /**
   * For Kafka.
   *
   * @param idleness wall-clock time without a record after which a partition holds nobody back
   */
  public static WatermarkStrategy<Intake> strategy(Duration disorder, Duration idleness) {
    return strategy(disorder).withIdleness(idleness);
  }

  /** For bounded input, where no partition can be idle. */
  public static WatermarkStrategy<Intake> strategy(Duration disorder) {
    long bound = disorder.toMillis();
    return WatermarkStrategy.<Intake>forGenerator(context -> new DisorderBound(bound))
        .withTimestampAssigner(
            (intake, recorded) -> intake.isRejected() ? NO_TIME : intake.post().eventAt());
  }

  @Override
  public void onEvent(Intake intake, long eventAt, WatermarkOutput output) {
    if (eventAt <= latest) {
      return;
    }
    latest = eventAt;
    if (intake.post().op() == PostOperation.HEARTBEAT) {
      onPeriodicEmit(output);
    }
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    if (latest != NO_TIME) {
      output.emitWatermark(new Watermark(latest - bound - 1));
    }
  }
}
