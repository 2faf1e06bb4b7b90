package org.barograph.jobs.detect;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.live.EffectiveConfig;
import org.barograph.jobs.config.live.LiveConfig;
import org.barograph.jobs.config.live.LiveConfigSource;
import org.barograph.jobs.links.IncidentLinks;
import org.barograph.jobs.model.BrandWindow;
import org.barograph.jobs.model.Decided;
import org.barograph.jobs.model.DeletedAuthor;
import org.barograph.jobs.model.Evidence;
import org.barograph.jobs.model.Incident;
import org.barograph.jobs.model.IncidentCommand;
import org.barograph.nlp.SentimentModels;

/**
 * Ticks once a minute of event time for each brand: takes over the panes that changed, closes the
 * windows that end, and gives window documents and, aside, incidents. Keyed by brand. A brand of
 * which nothing was heard for a day sleeps until its next mention.
 */
public final class DecideIncidents extends KeyedProcessFunction<String, PaneSlice, BrandWindow> {

  public static final OutputTag<Incident> INCIDENTS =
      new OutputTag<>("incidents", TypeInformation.of(Incident.class));

  /** Commands on incidents that are not known. */
  public static final OutputTag<IncidentCommand> UNANSWERED =
      new OutputTag<>("unanswered-commands", TypeInformation.of(IncidentCommand.class));

  /** What is measured of incidents that fire. */
  public static final OutputTag<Decided> DECIDED =
      new OutputTag<>("decided", TypeInformation.of(Decided.class));

  /** A gap of years must not cost a tick for each of its minutes. */
  private static final long SLEEP_AFTER = 86_400_000;

  private static final long HOUR = 3_600_000;

  /** A clock that is behind makes a command older than its incident. */
  private static final long COMMAND_WAITS = HOUR;

  private final LiveConfigSource config;
  private final String sentimentModel;
  private final long[] sizes;
  private final long latenessMillis;
  private final long keepMillis;
  private final long sleepAfter;
  private transient LiveConfig live;
  private transient PaneStore panes;
  private transient DriverReasons reasons;
  private transient MapState<Long, List<PaneSlice>> pending;
  private transient MapState<String, KeyBaseline> baselines;
  private transient MapState<String, BrandWindow> closed;
  private transient ValueState<IncidentBook.Page> page;
  private transient ValueState<VolumeMemory> volume;
  private transient ValueState<VolumePast> volumePast;
  private transient ValueState<Standing> standing;
  private transient MapState<String, Silence> silent;
  private transient ValueState<Long> lastTick;
  private transient ValueState<Long> lastHeard;

  /**
   * @param live what changes while the job runs; window sizes and lateness are {@code config}'s
   */
  public DecideIncidents(BarographConfig config, LiveConfigSource live) {
    this.config = live;
    this.sentimentModel = config.sentiment().model();
    this.sizes = config.detection().windows().stream().mapToLong(d -> d.toMillis()).toArray();
    this.latenessMillis = config.detection().allowedLateness().toMillis();
    this.keepMillis = keepMillis(config);
    // Not before all that is kept has been forgotten.
    this.sleepAfter = Math.max(SLEEP_AFTER, keepMillis + 2 * HOUR);
  }

  /**
   * How long after its end a minute can still matter: the longest window, or the hour that the
   * volume rule looks back on, and the lateness.
   */
  public static long keepMillis(BarographConfig config) {
    return Math.max(config.detection().windows().getLast().toMillis(), HOUR)
        + config.detection().allowedLateness().toMillis();
  }

  @Override
  public void open(OpenContext context) {
    live = config.open();
    live.prepare(DecideIncidents::desk);
    live.prepare(DecideIncidents::volumes);
    MapState<String, PaneSlice> slices =
        map("panes", Types.STRING, TypeInformation.of(PaneSlice.class));
    panes = new PaneStore(slices::get, slices::put, slices::remove, slices::entries);
    reasons = new DriverReasons(SentimentModels.explainer(sentimentModel));
    pending = map("pending", Types.LONG, Types.LIST(TypeInformation.of(PaneSlice.class)));
    baselines = map("baselines", Types.STRING, TypeInformation.of(KeyBaseline.class));
    closed = map("closed", Types.STRING, TypeInformation.of(BrandWindow.class));
    page = value("incidents", TypeInformation.of(IncidentBook.Page.class));
    volume = value("volume", TypeInformation.of(VolumeMemory.class));
    volumePast = value("volume-past", TypeInformation.of(VolumePast.class));
    standing = value("standing", TypeInformation.of(Standing.class));
    silent = map("silent-channels", Types.STRING, TypeInformation.of(Silence.class));
    lastTick = value("last-tick", Types.LONG);
    lastHeard = value("last-heard", Types.LONG);
  }

