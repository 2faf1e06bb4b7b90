package org.barograph.jobs.detect;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.barograph.jobs.config.AnnotationEffect;
import org.barograph.jobs.config.DetectionConfig;
import org.barograph.jobs.model.Anomaly;
import org.barograph.jobs.model.BrandWindow.Outcome;
import org.barograph.jobs.model.DeletedAuthor;
import org.barograph.jobs.model.Evidence;
import org.barograph.jobs.model.Incident;
import org.barograph.jobs.model.IncidentCommand;
import org.barograph.jobs.model.IncidentCommandKind;

/**
 * The incidents of one brand: opens, worsens, resolves and reopens them from the judgements of each
 * tick, and hears what people say of them. Windows of all sizes feed one incident a topic and kind.
 * Event time only.
 */
public final class IncidentBook {

  static final String RECOVERED = "recovered";
  static final String FADED = "faded";
  static final String NOT_CONFIRMED = "not_confirmed";
  static final String CONFIG_CHANGED = "config_changed";

  /** Too few mentions to judge is weaker evidence of an end than a clear window. */
  private static final int FADING_FACTOR = 4;

  /** An incident is told again only if it is this much worse. */
  private static final double WORSE = 1.25;

  private static final List<String> SEVERITIES = List.of("info", "warning", "error", "critical");

  /** Rules that look at windows; the others confirm themselves. */
  private static final Set<String> WINDOWED =
      Set.of(SentimentDropDetector.RULE, TopicSpikeDetector.RULE);

  private final DetectionConfig config;
  private final String configVersion;
  private final PlannedEvents planned;

  IncidentBook(DetectionConfig config, String configVersion) {
    this.config = config;
    this.configVersion = configVersion;
    this.planned = new PlannedEvents(config.annotations());
  }

  /**
   * What is kept of the incidents of a brand, by kind and topic.
   *
   * @param past resolved ones that nothing reopens any more but of which people still speak, oldest
   *     first
   * @param silences until when nothing shall be heard of a kind and topic, epoch milliseconds
   * @param runs what may become an incident
   */
  public record Page(
      Map<String, Line> lines,
      List<Incident> past,
      Map<String, Long> silences,
      Map<String, Run> runs) {

    static final Page EMPTY = new Page(Map.of(), List.of(), Map.of(), Map.of());

    /** People judge an incident within days; each keeps its evidence, so there are few. */
    private static final int MAX_PAST = 16;

    private static final long MAX_AGE = Duration.ofDays(7).toMillis();

    public Page {
      // Snapshots from before people could speak of incidents have only lines.
      past = past == null ? List.of() : past;
      silences = silences == null ? Map.of() : silences;
      runs = runs == null ? Map.of() : runs;
    }

    boolean hasOpen() {
      return lines.values().stream().anyMatch(line -> line.incident().isOpen());
    }

    /** Whether something is silenced, whose end must be noticed. */
    boolean hasSilence() {
      return !silences.isEmpty()
          || lines.values().stream().anyMatch(line -> line.incident().isSilenced());
    }

    /** Topics of the open incidents of a kind, sorted. */
    Set<String> openTopics(String kind) {
      Set<String> topics = new TreeSet<>();
      lines.forEach((key, line) -> {
        if (key.startsWith(kind + "|") && line.incident().isOpen()) {
          topics.add(key.substring(kind.length() + 1));
        }
      });
      return topics;
    }

    /** {@code topic}: null for the brand itself. */
    boolean isOpen(String kind, String topic) {
      return IncidentBook.isOpen(lines.get(key(kind, topic)));
    }

    static String key(String kind, String topic) {
      return kind + "|" + (topic == null ? "" : topic);
    }

    private Page with(Map<String, Line> nextLines, Map<String, Run> nextRuns) {
      return new Page(nextLines, past, silences, nextRuns);
    }

    /** Without what is over for too long to come back, and what is too old to speak of. */
    private Page agedTo(long tick, long reopens) {
      Map<String, Line> young = new TreeMap<>();
      List<Incident> older = new ArrayList<>(past);
      new TreeMap<>(lines)
          .forEach((key, line) -> {
            Incident incident = line.incident();
            if (incident.isOpen() || incident.resolvedAt() + reopens >= tick) {
              young.put(key, line);
            } else {
              older.add(incident);
            }
          });
      older.removeIf(incident -> incident.resolvedAt() + MAX_AGE < tick);
      Map<String, Long> still = new TreeMap<>(silences);
      still.values().removeIf(until -> until <= tick);
      List<Incident> newest =
          List.copyOf(older.subList(Math.max(0, older.size() - MAX_PAST), older.size()));
      return new Page(young, newest, still, runs);
    }
  }

