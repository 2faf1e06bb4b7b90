package org.barograph.cli.backtest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.barograph.cli.demo.IncidentView;

/**
 * Incidents against what happened. Incidents of a kind that no label has are left out: the labels
 * say nothing of them.
 *
 * @param told incidents of the labelled kinds
 * @param right those that fired in a labelled span
 * @param labels events
 * @param found those that an incident tells
 * @param medianDelay from the start of a found event to its first incident
 */
public record Scorecard(
    int told, int right, int labels, int found, Optional<Duration> medianDelay) {

  public static Scorecard of(List<IncidentView> incidents, List<LabelledEvent> events) {
    Set<String> kinds = new HashSet<>();
    events.forEach(event -> kinds.add(event.kind()));
    List<IncidentView> judged =
        incidents.stream().filter(i -> kinds.contains("") || kinds.contains(i.kind())).toList();
    int right =
        (int) judged.stream().filter(i -> events.stream().anyMatch(e -> e.isToldBy(i))).count();
    List<Duration> delays = new ArrayList<>();
    for (LabelledEvent event : events) {
      judged.stream()
          .filter(event::isToldBy)
          .map(IncidentView::firedAt)
          .min(Comparator.naturalOrder())
          .ifPresent(first -> delays.add(Duration.between(event.start(), first)));
    }
    delays.sort(null);
    Optional<Duration> median =
        delays.isEmpty() ? Optional.empty() : Optional.of(delays.get((delays.size() - 1) / 2));
    return new Scorecard(judged.size(), right, events.size(), delays.size(), median);
  }

  /** NaN when nothing was told. */
  public double precision() {
    return (double) right / told;
  }

  /** NaN when there are no labels. */
  public double recall() {
    return (double) found / labels;
  }
}