  @Override
  public void close() {
    if (live != null) {
      live.close();
    }
  }

  private static BrandDesk desk(EffectiveConfig config) {
    return config.made(BrandDesk.class, BrandDesk::new);
  }

  private static VolumeDesk volumes(EffectiveConfig config) {
    return config.made(VolumeDesk.class, VolumeDesk::new);
  }

  /** With the configuration of the windows that end at the tick. */
  private BrandDesk deskAt(long tick) throws IOException, InterruptedException {
    return desk(live.at(tick - 1));
  }

  private <K, V> MapState<K, V> map(String name, TypeInformation<K> key, TypeInformation<V> type) {
    return getRuntimeContext().getMapState(new MapStateDescriptor<>(name, key, type));
  }

  private <V> ValueState<V> value(String name, TypeInformation<V> type) {
    return getRuntimeContext().getState(new ValueStateDescriptor<>(name, type));
  }

  @Override
  public void processElement(PaneSlice slice, Context context, Collector<BrandWindow> out)
      throws Exception {
    Long last = lastTick.value();
    if (slice.command() != null || slice.deleted() != null) {
      // What is said of a minute that has passed is heard with the next tick.
      long next = Minutes.tickOf(context.timerService().currentWatermark() + 1);
      await(slice, Math.max(slice.tick(), next), context);
      return;
    }
    if (last != null && slice.tick() <= last) {
      correct(slice.brand(), take(List.of(slice)), last, out);
      return;
    }
    await(slice, slice.tick(), context);
  }

  private void await(PaneSlice slice, long tick, Context context) throws Exception {
    List<PaneSlice> waiting = pending.get(tick);
    List<PaneSlice> longer = waiting == null ? new ArrayList<>() : new ArrayList<>(waiting);
    longer.add(slice);
    pending.put(tick, longer);
    context.timerService().registerEventTimeTimer(tick - 1);
  }

  @Override
  public void onTimer(long at, OnTimerContext context, Collector<BrandWindow> out)
      throws Exception {
    long tick = at + 1;
    Long last = lastTick.value();
    if (last != null && tick <= last) {
      return;
    }
    if (context.timerService().currentWatermark() == Long.MAX_VALUE) {
      correctAtEnd(context.getCurrentKey(), tick, last, out);
      return;
    }
    List<PaneSlice> slices = pending.get(tick);
    List<PaneSlice> news = slices == null ? List.of() : slices;
    pending.remove(tick);
    listen(tick, news, context);
    forgetAuthors(news, context);
    boolean speaks = news.stream().anyMatch(PaneSlice::isPane);
    boolean sleeps = last == null || tick > last + Minutes.MINUTE;
    if (sleeps && !speaks) {
      return; // A word on an incident of the past does not wake the brand.
    }
    if (speaks) {
      lastHeard.update(tick);
      correct(context.getCurrentKey(), take(news), tick - 1, out);
    }
    lastTick.update(tick);
    startAnew(context.getCurrentKey(), tick, context);
    withdraw(context.getCurrentKey(), tick, context);
    decideMissing(context.getCurrentKey(), tick, hearSilences(news), context);
    if (tick % VolumeBin.LENGTH == 0) {
      decideVolume(context.getCurrentKey(), tick, context);
    }
    decide(context.getCurrentKey(), tick, context, out);
    decideEmerging(context.getCurrentKey(), tick, news, context);
    if (speaks) {
      lookEarly(context.getCurrentKey(), tick, context);
    }
    measure(tick, news, context);
    if (tick % HOUR == 0) {
      forget(tick);
    }
    if (tick - lastHeard.value() <= sleepAfter || isBusy()) {
      context.timerService().registerEventTimeTimer(at + Minutes.MINUTE);
    }
  }

  /**
   * At the end of bounded input nothing is decided on a part of a minute; late posts still count.
   */
  private void correctAtEnd(String brand, long tick, Long last, Collector<BrandWindow> out)
      throws Exception {
    List<PaneSlice> slices = pending.get(tick);
    if (slices != null && last != null) {
      pending.remove(tick);
      correct(brand, take(slices), last, out);
    }
  }

  private boolean isBusy() throws Exception {
    return known().hasOpen();
  }

