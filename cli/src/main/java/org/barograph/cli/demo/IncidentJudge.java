package org.barograph.cli.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.barograph.cli.demo.Judgement.Finding;
import org.barograph.cli.demo.Judgement.Verdict;

/** Says which incidents were called for, and which events went unnoticed. */
public final class IncidentJudge {

  // An event that is found after it has been over for longer than this is of no use to anyone.
  private static final Duration GRACE = Duration.ofMinutes(30);

  private IncidentJudge() {}

  public static Judgement judge(List<IncidentView> incidents, List<PlantedEvent> events) {
    List<IncidentView> inOrder = new ArrayList<>(incidents);
    inOrder.sort(Comparator.comparing(IncidentView::firedAt).thenComparing(IncidentView::id));
    Set<PlantedEvent> found = new HashSet<>();
    List<Finding> findings = new ArrayList<>();
    for (IncidentView incident : inOrder) {
      findings.add(judge(incident, events, found));
    }
    return new Judgement(
        findings, events.stream().filter(event -> !found.contains(event)).toList());
  }

  private static Finding judge(
      IncidentView incident, List<PlantedEvent> events, Set<PlantedEvent> found) {
    for (PlantedEvent event : events) {
      if (announces(incident, event) && found.add(event)) {
        return finding(incident, Verdict.FOUND, event);
      }
    }
    for (PlantedEvent event : events) {
      if (incident.brand().equals(event.brand())
          && incident.overlaps(event.start(), event.end().plus(GRACE))) {
        return finding(incident, Verdict.RELATED, event);
      }
    }
    Verdict verdict = incident.isPage() ? Verdict.FALSE_PAGE : Verdict.NOTE;
    return new Finding(incident, verdict, null, null);
  }

  private static boolean announces(IncidentView incident, PlantedEvent event) {
    return incident.brand().equals(event.brand())
        && incident.kind().equals(event.kind())
        && (event.topic() == null || event.topic().equals(incident.topic()))
        && incident.overlaps(event.start(), event.end())
        // One that fired before has found something else, if anything.
        && !incident.firedAt().isBefore(event.start())
        && incident.firedAt().isBefore(event.end().plus(GRACE));
  }

  private static Finding finding(IncidentView incident, Verdict verdict, PlantedEvent event) {
    Duration delay = Duration.between(event.start(), incident.firedAt());
    return new Finding(incident, verdict, event, delay);
  }
}
