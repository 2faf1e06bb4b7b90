package org.barograph.jobs.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.model.BrandWindow;
import org.barograph.jobs.model.Incident;
import org.barograph.jobs.model.Tally;

/**
 * Judges the windows of one brand that close at a tick, turns its incidents, and only then lets the
 * baselines learn. Plain logic: what it needs comes in, what it finds goes out.
 */
final class BrandDesk {

  /** What an incident's windows may teach: a lasting change becomes normal, but slowly. */
  private static final double LEARN_FROM_INCIDENT = 0.05;

  /** What a longer window shows early, a shorter one shows earlier. */
  private static final long MAX_EARLY = 60 * Minutes.MINUTE;

  private final SentimentDropDetector drops;
  private final TopicSpikeDetector spikes;
  private final IncidentBook book;
  private final Prior prior = Prior.load();
  private final String configVersion;

  BrandDesk(BarographConfig config) {
    this.drops = new SentimentDropDetector(config.detection().sentimentDrop());
    this.spikes = new TopicSpikeDetector(config.detection().topicSpike());
    this.configVersion = config.version();
    this.book = new IncidentBook(config.detection(), configVersion);
  }

  /** A window of the brand that closes now: its span and all that was said in it. */
  record Closing(long start, long end, Pane pane) {
    int sizeMinutes() {
      return (int) ((end - start) / Minutes.MINUTE);
    }
  }

  /** What a tick brought; baselines by {@link #baselineKey}. */
  record Decision(
      List<BrandWindow> windows,
      List<Incident> incidents,
      Map<String, KeyBaseline> baselines,
      IncidentBook.Page page) {}

  private record Judged(ClosedWindow window, Judgement judgement) {}

  static String baselineKey(String topic, int sizeMinutes) {
    return (topic == null ? "" : topic) + "|" + sizeMinutes;
  }

  /** The topic of a baseline's key; empty when it is the brand's or of another size. */
  static Optional<String> topicOf(String baselineKey, int sizeMinutes) {
    String suffix = "|" + sizeMinutes;
    boolean isTopic = baselineKey.endsWith(suffix) && baselineKey.length() > suffix.length();
    return isTopic
        ? Optional.of(baselineKey.substring(0, baselineKey.length() - suffix.length()))
        : Optional.empty();
  }

  /**
   * @param closing windows that end at the tick, shortest first
   * @param known baselines of the brand and its topics; not changed
   */
  Decision decide(
      String brand,
      long tick,
      List<Closing> closing,
      Map<String, KeyBaseline> known,
      IncidentBook.Page page) {
    Map<String, KeyBaseline> baselines = new HashMap<>(known);
    Map<String, List<Judgement>> judgements = new TreeMap<>();
    List<Judged> judged = new ArrayList<>();
    for (Closing window : closing) {
      for (ClosedWindow closed : closedWindows(brand, window, baselines)) {
        Judgement judgement = closed.topic() == null ? drops.judge(closed) : spikes.judge(closed);
        judged.add(new Judged(closed, judgement));
        judgements
            .computeIfAbsent(closed.topic() == null ? "" : closed.topic(), t -> new ArrayList<>())
            .add(judgement);
      }
    }
    IncidentBook.Turned turned =
        judgements.isEmpty()
            ? new IncidentBook.Turned(page, List.of())
            : book.turn(page, brand, tick, judgements);
    List<BrandWindow> windows = new ArrayList<>();
    for (Judged each : judged) {
      ClosedWindow closed = each.window();
      windows.add(document(closed, outcome(each, turned.page())));
      baselines.put(
          baselineKey(closed.topic(), closed.sizeMinutes()),
          learnt(closed, turned.page(), each.judgement()));
    }
    return new Decision(windows, turned.changed(), baselines, turned.page());
  }

  /** The minutes of windows that are still open. */
  interface OpenMinutes {
    Tally tally(long start, long end) throws Exception;

    Pane pane(long start, long end) throws Exception;
  }