  /** The minutes whose panes changed. */
  private SortedSet<Long> take(List<PaneSlice> slices) throws Exception {
    SortedSet<Long> minutes = new TreeSet<>();
    for (PaneSlice slice : slices) {
      if (slice.isPane()) {
        panes.put(slice);
        minutes.add(slice.minute());
      }
    }
    return minutes;
  }

  /** What people said, before anything is judged. */
  private void listen(long tick, List<PaneSlice> news, OnTimerContext context) throws Exception {
    List<IncidentCommand> said =
        news.stream()
            .map(PaneSlice::command)
            .filter(Objects::nonNull)
            .sorted(IncidentCommand.ORDER)
            .toList();
    if (said.isEmpty() && !known().hasSilence()) {
      return;
    }
    IncidentBook.Heard heard = IncidentBook.hear(known(), tick, said);
    page.update(heard.page());
    tell(heard.changed(), context);
    for (IncidentCommand command : heard.unanswered()) {
      if (tick - command.at() < COMMAND_WAITS) {
        await(PaneSlice.of(command), tick + Minutes.MINUTE, context);
      } else {
        context.output(UNANSWERED, command);
      }
    }
  }

  private void forgetAuthors(List<PaneSlice> news, OnTimerContext context) throws Exception {
    Set<DeletedAuthor> gone =
        news.stream().map(PaneSlice::deleted).filter(Objects::nonNull).collect(Collectors.toSet());
    if (gone.isEmpty()) {
      return;
    }
    IncidentBook.Turned turned = IncidentBook.forget(known(), gone);
    page.update(turned.page());
    tell(turned.changed(), context);
    List<Map.Entry<String, KeyBaseline>> known = new ArrayList<>();
    baselines.entries().forEach(known::add);
    for (Map.Entry<String, KeyBaseline> entry : known) {
      KeyBaseline kept = entry.getValue();
      for (DeletedAuthor author : gone) {
        kept = kept.withoutAuthor(author.authorId());
      }
      baselines.put(entry.getKey(), kept);
    }
  }

  /**
   * What was usual with another model, or under other names, is no measure: the rules that rest on
   * it learn anew, so that the change itself is no drop and no spike.
   */
  private void startAnew(String brand, long tick, OnTimerContext context) throws Exception {
    Standing now = live.at(tick - 1).made(Standings.class, Standings::new).of(brand);
    Standing before = standing.value();
    standing.update(now);
    if (before == null || before.equals(now)) {
      return;
    }
    Set<String> gone = new TreeSet<>();
    if (!before.model().equals(now.model())) {
      baselines.clear();
      gone.add(IncidentBook.Page.key(SentimentDropDetector.RULE, null));
    }
    if (before.names() != now.names()) {
      volume.clear();
      volumePast.clear();
      gone.add(IncidentBook.Page.key(VolumeSpikeDetector.RULE, null));
    }
    IncidentBook.Turned turned = IncidentBook.withdraw(known(), tick, gone);
    page.update(turned.page());
    tell(turned.changed(), context);
  }

  /** Of every brand that was asked for, in one configuration. */
  private static final class Standings {
    private final BarographConfig config;
    private final Map<String, Standing> known = new ConcurrentHashMap<>();

    Standings(BarographConfig config) {
      this.config = config;
    }

    Standing of(String brand) {
      return known.computeIfAbsent(brand, b -> Standing.of(b, config));
    }
  }

  private void withdraw(String brand, long tick, OnTimerContext context) throws Exception {
    if (!known().hasOpen()) {
      return;
    }
    EffectiveConfig now = live.at(tick - 1);
    Set<String> gone =
        Withdrawals.of(brand, known(), now.config(), now.version(), time -> live.at(time).config());
    if (!gone.isEmpty()) {
      IncidentBook.Turned turned = IncidentBook.withdraw(known(), tick, gone);
      page.update(turned.page());
      tell(turned.changed(), context);
    }
  }

  /** Whether a channel fell silent, or is back. */
  private boolean hearSilences(List<PaneSlice> news) throws Exception {
    boolean told = false;
    for (PaneSlice slice : news) {
      if (slice.silence() != null) {
        told = true;
        if (slice.silence().over()) {
          silent.remove(slice.silence().channel());
        } else {
          silent.put(slice.silence().channel(), slice.silence());
        }
      }
    }
    return told;
  }

