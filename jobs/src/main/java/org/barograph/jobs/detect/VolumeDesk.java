package org.barograph.jobs.detect;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.BrandConfig;
import org.barograph.jobs.config.RuleConfig;
import org.barograph.jobs.model.Anomaly;
import org.barograph.jobs.model.BrandWindow.Outcome;
import org.barograph.jobs.model.Decimals;
import org.barograph.jobs.model.Evidence;
import org.barograph.jobs.model.Incident;

/**
 * Judges a brand's volume every five minutes, turns its incident, and only then lets the memory
 * learn. Plain logic: what it needs comes in, what it finds goes out.
 */
final class VolumeDesk {

  /** From here on a spike is critical. */
  private static final double CRITICAL_TIMES = 10;

  private static final int CRITICAL_MENTIONS = 100;

  private final RuleConfig rule;
  private final VolumeSpikeDetector detector;
  private final IncidentBook book;
  private final Map<String, ZoneId> zones;
  private final Prior prior = Prior.load();

  VolumeDesk(BarographConfig config) {
    this.rule = config.detection().volumeSpike();
    this.detector = new VolumeSpikeDetector(rule);
    this.book = new IncidentBook(config.detection(), config.version());
    this.zones =
        config.brands().stream().collect(Collectors.toMap(BrandConfig::id, BrandConfig::zone));
  }

  /** The brand's mentions of the last hour, in whole minutes. */
  interface Mentions {
    int count(long start, long end) throws Exception;

    Pane pane(long start, long end) throws Exception;
  }

  /**
   * What a tick brought.
   *
   * @param learnt the bin that the memory has learnt; null when it has learnt none
   */
  record Decision(
      VolumeMemory memory, IncidentBook.Page page, List<Incident> incidents, VolumeBin learnt) {}

  /**
   * @param tick a multiple of {@link VolumeBin#LENGTH}
   * @param known null for a brand that was never seen
   * @param baseline of the brand: where its mentions usually come from; null before its first
   *     window
   */
  Decision decide(
      String brand,
      long tick,
      VolumeMemory known,
      KeyBaseline baseline,
      IncidentBook.Page page,
      Mentions mentions)
      throws Exception {
    long start = tick - VolumeBin.LENGTH;
    ZoneId zone = zones.getOrDefault(brand, ZoneOffset.UTC);
    VolumeBin bin = VolumeBin.of(start, mentions.count(start, tick), zone);
    VolumeMemory memory = known == null ? VolumeMemory.of(prior, start) : known.resumedAt(start);
    VolumeJudgement judgement = detector.judge(memory, bin);
    Anomaly anomaly = null;
    if (judgement.isAnomaly()) {
      VolumeJudgement.Span span = judgement.span();
      Pane pane = mentions.pane(span.start(), span.end());
      KeyBaseline usual = baseline == null ? KeyBaseline.of(prior, start) : baseline;
      ClosedWindow window =
          new ClosedWindow(brand, null, span.start(), span.end(), pane, usual.decayedTo(tick));
      anomaly = anomaly(window, judgement, memory);
    }
    IncidentBook.Turned turned =
        book.turn(page, brand, tick, Map.of("", List.of(told(judgement, anomaly))));
    if (page.isOpen(MissingDesk.RULE, null)) {
      return new Decision(memory, turned.page(), turned.changed(), null); // Learns no silence.
    }
    VolumeMemory learnt = memory.learn(bin);
    return new Decision(
        anomaly == null ? learnt : learnt.paged(tick, judgement.returnDays()),
        turned.page(),
        turned.changed(),
        bin);
  }

  /**
   * Judges the bin that is still open: more mentions never fire less, so what fires now fires at
   * its end, and looking early costs no false page. Teaches nothing.
   *
   * @param tick not a multiple of {@link VolumeBin#LENGTH}
   */
  Decision lookEarly(
      String brand,
      long tick,
      VolumeMemory known,
      KeyBaseline baseline,
      IncidentBook.Page page,
      Mentions mentions)
      throws Exception {
    Decision nothing = new Decision(known, page, List.of(), null);
    if (known == null || baseline == null || page.isOpen(VolumeSpikeDetector.RULE, null)) {
      return nothing;
    }
    long start = Math.floorDiv(tick, VolumeBin.LENGTH) * VolumeBin.LENGTH;
    ZoneId zone = zones.getOrDefault(brand, ZoneOffset.UTC);
    VolumeBin bin = VolumeBin.of(start, mentions.count(start, tick), zone);
    VolumeMemory memory = known.resumedAt(start);
    VolumeJudgement judgement = detector.judge(memory, bin);
    if (!judgement.isAnomaly()) {
      return nothing;
    }
    long from = judgement.span().start();
    ClosedWindow window =
        new ClosedWindow(
            brand, null, from, tick, mentions.pane(from, tick), baseline.decayedTo(tick));
    Anomaly anomaly = anomaly(window, judgement, memory);
    IncidentBook.Turned turned = book.early(page, brand, tick, told(judgement, anomaly), 0);
    return turned.changed().isEmpty()
        ? nothing
        : new Decision(
            memory.paged(tick, judgement.returnDays()), turned.page(), turned.changed(), null);
  }

  private static Judgement told(VolumeJudgement judgement, Anomaly anomaly) {
    boolean tooFewAuthors = judgement.isAnomaly() && anomaly == null;
    return new Judgement(
        VolumeSpikeDetector.RULE,
        tooFewAuthors ? Outcome.INSUFFICIENT_DATA : judgement.outcome(),
        (int) (VolumeBin.LENGTH / Minutes.MINUTE),
        anomaly,
        judgement.stillOff());
  }

  /** Null when too few authors are behind it. */
  private Anomaly anomaly(ClosedWindow window, VolumeJudgement judgement, VolumeMemory memory) {
    int authors = window.pane().distinctAuthors(null);
    if (authors < rule.minAuthors()) {
      return null;
    }
    int observed = judgement.span().observed();
    double expected = Decimals.four(judgement.span().expected());
    boolean critical = observed >= CRITICAL_TIMES * expected && observed >= CRITICAL_MENTIONS;
    Evidence.BaselineSpan learntFrom =
        new Evidence.BaselineSpan(memory.from(), memory.until(), memory.level().bins());
    return new Anomaly(
        window.brand(),
        null,
        Anomaly.VOLUME_SPIKE,
        critical ? "critical" : "error",
        window.start(),
        window.end(),
        "mentions",
        observed,
        expected,
        judgement.span().threshold(),
        observed,
        authors,
        Math.rint(judgement.returnDays() * 100) / 100,
        VolumeSpikeDetector.RULE,
        Levels.RULES + "/prior-" + window.baseline().prior().version(),
        window.pane().models(),
        Evidences.ofVolume(window, learntFrom, observed, expected));
  }
}
