package org.barograph.jobs.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.barograph.jobs.ingest.Placed;

/**
 * Commands have no event time of their own: people speak seldom, and what they say in the middle of
 * the night must neither hold the posts back nor carry time forward while a source is dead. Only a
 * job that starts waits until it has read what had been said by then, to the last offset, so that
 * it does not judge minutes before it has heard of them. Afterwards a command comes in time by
 * itself: the posts lag by their disorder. One task reads all partitions.
 */
public final class AwaitCommands<T extends Placed> extends AbstractStreamOperator<T>
    implements OneInputStreamOperator<T, T> {

  private static final long LOOK_MILLIS = 50;

  /**
   * The end of a partition may be no record: a compacted or foreign one is not waited for longer.
   */
  private static final long PATIENCE_MILLIS = 60_000;

  private final HashMap<String, String> client;
  private final String topic;
  private transient Map<Integer, Long> next;
  private transient Map<Integer, Long> ends;
  private transient ListState<String> state;
  private transient long started;

  /**
   * For one Kafka topic.
   *
   * @param client how to reach Kafka
   */
  public AwaitCommands(Map<String, String> client, String topic) {
    this.client = new HashMap<>(client);
    this.topic = topic;
  }

  /** Where the source goes on from: the two are snapshot together. */
  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    state =
        context
            .getOperatorStateStore()
            .getListState(new ListStateDescriptor<>("read-commands", Types.STRING));
    next = new HashMap<>();
    for (String each : state.get()) {
      String[] parts = each.split("@", 2);
      next.put(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    List<String> all = new ArrayList<>();
    next.forEach((partition, offset) -> all.add(partition + "@" + offset));
    state.update(all);
  }

  @Override
  public void open() throws Exception {
    super.open();
    started = getProcessingTimeService().getCurrentProcessingTime();
    look(started);
  }

  /** The partitions that held something, and the offset behind it. */
  private Map<Integer, Long> ends() throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(new HashMap<String, Object>(client))) {
      List<TopicPartition> partitions =
          admin
              .describeTopics(List.of(topic))
              .allTopicNames()
              .get()
              .get(topic)
              .partitions()
              .stream()
              .map(each -> new TopicPartition(topic, each.partition()))
              .toList();
      var first = admin.listOffsets(all(partitions, OffsetSpec.earliest())).all().get();
      var last = admin.listOffsets(all(partitions, OffsetSpec.latest())).all().get();
      Map<Integer, Long> found = new HashMap<>();
      for (TopicPartition partition : partitions) {
        long end = last.get(partition).offset();
        if (end > first.get(partition).offset()) {
          found.put(partition.partition(), end);
        }
      }
      return found;
    }
  }

  private static Map<TopicPartition, OffsetSpec> all(List<TopicPartition> all, OffsetSpec spec) {
    return all.stream().collect(Collectors.toMap(each -> each, each -> spec));
  }

  private void look(long now) {
    // What fails in it fails the task.
    var unused = getProcessingTimeService().registerTimer(now + LOOK_MILLIS, this::release);
  }

  private void release(long now) throws ExecutionException, InterruptedException {
    if (ends == null) {
      ends = ends();
    }
    ends.entrySet().removeIf(end -> next.getOrDefault(end.getKey(), 0L) >= end.getValue());
    if (!ends.isEmpty()) {
      if (now - started <= PATIENCE_MILLIS) {
        look(now);
        return;
      }
      LOG.warn("{}: not read to the end in {} ms: partitions {}", topic, now - started, ends);
    }
    output.emitWatermarkStatus(WatermarkStatus.IDLE);
  }

  @Override
  public void processElement(StreamRecord<T> record) {
    T read = record.getValue();
    next.put(read.partition(), read.offset() + 1);
    output.collect(record);
  }
}
