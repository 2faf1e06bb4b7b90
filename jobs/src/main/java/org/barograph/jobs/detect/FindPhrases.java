package org.barograph.jobs.detect;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.barograph.jobs.config.live.LiveConfig;
import org.barograph.jobs.config.live.LiveConfigSource;
import org.barograph.jobs.model.MentionEvent;
import org.barograph.jobs.model.ScoredMention;
import org.barograph.jobs.state.Packed;

/**
 * Keeps the last hour's mentions of a brand, looks every quarter of an hour for phrases that many
 * begin to use at once, and learns every hour what is usual. Keyed by brand. At most {@link
 * #MAX_MENTIONS} are kept, of more a sample of whole stories.
 */
public final class FindPhrases extends KeyedProcessFunction<String, MentionEvent, PaneSlice> {

  /** About 2 MB. */
  static final int MAX_MENTIONS = 2_000;

  private static final int MAX_OF_A_STORY = 200;

  static final long EVERY = 15 * Minutes.MINUTE;

  private static final long HOUR = 3_600_000;

  /** Phrases that were told are judged again for this long after. */
  private static final long TOLD_FOR = 6 * HOUR;

  private final LiveConfigSource config;
  private transient LiveConfig live;
  private transient Packed.Serializer<MentionEvent> events;
  private transient ListState<Packed<MentionEvent>> pending;
  private transient MapState<String, Kept> kept;
  private transient ValueState<Long> sampled;
  private transient ValueState<PhrasePast> past;
  private transient MapState<String, Long> told;

  /**
   * A mention in the hour.
   *
   * @param createdAt epoch milliseconds
   */
  public record Kept(long createdAt, long revision, ScoredMention mention) {}

  public FindPhrases(LiveConfigSource live) {
    this.config = live;
  }

