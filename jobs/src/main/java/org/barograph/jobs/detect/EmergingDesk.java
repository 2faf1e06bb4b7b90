package org.barograph.jobs.detect;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.model.BrandWindow.Outcome;

/** Turns a brand's incidents of phrases that nobody configured. Plain logic. */
final class EmergingDesk {

  /** Who invents more than this has told enough. */
  private static final int MAX_OPEN = 10;

  private static final int MINUTES = 60;

  private final IncidentBook book;

  EmergingDesk(BarographConfig config) {
    this.book = new IncidentBook(config.detection(), config.version());
  }

  /**
   * @param emerging what was found at the tick; an open phrase of which nothing was is normal again
   */
  IncidentBook.Turned decide(
      String brand, long tick, List<Emergence> emerging, IncidentBook.Page page) {
    Set<String> open = page.openTopics(PhraseDesk.RULE);
    int places = MAX_OPEN - open.size();
    Map<String, List<Judgement>> about = new TreeMap<>();
    for (Emergence emergence : emerging) {
      boolean isNew = emergence.anomaly() != null && !open.contains(emergence.phrase());
      if (!isNew || places-- > 0) {
        about.put(emergence.phrase(), List.of(judgement(emergence)));
      }
    }
    open.forEach(phrase ->
        about.putIfAbsent(phrase, List.of(judgement(new Emergence(phrase, null, false)))));
    return about.isEmpty()
        ? new IncidentBook.Turned(page, List.of())
        : book.turn(page, brand, tick, about);
  }

  private static Judgement judgement(Emergence emergence) {
    Outcome outcome = emergence.anomaly() == null ? Outcome.NORMAL : Outcome.ANOMALY;
    return new Judgement(
        PhraseDesk.RULE, outcome, MINUTES, emergence.anomaly(), emergence.stillOff());
  }
}
