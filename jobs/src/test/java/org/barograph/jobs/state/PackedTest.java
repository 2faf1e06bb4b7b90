package org.barograph.jobs.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshotSerializationUtil;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.barograph.jobs.model.MentionEvent;
import org.barograph.jobs.model.Polarity;
import org.barograph.jobs.model.ScoredMention;
import org.junit.jupiter.api.Test;

class PackedTest {

  private static final long START = 1_767_571_200_000L;
  private static final ScoredMention MENTION =
      new ScoredMention(
          "m1",
          "1",
          "forum",
          "a1",
          "anna",
          20,
          false,
          null,
          "s1",
          "Acme ist \uD83D\uDC4D",
          null,
          Polarity.POSITIVE,
          6_000,
          "social-2",
          List.of("\uD83D\uDC4D"),
          List.of(),
          false,
          false);
  private static final MentionEvent EVENT =
      new MentionEvent("m1", "forum:1", "acme", START, 2, START, MENTION, 0, null);

  @Test
  void valueComesBackEqual() {
    Packed.Serializer<MentionEvent> serializer = Packed.Serializer.of(eventSerializer());

    Packed<MentionEvent> packed = serializer.pack(START, EVENT);

    assertThat(packed.value()).isNull();
    assertThat(serializer.unpack(packed)).isEqualTo(EVENT);
  }

  @Test
  void restoredStateIsReadByItsOwnLayoutAndPackedAnew() throws IOException {
    Packed.Serializer<MentionEvent> serializer = Packed.Serializer.of(eventSerializer());
    DataOutputSerializer state = new DataOutputSerializer(64);
    serializer.serialize(serializer.pack(START, EVENT), state);

    var before = throughBytes(serializer.snapshotConfiguration()).restoreSerializer();
    Packed<MentionEvent> restored =
        before.deserialize(new DataInputDeserializer(state.getCopyOfBuffer()));

    assertThat(restored.value()).as("not bytes of a layout that may be another").isEqualTo(EVENT);
    DataOutputSerializer anew = new DataOutputSerializer(64);
    serializer.serialize(restored, anew);
    assertThat(anew.getCopyOfBuffer()).isEqualTo(state.getCopyOfBuffer());
  }

  @Test
  void stateOfAnOperatorSurvivesTwoRestarts() throws Exception {
    OperatorSubtaskState state;
    try (var harness = harness()) {
      harness.open();
      harness.processElement(EVENT, START);
      state = harness.snapshot(1, 1);
    }
    for (int restart = 0; restart < 2; restart++) {
      try (var harness = harness()) {
        harness.initializeState(state);
        harness.open();
        harness.processWatermark(restart); // Nothing new in between.
        state = harness.snapshot(2 + restart, 2);
        harness.processElement(EVENT, START);
        assertThat(harness.extractOutputValues()).containsExactly(EVENT);
      }
    }
  }

  private static <T> TypeSerializerSnapshot<T> throughBytes(TypeSerializerSnapshot<T> layout)
      throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    TypeSerializerSnapshotSerializationUtil.writeSerializerSnapshot(out, layout);
    return TypeSerializerSnapshotSerializationUtil.readSerializerSnapshot(
        new DataInputDeserializer(out.getCopyOfBuffer()), PackedTest.class.getClassLoader());
  }

  private static TypeSerializer<MentionEvent> eventSerializer() {
    return TypeInformation.of(MentionEvent.class).createSerializer(new SerializerConfigImpl());
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, MentionEvent, MentionEvent>
      harness() throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new KeyedProcessOperator<>(new Remembers()), MentionEvent::brand, Types.STRING);
  }

  /** Tells what it was given before. */
  private static final class Remembers
      extends KeyedProcessFunction<String, MentionEvent, MentionEvent> {

    private transient Packed.Serializer<MentionEvent> serializer;
    private transient ListState<Packed<MentionEvent>> known;

    @Override
    public void open(OpenContext context) {
      serializer = Packed.Serializer.of(MentionEvent.class, getRuntimeContext());
      known = getRuntimeContext().getListState(new ListStateDescriptor<>("known", serializer));
    }

    @Override
    public void processElement(MentionEvent event, Context context, Collector<MentionEvent> out)
        throws Exception {
      for (Packed<MentionEvent> packed : known.get()) {
        out.collect(serializer.unpack(packed));
      }
      known.add(serializer.pack(event.eventAt(), event));
    }
  }
}