  /**
   * Looks at the brand's windows that are still open: what is overwhelming need not wait for the
   * close. A topic never pages, so its windows are left to it.
   *
   * @param sizes of windows, milliseconds, shortest first
   * @param known baselines by {@link #baselineKey}; not changed
   */
  IncidentBook.Turned lookEarly(
      String brand,
      long tick,
      long[] sizes,
      Map<String, KeyBaseline> known,
      IncidentBook.Page page,
      OpenMinutes minutes)
      throws Exception {
    for (long size : sizes) {
      long start = Math.floorDiv(tick, size) * size;
      int looks = (int) (size / Minutes.MINUTE) - 1;
      KeyBaseline baseline = known.get(baselineKey(null, (int) (size / Minutes.MINUTE)));
      if (size > MAX_EARLY || start == tick || baseline == null) {
        continue;
      }
      if (drops.isOverwhelming(minutes.tally(start, tick), baseline, looks)) {
        ClosedWindow window =
            new ClosedWindow(
                brand, null, start, tick, minutes.pane(start, tick), baseline.decayedTo(tick));
        IncidentBook.Turned turned =
            book.early(page, brand, tick, drops.judgeEarly(window, looks), start + size);
        if (!turned.changed().isEmpty()) {
          return turned;
        }
      }
    }
    return new IncidentBook.Turned(page, List.of());
  }

  /** The brand's window first, then one for each topic that was ever seen. */
  private List<ClosedWindow> closedWindows(
      String brand, Closing window, Map<String, KeyBaseline> baselines) {
    int size = window.sizeMinutes();
    KeyBaseline brandBaseline =
        baselines
            .computeIfAbsent(baselineKey(null, size), k -> KeyBaseline.of(prior, window.start()))
            .decayedTo(window.end());
    List<ClosedWindow> closed = new ArrayList<>();
    closed.add(
        new ClosedWindow(brand, null, window.start(), window.end(), window.pane(), brandBaseline));
    TreeSet<String> topics = new TreeSet<>(window.pane().topics());
    baselines.keySet().forEach(key -> topicOf(key, size).ifPresent(topics::add));
    for (String topic : topics) {
      KeyBaseline baseline =
          baselines
              .computeIfAbsent(
                  baselineKey(topic, size), k -> KeyBaseline.unseenTopic(prior, brandBaseline))
              .decayedTo(window.end());
      closed.add(
          new ClosedWindow(brand, topic, window.start(), window.end(), window.pane(), baseline));
    }
    return closed;
  }

  /** A window of the brand is off as well when its volume is. */
  private static BrandWindow.Outcome outcome(Judged judged, IncidentBook.Page page) {
    boolean spikes = judged.window().topic() == null && page.isOpen(VolumeSpikeDetector.RULE, null);
    return spikes ? BrandWindow.Outcome.ANOMALY : judged.judgement().outcome();
  }

  private BrandWindow document(ClosedWindow closed, BrandWindow.Outcome outcome) {
    Tally tally = closed.pane().about(closed.topic());
    boolean young = outcome == BrandWindow.Outcome.LEARNING;
    return new BrandWindow(
        closed.brand(),
        closed.topic(),
        closed.start(),
        closed.sizeMinutes(),
        tally,
        closed.pane().distinctStories(closed.topic()),
        closed.pane().distinctAuthors(closed.topic()),
        young ? null : Band.around(closed.baseline(), closed.start(), closed.end(), tally.scored()),
        outcome,
        1,
        configVersion);
  }

  private KeyBaseline learnt(ClosedWindow closed, IncidentBook.Page page, Judgement judgement) {
    if (page.isOpen(MissingDesk.RULE, null)) {
      return closed.baseline(); // What comes while a channel is silent is not what is usual.
    }
    boolean incident =
        judgement.isAnomaly()
            || page.isOpen(judgement.kind(), closed.topic())
            || page.isOpen(SentimentDropDetector.RULE, null)
            || page.isOpen(VolumeSpikeDetector.RULE, null);
    return closed
        .baseline()
        .learn(
            closed.start(),
            closed.end(),
            closed.pane().about(closed.topic()),
            closed.pane().about(null).mentions(),
            UsualParts.of(closed),
            incident ? LEARN_FROM_INCIDENT : 1);
  }

  /** A closed window whose counts may have changed; null when they have not. */
  BrandWindow corrected(BrandWindow window, Pane pane) {
    Tally tally = pane.about(window.topic());
    int stories = pane.distinctStories(window.topic());
    int authors = pane.distinctAuthors(window.topic());
    boolean same =
        tally.equals(window.tally()) && stories == window.stories() && authors == window.authors();
    return same ? null : window.corrected(tally, stories, authors);
  }

  /** A topic that a late post brought into a window that had none of it. */
  BrandWindow late(String brand, String topic, Closing window) {
    return new BrandWindow(
        brand,
        topic,
        window.start(),
        window.sizeMinutes(),
        window.pane().about(topic),
        window.pane().distinctStories(topic),
        window.pane().distinctAuthors(topic),
        null,
        BrandWindow.Outcome.INSUFFICIENT_DATA,
        1,
        configVersion);
  }
}
