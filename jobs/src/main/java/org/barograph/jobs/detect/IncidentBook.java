package org.barograph.jobs.detect;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.barograph.jobs.config.DetectionConfig;
import org.barograph.jobs.model.Anomaly;
import org.barograph.jobs.model.BrandWindow.Outcome;
import org.barograph.jobs.model.Incident;

/**
 * The incidents of one brand: opens, worsens, resolves and reopens them from the judgements of each
 * tick. Windows of all sizes feed one incident a topic and kind. Event time only.
 */
public final class IncidentBook {

  static final String RECOVERED = "recovered";
  static final String FADED = "faded";

  /** Too few mentions to judge is weaker evidence of an end than a clear window. */
  private static final int FADING_FACTOR = 4;

  /** An incident is told again only if it is this much worse. */
  private static final double WORSE = 1.25;

  private final DetectionConfig config;
  private final String configVersion;

  IncidentBook(DetectionConfig config, String configVersion) {
    this.config = config;
    this.configVersion = configVersion;
  }

  /** What is kept of the incidents of a brand, by kind and topic. */
  public record Page(Map<String, Line> lines) {
    static final Page EMPTY = new Page(Map.of());

    boolean hasOpen() {
      return lines.values().stream().anyMatch(line -> line.incident().isOpen());
    }

    /** {@code topic}: null for the brand itself. */
    boolean isOpen(String kind, String topic) {
      return IncidentBook.isOpen(lines.get(kind + "|" + (topic == null ? "" : topic)));
    }
  }

  /**
   * One incident with what counts towards its end.
   *
   * @param clears clear ticks in a row
   * @param fadings ticks in a row with too little to judge
   */
  public record Line(Incident incident, int clears, int fadings) {}

  /** The page after a tick, and the incidents whose state changed, in a fixed order. */
  record Turned(Page page, List<Incident> changed) {}

  /**
   * @param about judgements by topic ({@code ""} for the brand), those of one kind together
   */
  Turned turn(Page page, String brand, long tick, Map<String, List<Judgement>> about) {
    Map<String, Line> lines = new TreeMap<>(page.lines());
    lines.values().removeIf(line -> isForgotten(line, tick));
    List<Incident> changed = new ArrayList<>();
    // The brand comes first ("" sorts first): its open incident holds back those of its topics.
    for (Map.Entry<String, List<Judgement>> entry : new TreeMap<>(about).entrySet()) {
      String key = entry.getValue().getFirst().kind() + "|" + entry.getKey();
      Line line = lines.get(key);
      boolean inhibited =
          !entry.getKey().isEmpty() && isOpen(lines.get(SentimentDropDetector.RULE + "|"));
      Line next = next(line, brand, tick, entry.getValue(), inhibited);
      if (next == null) {
        continue;
      }
      if (line == null || next.incident().revision() != line.incident().revision()) {
        changed.add(next.incident());
      }
      lines.put(key, next);
    }
    return new Turned(new Page(lines), changed);
  }

  private static boolean isOpen(Line line) {
    return line != null && line.incident().isOpen();
  }

  private boolean isForgotten(Line line, long tick) {
    Incident incident = line.incident();
    return !incident.isOpen() && incident.resolvedAt() + config.flapTime().toMillis() < tick;
  }

  private Line next(
      Line line, String brand, long tick, List<Judgement> judgements, boolean inhibited) {
    Anomaly anomaly = ongoing(judgements);
    if (isOpen(line)) {
      return anomaly != null ? worsened(line, tick, anomaly) : calmed(line, tick, judgements);
    }
    if (anomaly == null || inhibited) {
      return line;
    }
    if (line != null) {
      return new Line(line.incident().next(Incident.State.TRIGGERED, tick, anomaly), 0, 0);
    }
    return new Line(open(brand, tick, anomaly), 0, 0);
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

  private static Line worsened(Line line, long tick, Anomaly anomaly) {
    Incident incident = line.incident();
    boolean worse =
        anomaly.score() >= incident.worst().score() * WORSE
            || severity(anomaly) > severity(incident.worst());
    return new Line(worse ? incident.next(Incident.State.UPDATED, tick, anomaly) : incident, 0, 0);
  }

  private Line calmed(Line line, long tick, List<Judgement> judgements) {
    boolean stillOff = judgements.stream().anyMatch(Judgement::stillOff);
    boolean clear =
        judgements.stream().anyMatch(j -> j.outcome() == Outcome.NORMAL && !j.stillOff());
    int clears = stillOff && !clear ? 0 : clear ? line.clears() + 1 : line.clears();
    int fadings = clear || stillOff ? 0 : line.fadings() + 1;
    if (clears >= config.resolveAfter()) {
      return new Line(line.incident().resolved(tick, RECOVERED), 0, 0);
    }
    if (fadings >= FADING_FACTOR * config.resolveAfter()) {
      return new Line(line.incident().resolved(tick, FADED), 0, 0);
    }
    return new Line(line.incident(), clears, fadings);
  }

  private Incident open(String brand, long tick, Anomaly anomaly) {
    String topic = anomaly.topic() == null ? "" : anomaly.topic();
    String id = incidentId(brand, topic, anomaly.kind(), tick);
    Incident.Step step =
        new Incident.Step(
            tick, Incident.State.TRIGGERED, anomaly.severity(), anomaly.observed(), anomaly.n());
    return new Incident(
        id,
        Incident.State.TRIGGERED,
        tick,
        anomaly.windowStart(),
        0,
        null,
        anomaly,
        List.of(step),
        configVersion,
        1);
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
    return List.of("info", "warning", "error", "critical").indexOf(anomaly.severity());
  }
}