  /** Before the windows: what they lack must not count as an end of anything. */
  private void decideMissing(String brand, long tick, boolean told, OnTimerContext context)
      throws Exception {
    boolean isOpen = known().isOpen(MissingDesk.RULE, null);
    if (!told && (tick % MissingDesk.EVERY != 0 || (silent.isEmpty() && !isOpen))) {
      return;
    }
    Map<String, Silence> channels = new TreeMap<>();
    for (Map.Entry<String, Silence> entry : silent.entries()) {
      channels.put(entry.getKey(), entry.getValue());
    }
    int shortest = (int) (sizes[0] / Minutes.MINUTE);
    KeyBaseline baseline = baselines.get(BrandDesk.baselineKey(null, shortest));
    IncidentBook.Turned turned =
        live.at(tick - 1)
            .made(MissingDesk.class, MissingDesk::new)
            .decide(brand, tick, channels, baseline, known());
    page.update(turned.page());
    tell(turned.changed(), context);
    if (!known().isOpen(MissingDesk.RULE, null)) {
      for (Silence silence : channels.values()) {
        if (MissingDesk.isGone(silence, tick)) {
          silent.remove(silence.channel());
        }
      }
    }
  }

  /** After the windows: a brand's incident holds back those of its topics. */
  private void decideEmerging(String brand, long tick, List<PaneSlice> news, OnTimerContext context)
      throws Exception {
    List<Emergence> emerging =
        news.stream().map(PaneSlice::emergence).filter(Objects::nonNull).toList();
    boolean ends = tick % FindPhrases.EVERY == 0;
    if (emerging.isEmpty() && !(ends && known().hasOpen())) {
      return;
    }
    IncidentBook.Turned turned =
        live.at(tick - 1)
            .made(EmergingDesk.class, EmergingDesk::new)
            .decide(brand, tick, emerging, known());
    page.update(turned.page());
    tell(turned.changed(), context);
  }

  /** As people read them: with reasons and links. */
  private void tell(List<Incident> incidents, Context context)
      throws IOException, InterruptedException {
    for (Incident incident : incidents) {
      Evidence evidence = reasons.in(incident.worst().evidence());
      IncidentLinks links =
          live.at(context.timestamp()).made(IncidentLinks.class, IncidentLinks::new);
      evidence = evidence.withLinks(links.of(incident.worst()));
      context.output(INCIDENTS, incident.withWorst(incident.worst().withEvidence(evidence)));
    }
  }

  private void decideVolume(String brand, long tick, OnTimerContext context) throws Exception {
    int shortest = (int) (sizes[0] / Minutes.MINUTE);
    KeyBaseline baseline = baselines.get(BrandDesk.baselineKey(null, shortest));
    VolumeDesk.Decision decision =
        volumes(live.at(tick - 1)).decide(brand, tick, volume.value(), baseline, known(), panes);
    if (decision.learnt() != null) {
      VolumePast past = volumePast.value();
      VolumePast known = past == null ? VolumePast.of(before(decision.learnt())) : past;
      volumePast.update(known.with(decision.learnt(), latenessMillis));
    }
    volume.update(decision.memory());
    page.update(decision.page());
    tell(decision.incidents(), context);
  }

  /**
   * What the rule remembered before it learnt its first bin, or since a snapshot without a past.
   */
  private VolumeMemory before(VolumeBin first) throws Exception {
    VolumeMemory known = volume.value();
    return known == null ? VolumeMemory.of(Prior.load(), first.start()) : known;
  }

  /** Bins that were learnt follow their panes; decisions stand. */
  private void correctVolume(SortedSet<Long> minutes) throws Exception {
    VolumePast past = volumePast.value();
    if (past == null) {
      return;
    }
    VolumePast next = past;
    long done = Long.MIN_VALUE;
    for (long minute : minutes) {
      long start = Math.floorDiv(minute, VolumeBin.LENGTH) * VolumeBin.LENGTH;
      if (start != done && past.holds(start)) {
        next = next.corrected(start, panes.count(start, start + VolumeBin.LENGTH));
        done = start;
      }
    }
    if (!next.equals(past)) {
      volumePast.update(next);
      volume.update(next.memory(volume.value()));
    }
  }

  /** At windows that are still open; only where something was said. */
  private void lookEarly(String brand, long tick, OnTimerContext context) throws Exception {
    EffectiveConfig now = live.at(tick - 1);
    if (tick % VolumeBin.LENGTH != 0) {
      int shortest = (int) (sizes[0] / Minutes.MINUTE);
      KeyBaseline baseline = baselines.get(BrandDesk.baselineKey(null, shortest));
      VolumeDesk.Decision decision =
          volumes(now).lookEarly(brand, tick, volume.value(), baseline, known(), panes);
      if (!decision.incidents().isEmpty()) {
        volume.update(decision.memory());
        page.update(decision.page());
        tell(decision.incidents(), context);
      }
    }
    Map<String, KeyBaseline> known = new HashMap<>();
    for (long size : sizes) {
      String key = BrandDesk.baselineKey(null, (int) (size / Minutes.MINUTE));
      known.put(key, baselines.get(key));
    }
    IncidentBook.Turned turned = desk(now).lookEarly(brand, tick, sizes, known, known(), panes);
    if (!turned.changed().isEmpty()) {
      page.update(turned.page());
      tell(turned.changed(), context);
    }
  }

