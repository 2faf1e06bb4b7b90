package org.barograph.jobs.kafka;

import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.barograph.jobs.model.Progress;

/**
 * Adds the watermark to the records that hand mentions over: once a minute of event time, which is
 * when the reader's ticks fall, into every partition.
 */
final class TrackProgress extends AbstractStreamOperator<HandOver>
    implements OneInputStreamOperator<HandOver, HandOver> {

  private static final long MINUTE = 60_000;

  private final long startedAt;
  private final int partitions;
  private long lastTick = Long.MIN_VALUE;
  private long epoch;

  /**
   * @param startedAt when the job was submitted: later submissions have later epochs
   * @param partitions of the Kafka topic of mentions
   */
  TrackProgress(long startedAt, int partitions) {
    this.startedAt = startedAt;
    this.partitions = partitions;
  }

  /**
   * A restart has the epoch of the checkpoint that it goes on from: the same in every writer, which
   * the numbers of their attempts need not be, and none of the run before is visible that the
   * checkpoint does not hold.
   */
  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    epoch = startedAt + context.getRestoredCheckpointId().orElse(0);
  }

  @Override
  public void processElement(StreamRecord<HandOver> record) {
    output.collect(record);
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    long tick = Math.floorDiv(mark.getTimestamp() + 1, MINUTE);
    boolean ended = mark.getTimestamp() == Long.MAX_VALUE;
    if (tick > lastTick && !ended) {
      lastTick = tick;
      var task = getRuntimeContext().getTaskInfo();
      Progress progress =
          new Progress(
              task.getIndexOfThisSubtask(),
              task.getNumberOfParallelSubtasks(),
              epoch,
              mark.getTimestamp());
      for (int partition = 0; partition < partitions; partition++) {
        output.collect(new StreamRecord<>(HandOver.of(progress, partition)));
      }
    }
    super.processWatermark(mark);
  }
}