  /**
   * One incident with what counts towards its end.
   *
   * @param clears clear ticks in a row
   * @param fadings ticks in a row with too little to judge
   * @param early end of the window whose close must bear out what fired before it; 0 when none
   */
  public record Line(Incident incident, int clears, int fadings, long early) {

    static Line of(Incident incident) {
      return new Line(incident, 0, 0, 0);
    }

    private Line with(Incident next) {
      return new Line(next, clears, fadings, early);
    }
  }

  /**
   * The last judged ticks of what may become an incident, ascending.
   *
   * @param off those that were off their baseline
   */
  public record Run(List<Long> judged, List<Long> off) {
    static final Run EMPTY = new Run(List.of(), List.of());

    Run with(long tick, boolean isOff, int most) {
      List<Long> longer = new ArrayList<>(judged);
      longer.add(tick);
      List<Long> kept = longer.subList(Math.max(0, longer.size() - most), longer.size());
      List<Long> offs = new ArrayList<>(off);
      if (isOff) {
        offs.add(tick);
      }
      offs.removeIf(at -> at < kept.getFirst());
      return new Run(List.copyOf(kept), List.copyOf(offs));
    }
  }

  /** The page after a tick, and the incidents whose state changed, in a fixed order. */
  record Turned(Page page, List<Incident> changed) {}

  /**
   * The page after people were heard.
   *
   * @param unanswered commands on incidents that are not known
   */
  record Heard(Page page, List<Incident> changed, List<IncidentCommand> unanswered) {}

  /**
   * Follows what people said before a tick, and lets silences end.
   *
   * @param said in the order of {@link IncidentCommand#ORDER}
   */
  static Heard hear(Page page, long tick, List<IncidentCommand> said) {
    Map<String, Line> lines = new TreeMap<>(page.lines());
    List<Incident> past = new ArrayList<>(page.past());
    Map<String, Long> silences = new TreeMap<>(page.silences());
    List<Incident> changed = new ArrayList<>();
    List<IncidentCommand> unanswered = new ArrayList<>();
    for (IncidentCommand command : said) {
      Incident known = find(command.incidentId(), lines, past);
      if (known == null) {
        unanswered.add(command);
        continue;
      }
      Incident next = known.after(command);
      if (next.revision() == known.revision()) {
        continue;
      }
      if (command.kind() == IncidentCommandKind.SILENCE) {
        silences.put(Page.key(next.worst().kind(), next.worst().topic()), command.until());
      }
      replace(next, lines, past);
      changed.add(next);
    }
    for (Map.Entry<String, Line> entry : lines.entrySet()) {
      Incident incident = entry.getValue().incident();
      if (incident.isSilenced() && incident.handling().silencedUntil() <= tick) {
        Incident heardAgain = incident.unsilenced();
        entry.setValue(entry.getValue().with(heardAgain));
        changed.add(heardAgain);
      }
    }
    silences.values().removeIf(until -> until <= tick);
    return new Heard(new Page(lines, past, silences, page.runs()), changed, unanswered);
  }

  /** Takes what deleted authors wrote out of the evidence of all that is kept. */
  static Turned forget(Page page, Set<DeletedAuthor> gone) {
    Map<String, Line> lines = new TreeMap<>(page.lines());
    List<Incident> past = new ArrayList<>(page.past());
    List<Incident> changed = new ArrayList<>();
    List<Incident> known = new ArrayList<>(past);
    lines.values().forEach(line -> known.add(line.incident()));
    for (Incident incident : known) {
      Evidence evidence = DeletedAuthors.without(incident.worst().evidence(), gone);
      if (!evidence.equals(incident.worst().evidence())) {
        Incident next = incident.redacted(evidence);
        replace(next, lines, past);
        changed.add(next);
      }
    }
    return new Turned(new Page(lines, past, page.silences(), page.runs()), changed);
  }

  private static Incident find(String id, Map<String, Line> lines, List<Incident> past) {
    for (Line line : lines.values()) {
      if (line.incident().incidentId().equals(id)) {
        return line.incident();
      }
    }
    return past.stream().filter(i -> i.incidentId().equals(id)).findFirst().orElse(null);
  }

  private static void replace(Incident next, Map<String, Line> lines, List<Incident> past) {
    lines.replaceAll((key, line) ->
        line.incident().incidentId().equals(next.incidentId()) ? line.with(next) : line);
    past.replaceAll(known -> known.incidentId().equals(next.incidentId()) ? next : known);
  }