  /** How long after the newest post something was told. */
  private void measure(long tick, List<PaneSlice> news, Context context) throws Exception {
    PaneSlice newest =
        news.stream()
            .filter(PaneSlice::isPane)
            .max(Comparator.comparingLong(PaneSlice::postAt))
            .orElse(null);
    for (IncidentBook.Line line : known().lines().values()) {
      Incident incident = line.incident();
      if (newest != null && incident.firedAt() == tick && incident.isOpen()) {
        context.output(
            DECIDED,
            new Decided(incident.incidentId(), tick, newest.postAt(), newest.ingestedAt()));
      }
    }
  }

  private IncidentBook.Page known() throws Exception {
    IncidentBook.Page known = page.value();
    return known == null ? IncidentBook.Page.EMPTY : known;
  }

  private void decide(String brand, long tick, OnTimerContext context, Collector<BrandWindow> out)
      throws Exception {
    List<BrandDesk.Closing> closing = new ArrayList<>();
    for (long size : sizes) {
      if (tick % size == 0) {
        closing.add(new BrandDesk.Closing(tick - size, tick, panes.pane(tick - size, tick)));
      }
    }
    if (closing.isEmpty()) {
      return;
    }
    Map<String, KeyBaseline> known = new HashMap<>();
    for (Map.Entry<String, KeyBaseline> entry : baselines.entries()) {
      known.put(entry.getKey(), entry.getValue());
    }
    BrandDesk.Decision decision = deskAt(tick).decide(brand, tick, closing, known, known());
    baselines.putAll(decision.baselines());
    page.update(decision.page());
    for (BrandWindow window : decision.windows()) {
      closed.put(window.windowId(), window);
      out.collect(window);
    }
    tell(decision.incidents(), context);
  }

  /**
   * Documents of windows that had closed before follow their panes; decisions stand. What is
   * further back than the allowed lateness stays as it is: not all of its panes are kept.
   */
  private void correct(
      String brand, SortedSet<Long> minutes, long lastClosed, Collector<BrandWindow> out)
      throws Exception {
    correctVolume(minutes);
    TreeSet<String> done = new TreeSet<>();
    for (long minute : minutes) {
      for (long size : sizes) {
        long start = Math.floorDiv(minute, size) * size;
        long end = start + size;
        boolean open = end > lastClosed;
        boolean past = end + latenessMillis < lastClosed;
        if (!open && !past && done.add(start + "/" + size)) {
          correctWindow(
              brand, deskAt(end), new BrandDesk.Closing(start, end, panes.pane(start, end)), out);
        }
      }
    }
  }

  private void correctWindow(
      String brand, BrandDesk desk, BrandDesk.Closing window, Collector<BrandWindow> out)
      throws Exception {
    TreeSet<String> topics = new TreeSet<>(window.pane().topics());
    for (String key : baselines.keys()) {
      BrandDesk.topicOf(key, window.sizeMinutes()).ifPresent(topics::add);
    }
    correctOne(brand, desk, null, window, out);
    for (String topic : topics) {
      correctOne(brand, desk, topic, window, out);
    }
  }

  private void correctOne(
      String brand,
      BrandDesk desk,
      String topic,
      BrandDesk.Closing window,
      Collector<BrandWindow> out)
      throws Exception {
    BrandWindow fresh = desk.late(brand, topic, window);
    BrandWindow known = closed.get(fresh.windowId());
    BrandWindow next = known == null ? fresh : desk.corrected(known, window.pane());
    boolean neverSeen = known == null && fresh.tally().mentions() == 0;
    if (next != null && !neverSeen) {
      closed.put(next.windowId(), next);
      out.collect(next);
    }
  }

  private void forget(long tick) throws Exception {
    panes.forgetBefore(tick - keepMillis);
    List<String> oldWindows = new ArrayList<>();
    for (Map.Entry<String, BrandWindow> window : closed.entries()) {
      if (window.getValue().end() + keepMillis < tick) {
        oldWindows.add(window.getKey());
      }
    }
    for (String key : oldWindows) {
      closed.remove(key);
    }
  }
}
