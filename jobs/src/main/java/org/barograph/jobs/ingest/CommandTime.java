package org.barograph.jobs.ingest;

import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Commands have no event time of their own: people speak seldom, and what they say in the middle of
 * the night must neither hold the posts back nor carry time forward while a source is dead. Only a
 * job that starts waits until it has read what was said, so that it does not judge minutes before
 * it has heard of them. Afterwards a command comes in time by itself: the posts lag by their
 * disorder.
 */
public final class CommandTime<T> implements WatermarkGenerator<T> {

  /** Periods of Flink's automatic watermarks (200 ms): time for the first fetch after a start. */
  static final int QUIET = 15;

  private int quiet;

  private CommandTime() {}

  /** For Kafka; a partition is idle for good once nothing has come for 3 seconds. */
  public static WatermarkStrategy<CommandIntake> strategy() {
    return WatermarkStrategy.<CommandIntake>forGenerator(context -> new CommandTime<>())
        .withTimestampAssigner(
            (intake, recorded) -> intake.command() == null ? recorded : intake.command().at());
  }

  /** The same for commands on incidents. */
  public static WatermarkStrategy<IncidentCommandIntake> ofIncidents() {
    return WatermarkStrategy.<IncidentCommandIntake>forGenerator(context -> new CommandTime<>())
        .withTimestampAssigner(
            (intake, recorded) -> intake.command() == null ? recorded : intake.command().at());
  }

  @Override
  public void onEvent(T intake, long at, WatermarkOutput output) {
    quiet = 0;
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    if (++quiet > QUIET) {
      output.markIdle();
    }
  }
}
