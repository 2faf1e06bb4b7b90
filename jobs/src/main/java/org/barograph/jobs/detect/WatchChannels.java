package org.barograph.jobs.detect;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.BrandConfig;
import org.barograph.jobs.config.DataMissingConfig;
import org.barograph.jobs.config.live.LiveConfig;
import org.barograph.jobs.config.live.LiveConfigSource;
import org.barograph.jobs.model.Heard;

/**
 * Notices that a channel has fallen silent for longer than it ever was, and that it is back, and
 * tells every brand. Keyed by channel. Event time alone: the others' progress shows that time has
 * passed; if every source stops, so does event time, and nothing is told.
 */
public final class WatchChannels extends KeyedProcessFunction<String, Heard, PaneSlice> {

  private final LiveConfigSource config;
  private transient LiveConfig live;
  private transient MapState<Long, Boolean> pending;
  private transient ValueState<ChannelHabit> habit;

  public WatchChannels(LiveConfigSource live) {
    this.config = live;
  }

  @Override
  public void open(OpenContext context) {
    live = config.open();
    pending =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("pending", Types.LONG, Types.BOOLEAN));
    habit =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("habit", TypeInformation.of(ChannelHabit.class)));
  }

  @Override
  public void close() {
    if (live != null) {
      live.close();
    }
  }

  @Override
  public void processElement(Heard heard, Context context, Collector<PaneSlice> out)
      throws Exception {
    long now = context.timerService().currentWatermark();
    // What comes late is judged with the next tick: it may be what the others waited for.
    long tick = Math.max(heard.minute() + Minutes.MINUTE, Minutes.tickOf(now + 1));
    pending.put(heard.minute(), true);
    context.timerService().registerEventTimeTimer(tick - 1);
  }

  @Override
  public void onTimer(long at, OnTimerContext context, Collector<PaneSlice> out) throws Exception {
    if (context.timerService().currentWatermark() == Long.MAX_VALUE) {
      return; // The input ended: that is no silence.
    }
    long tick = at + 1;
    DataMissingConfig rule = configAt(tick).detection().dataMissing();
    takePending(tick, context, out);
    ChannelHabit known = habit.value();
    if (known == null) {
      return;
    }
    if (known.isForgotten(tick)) {
      habit.clear();
      return;
    }
    long silentAt =
        known.silentAt(Levels.silences(rule.sensitivity()), rule.minSilence().toMillis());
    if (tick >= silentAt && !known.told()) {
      int threshold = (int) ((silentAt - known.end()) / Minutes.MINUTE);
      toBrands(tick, silence(context.getCurrentKey(), known, threshold, false), out);
      habit.update(known.tellSilence());
    } else if (silentAt != Long.MAX_VALUE && tick < silentAt) {
      context.timerService().registerEventTimeTimer(silentAt - 1);
    }
    context.timerService().registerEventTimeTimer(known.forgottenAt() - 1);
  }

  private void takePending(long tick, OnTimerContext context, Collector<PaneSlice> out)
      throws Exception {
    List<Long> due = new ArrayList<>();
    for (Long minute : pending.keys()) {
      if (minute + Minutes.MINUTE <= tick) {
        due.add(minute);
      }
    }
    due.sort(null);
    for (long minute : due) {
      pending.remove(minute);
      ChannelHabit known = habit.value();
      if (known == null) {
        habit.update(ChannelHabit.of(minute));
      } else if (minute > known.last()) {
        if (known.told()) {
          toBrands(tick, silence(context.getCurrentKey(), known, 0, true), out);
        }
        habit.update(known.heardIn(minute));
      }
    }
  }

  private static Silence silence(String channel, ChannelHabit known, int threshold, boolean over) {
    return new Silence(channel, known.end(), known.expectedMinutes(), threshold, over);
  }

  private void toBrands(long tick, Silence silence, Collector<PaneSlice> out) throws Exception {
    for (BrandConfig brand : configAt(tick).brands()) {
      out.collect(PaneSlice.of(brand.id(), tick, silence));
    }
  }

  private BarographConfig configAt(long tick) throws Exception {
    return live.at(tick - 1).config();
  }
}
