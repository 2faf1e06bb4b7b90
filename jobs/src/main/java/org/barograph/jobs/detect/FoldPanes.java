package org.barograph.jobs.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.barograph.jobs.model.MentionEvent;
import org.barograph.jobs.ops.MetricNames;
import org.barograph.jobs.state.Packed;

/**
 * Folds the mention changes of each minute into panes, in canonical order, when the minute's tick
 * passes: nothing that happened later can have a say, however early it came. Keyed by {@link
 * #keyOf}. A change that comes after its tick corrects its pane with the next tick and is counted
 * as late; one whose minute is no longer kept is only counted.
 */
public final class FoldPanes extends KeyedProcessFunction<String, MentionEvent, PaneSlice> {

  private static final long HOUR = 3_600_000;

  private final long keepMillis;
  private transient Packed.Serializer<MentionEvent> events;
  private transient Packed.Serializer<MinuteMentions> mentions;
  private transient ListState<Packed<MentionEvent>> pending;
  private transient ListState<Packed<MentionEvent>> overdue;
  private transient MapState<Long, Packed<MinuteMentions>> minutes;
  private transient Counter late;

  /**
   * For one configuration.
   *
   * @param keepMillis how long after its end a minute can still be corrected
   */
  public FoldPanes(long keepMillis) {
    this.keepMillis = keepMillis;
  }

  public static String keyOf(MentionEvent event) {
    return event.brand() + "#" + PaneSlice.sliceOf(event.postKey());
  }

  @Override
  public void open(OpenContext context) {
    events = Packed.Serializer.of(MentionEvent.class, getRuntimeContext());
    mentions = Packed.Serializer.of(MinuteMentions.class, getRuntimeContext());
    pending = getRuntimeContext().getListState(new ListStateDescriptor<>("pending", events));
    overdue = getRuntimeContext().getListState(new ListStateDescriptor<>("overdue", events));
    minutes =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("minutes", LongSerializer.INSTANCE, mentions));
    late = getRuntimeContext().getMetricGroup().counter(MetricNames.LATE);
  }

  @Override
  public void processElement(MentionEvent event, Context context, Collector<PaneSlice> out)
      throws Exception {
    long tick = Minutes.tickOf(event.eventAt());
    long now = context.timerService().currentWatermark();
    if (tick - 1 > now) {
      pending.add(events.pack(tick, event));
      context.timerService().registerEventTimeTimer(tick - 1);
      return;
    }
    late.inc();
    // With the next tick, all of them at once: folding a minute again for each would be quadratic.
    overdue.add(events.pack(tick, event));
    context.timerService().registerEventTimeTimer(Minutes.tickOf(now + 1) - 1);
  }

  @Override
  public void onTimer(long at, OnTimerContext context, Collector<PaneSlice> out) throws Exception {
    long tick = at + 1;
    long now = context.timerService().currentWatermark();
    Map<Long, List<MentionEvent>> due = new TreeMap<>();
    for (Packed<MentionEvent> event : overdue.get()) {
      due.computeIfAbsent(tick, t -> new ArrayList<>()).add(events.unpack(event));
    }
    overdue.clear();
    // The input ended before the pending minutes did: nothing may be decided on a part of them.
    if (now != Long.MAX_VALUE) {
      takePending(now, due);
    }
    for (Map.Entry<Long, List<MentionEvent>> entry : due.entrySet()) {
      if (entry.getKey() % HOUR != 0) { // Those of the hour also forget.
        context.timerService().deleteEventTimeTimer(entry.getKey() - 1);
      }
      entry.getValue().sort(MentionEvent.CANONICAL);
      fold(entry.getValue(), entry.getKey(), context, out);
    }
    if (tick % HOUR == 0) {
      forget(tick);
    }
  }

  /** Every tick up to now in one pass over what waits: a watermark may jump over hours of them. */
  private void takePending(long now, Map<Long, List<MentionEvent>> due) throws Exception {
    List<Packed<MentionEvent>> later = new ArrayList<>();
    for (Packed<MentionEvent> event : pending.get()) {
      if (event.at() - 1 <= now) {
        due.computeIfAbsent(event.at(), t -> new ArrayList<>()).add(events.unpack(event));
      } else {
        later.add(event);
      }
    }
    pending.update(later);
  }

  private void fold(
      List<MentionEvent> due, long tick, OnTimerContext context, Collector<PaneSlice> out)
      throws Exception {
    Map<Long, List<MentionEvent>> byMinute = new TreeMap<>();
    for (MentionEvent event : due) {
      byMinute
          .computeIfAbsent(Minutes.startOf(event.createdAt()), m -> new ArrayList<>())
          .add(event);
    }
    for (Map.Entry<Long, List<MentionEvent>> entry : byMinute.entrySet()) {
      long minute = entry.getKey();
      if (minute + keepMillis < tick) {
        late.inc(entry.getValue().size());
        continue;
      }
      Packed<MinuteMentions> known = minutes.get(minute);
      MinuteMentions changed =
          (known == null ? MinuteMentions.EMPTY : mentions.unpack(known)).with(entry.getValue());
      Pane pane = changed.pane();
      minutes.put(minute, mentions.pack(minute, changed.slim(pane)));
      out.collect(PaneSlice.of(entry.getValue().getLast(), minute, tick, pane));
      // A slice of which nothing is heard any more must not keep its minutes for ever.
      long forgotten = Math.floorDiv(minute + keepMillis, HOUR) * HOUR + HOUR;
      context.timerService().registerEventTimeTimer(forgotten - 1);
    }
  }

  private void forget(long now) throws Exception {
    List<Long> old = new ArrayList<>();
    for (Long minute : minutes.keys()) {
      if (minute + keepMillis < now) {
        old.add(minute);
      }
    }
    for (Long minute : old) {
      minutes.remove(minute);
    }
  }
}