  /**
   * Resolves what the configuration no longer asks for.
   *
   * @param gone keys of {@link Page#key} whose brand, topic or rule has left
   */
  static Turned withdraw(Page page, long tick, Set<String> gone) {
    Map<String, Line> lines = new TreeMap<>(page.lines());
    List<Incident> changed = new ArrayList<>();
    for (Map.Entry<String, Line> entry : lines.entrySet()) {
      Line line = entry.getValue();
      if (gone.contains(entry.getKey()) && isOpen(line)) {
        Line resolved = Line.of(line.incident().resolved(tick, CONFIG_CHANGED));
        entry.setValue(resolved);
        changed.add(resolved.incident());
      }
    }
    Map<String, Run> runs = new TreeMap<>(page.runs());
    runs.keySet().removeAll(gone);
    return new Turned(page.with(lines, runs), changed);
  }

  /**
   * @param about judgements by topic ({@code ""} for the brand), those of one kind together
   */
  Turned turn(Page page, String brand, long tick, Map<String, List<Judgement>> about) {
    Page aged = page.agedTo(tick, reopens());
    Map<String, Line> lines = new TreeMap<>(aged.lines());
    Map<String, Run> runs = new TreeMap<>(aged.runs());
    List<Incident> changed = new ArrayList<>();
    boolean blind = isOpen(lines.get(MissingDesk.RULE + "|"));
    // The brand comes first ("" sorts first): its open incident holds back those of its topics.
    for (Map.Entry<String, List<Judgement>> entry : new TreeMap<>(about).entrySet()) {
      String key = entry.getValue().getFirst().kind() + "|" + entry.getKey();
      Line line = lines.get(key);
      boolean inhibited =
          !entry.getKey().isEmpty() && isOpen(lines.get(SentimentDropDetector.RULE + "|"));
      boolean isSilence = blind && !key.startsWith(MissingDesk.RULE);
      if (isSilence && isOpen(line) && ongoing(entry.getValue()) == null) {
        continue; // Silence is not recovery.
      }
      Line next =
          isOpen(line)
              ? goneOn(line, brand, tick, entry.getValue(), inhibited)
              : fired(aged, runs, key, brand, tick, entry.getValue(), inhibited);
      if (next == null) {
        continue;
      }
      if (line == null || next.incident().revision() != line.incident().revision()) {
        changed.add(next.incident());
      }
      lines.put(key, next);
    }
    return new Turned(aged.with(lines, runs), changed);
  }

  /**
   * Opens an incident before its window closes; one that is open waits for the close.
   *
   * @param judgement of the open window
   * @param closesAt the tick that must bear it out; 0 where the close can only be stronger
   */
  Turned early(Page page, String brand, long tick, Judgement judgement, long closesAt) {
    String key = Page.key(judgement.kind(), null);
    boolean asksForMore = config.ofTicks() > 1 && WINDOWED.contains(judgement.kind());
    if (!judgement.isAnomaly() || asksForMore || isOpen(page.lines().get(key))) {
      return new Turned(page, List.of());
    }
    Page aged = page.agedTo(tick, reopens());
    Map<String, Line> lines = new TreeMap<>(aged.lines());
    Line next = fired(aged, new TreeMap<>(), key, brand, tick, List.of(judgement), false);
    if (next == null || !isOpen(next)) {
      return new Turned(page, List.of()); // It cools down.
    }
    Line early = new Line(next.incident(), 0, 0, closesAt);
    lines.put(key, early);
    return new Turned(aged.with(lines, aged.runs()), List.of(early.incident()));
  }

  private long reopens() {
    return Math.max(config.flapTime().toMillis(), config.coolDownMillis());
  }

  private static boolean isOpen(Line line) {
    return line != null && line.incident().isOpen();
  }

  private Line goneOn(
      Line line, String brand, long tick, List<Judgement> judgements, boolean inhibited) {
    Anomaly anomaly = ongoing(judgements);
    if (anomaly != null) {
      AnnotationEffect effect = planned.at(tick, brand, anomaly.kind());
      // An incident of the brand tells it already; what ends is still told.
      return inhibited || effect == AnnotationEffect.SILENCE
          ? new Line(line.incident(), 0, 0, line.early())
          : worsened(line, tick, softened(anomaly, effect));
    }
    return calmed(line, tick, judgements);
  }