  @Override
  public void open(OpenContext context) {
    live = config.open();
    events = Packed.Serializer.of(MentionEvent.class, getRuntimeContext());
    pending = getRuntimeContext().getListState(new ListStateDescriptor<>("pending", events));
    kept =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>("hour", Types.STRING, TypeInformation.of(Kept.class)));
    sampled = getRuntimeContext().getState(new ValueStateDescriptor<>("sampled", Types.LONG));
    past =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("past", TypeInformation.of(PhrasePast.class)));
    told =
        getRuntimeContext().getMapState(new MapStateDescriptor<>("told", Types.STRING, Types.LONG));
  }

  @Override
  public void close() {
    if (live != null) {
      live.close();
    }
  }

  @Override
  public void processElement(MentionEvent event, Context context, Collector<PaneSlice> out)
      throws Exception {
    long tick = Minutes.tickOf(event.eventAt());
    if (tick - 1 > context.timerService().currentWatermark()) {
      pending.add(events.pack(tick, event));
      context.timerService().registerEventTimeTimer(tick - 1);
    }
  }

  @Override
  public void onTimer(long at, OnTimerContext context, Collector<PaneSlice> out) throws Exception {
    if (context.timerService().currentWatermark() == Long.MAX_VALUE) {
      return; // Nothing is decided on a part of a minute.
    }
    long tick = at + 1;
    takePending(tick);
    if (tick % EVERY == 0) {
      judge(context.getCurrentKey(), tick, out);
    }
    if (!kept.isEmpty() || !told.isEmpty()) {
      context.timerService().registerEventTimeTimer(Math.floorDiv(tick, EVERY) * EVERY + EVERY - 1);
    }
  }

  private void judge(String brand, long tick, Collector<PaneSlice> out) throws Exception {
    PhraseDesk desk = desk(tick);
    List<ScoredMention> mentions = mentions(tick);
    PhrasePast known = past.value() == null ? PhrasePast.of(tick - EVERY) : past.value();
    for (Emergence emergence :
        desk.judge(brand, tick - HOUR, tick, mentions, known, toldLately(tick))) {
      out.collect(PaneSlice.of(brand, tick, emergence));
      if (emergence.anomaly() != null) {
        told.put(emergence.phrase(), tick);
      }
    }
    if (tick % HOUR == 0) {
      known = known.learn(tick, desk.counts(brand, mentions), PhraseDesk.storiesIn(mentions));
      if (mentions.size() < MAX_MENTIONS / 4) {
        relax();
      }
    }
    past.update(known);
  }

  private PhraseDesk desk(long tick) throws IOException, InterruptedException {
    return live.at(tick - 1).made(PhraseDesk.class, PhraseDesk::new);
  }

  private void takePending(long tick) throws Exception {
    List<MentionEvent> due = new ArrayList<>();
    List<Packed<MentionEvent>> later = new ArrayList<>();
    for (Packed<MentionEvent> event : pending.get()) {
      if (event.at() <= tick) {
        due.add(events.unpack(event));
      } else {
        later.add(event);
      }
    }
    pending.update(later);
    due.sort(MentionEvent.CANONICAL);
    for (MentionEvent event : due) {
      take(event, tick);
    }
    thinOut();
  }

  private void take(MentionEvent event, long tick) throws Exception {
    Kept before = kept.get(event.mentionId());
    if (before != null && before.revision() > event.revision()) {
      return;
    }
    ScoredMention mention = event.mention();
    boolean counts =
        mention != null
            && !mention.bot()
            && mention.text() != null
            && event.createdAt() >= tick - HOUR
            && rank(mention) <= threshold();
    if (counts) {
      kept.put(event.mentionId(), new Kept(event.createdAt(), event.revision(), mention));
    } else if (before != null) {
      kept.remove(event.mentionId());
    }
  }

  /** The hour's, in the order of their ids; older ones are dropped. */
  private List<ScoredMention> mentions(long tick) throws Exception {
    Map<String, ScoredMention> mentions = new TreeMap<>();
    List<String> old = new ArrayList<>();
    for (Map.Entry<String, Kept> entry : kept.entries()) {
      long createdAt = entry.getValue().createdAt();
      if (createdAt < tick - HOUR) {
        old.add(entry.getKey());
      } else if (createdAt < tick) {
        mentions.put(entry.getKey(), entry.getValue().mention());
      }
    }
    for (String id : old) {
      kept.remove(id);
    }
    return List.copyOf(mentions.values());
  }

  private Set<String> toldLately(long tick) throws Exception {
    Set<String> lately = new TreeSet<>();
    List<String> old = new ArrayList<>();
    for (Map.Entry<String, Long> entry : told.entries()) {
      if (tick - entry.getValue() > TOLD_FOR) {
        old.add(entry.getKey());
      } else {
        lately.add(entry.getKey());
      }
    }
    for (String phrase : old) {
      told.remove(phrase);
    }
    return lately;
  }

  /**
   * Of too many mentions whole stories are kept, those with the smallest hash, and of a story that
   * is repeated without end a part.
   */
  private void thinOut() throws Exception {
    TreeMap<Long, TreeSet<String>> stories = new TreeMap<>();
    int size = 0;
    for (Map.Entry<String, Kept> entry : kept.entries()) {
      stories
          .computeIfAbsent(rank(entry.getValue().mention()), r -> new TreeSet<>())
          .add(entry.getKey());
      size++;
    }
    if (size <= MAX_MENTIONS) {
      return;
    }
    int left = 0;
    for (Map.Entry<Long, TreeSet<String>> story : stories.entrySet()) {
      int most = left >= MAX_MENTIONS * 3 / 4 ? 0 : MAX_OF_A_STORY;
      int number = 0;
      for (String id : story.getValue()) {
        if (number++ >= most) {
          kept.remove(id);
        }
      }
      if (most > 0) {
        sampled.update(story.getKey());
        left += Math.min(most, number);
      }
    }
  }

  /** After a quiet hour the sample may be larger again. */
  private void relax() throws Exception {
    if (sampled.value() != null && sampled.value() <= Long.MAX_VALUE / 2) {
      sampled.update(2 * sampled.value());
    } else {
      sampled.clear();
    }
  }

  private long threshold() throws Exception {
    return sampled.value() == null ? Long.MAX_VALUE : sampled.value();
  }

  private static long rank(ScoredMention mention) {
    return Distinct.hash(mention.storyId());
  }
}