  /** What was known when nothing fires. */
  private Line fired(
      Page page,
      Map<String, Run> runs,
      String key,
      String brand,
      long tick,
      List<Judgement> judgements,
      boolean inhibited) {
    Line line = page.lines().get(key);
    AnnotationEffect effect = planned.at(tick, brand, judgements.getFirst().kind());
    boolean heldBack = inhibited || effect == AnnotationEffect.SILENCE;
    Anomaly anomaly = heldBack ? null : softened(ongoing(judgements), effect);
    long openedAt = tick;
    if (config.ofTicks() > 1 && WINDOWED.contains(judgements.getFirst().kind())) {
      Run run = runs.getOrDefault(key, Run.EMPTY).with(tick, anomaly != null, config.ofTicks());
      if (anomaly == null || run.off().size() < config.mustBeOff()) {
        remember(runs, key, run);
        return line;
      }
      openedAt = run.off().getFirst();
    }
    if (anomaly == null || isCooling(line, tick, anomaly)) {
      return line;
    }
    runs.remove(key);
    boolean comesBack =
        line != null && line.incident().resolvedAt() + config.flapTime().toMillis() >= tick;
    if (comesBack) {
      return Line.of(line.incident().next(Incident.State.TRIGGERED, tick, anomaly));
    }
    String topic = anomaly.topic() == null ? "" : anomaly.topic();
    String id = incidentId(brand, topic, anomaly.kind(), openedAt);
    long silencedUntil = page.silences().getOrDefault(key, 0L);
    return Line.of(Incident.triggered(id, openedAt, tick, anomaly, configVersion, silencedUntil));
  }

  /** Not to wake anybody for what was expected. */
  private static Anomaly softened(Anomaly anomaly, AnnotationEffect effect) {
    boolean isPage = anomaly != null && severity(anomaly) > SEVERITIES.indexOf("warning");
    return isPage && effect == AnnotationEffect.SOFTEN ? anomaly.withSeverity("warning") : anomaly;
  }

  private static void remember(Map<String, Run> runs, String key, Run run) {
    if (run.off().isEmpty()) {
      runs.remove(key);
    } else {
      runs.put(key, run);
    }
  }

  /** Whether what was resolved lately is no worse now. */
  private boolean isCooling(Line line, long tick, Anomaly anomaly) {
    return line != null
        && tick - line.incident().resolvedAt() < config.coolDownMillis()
        && !isWorse(anomaly, line.incident().worst());
  }

  /**
   * The strongest anomaly that is still going on: a long window whose newest short one is back to
   * normal tells of the past.
   */
  private static Anomaly ongoing(List<Judgement> judgements) {
    Judgement shortest =
        judgements.stream().min(Comparator.comparingInt(Judgement::sizeMinutes)).orElseThrow();
    boolean over = shortest.outcome() == Outcome.NORMAL && !shortest.stillOff();
    if (over) {
      return null;
    }
    return judgements.stream()
        .filter(Judgement::isAnomaly)
        .map(Judgement::anomaly)
        .max(
            Comparator.comparingDouble(Anomaly::score)
                .thenComparingLong(a -> a.windowEnd() - a.windowStart()))
        .orElse(null);
  }

  private static boolean isWorse(Anomaly anomaly, Anomaly before) {
    return anomaly.score() >= before.score() * WORSE || severity(anomaly) > severity(before);
  }

  private static Line worsened(Line line, long tick, Anomaly anomaly) {
    Incident incident = line.incident();
    return Line.of(
        isWorse(anomaly, incident.worst())
            ? incident.next(Incident.State.UPDATED, tick, anomaly)
            : incident);
  }

  private Line calmed(Line line, long tick, List<Judgement> judgements) {
    if (line.early() == tick) {
      return Line.of(line.incident().resolved(tick, NOT_CONFIRMED));
    }
    boolean stillOff = judgements.stream().anyMatch(Judgement::stillOff);
    boolean clear =
        judgements.stream().anyMatch(j -> j.outcome() == Outcome.NORMAL && !j.stillOff());
    int clears = stillOff && !clear ? 0 : clear ? line.clears() + 1 : line.clears();
    int fadings = clear || stillOff ? 0 : line.fadings() + 1;
    if (clears >= config.resolveAfter()) {
      return Line.of(line.incident().resolved(tick, RECOVERED));
    }
    if (fadings >= FADING_FACTOR * config.resolveAfter()) {
      return Line.of(line.incident().resolved(tick, FADED));
    }
    return new Line(line.incident(), clears, fadings, line.early());
  }

  private static String incidentId(String brand, String topic, String kind, long tick) {
    String identity = brand + "|" + topic + "|" + kind + "|" + tick;
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static int severity(Anomaly anomaly) {
    return SEVERITIES.indexOf(anomaly.severity());
  }
}
