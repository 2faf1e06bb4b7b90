package org.barograph.cli.demo;

import java.time.Duration;
import java.util.List;

/**
 * Incidents compared with the truth.
 *
 * @param findings every incident, in the order of firing
 * @param missed events that no incident found
 */
public record Judgement(List<Finding> findings, List<PlantedEvent> missed) {

  /** What an incident is, given the truth. */
  public enum Verdict {
    /** The first incident of the right brand, kind and topic in time. */
    FOUND,
    /** Another incident of a brand in whose event it falls. */
    RELATED,
    /** A page that no event calls for. */
    FALSE_PAGE,
    /** No page and no event: for those who look, nobody was woken. */
    NOTE
  }

  /**
   * An incident and what it is.
   *
   * @param event that it belongs to; null for none
   * @param delay from the event's start to the firing; null without event
   */
  public record Finding(
      IncidentView incident, Verdict verdict, PlantedEvent event, Duration delay) {}

  public Judgement {
    findings = List.copyOf(findings);
    missed = List.copyOf(missed);
  }

  public long count(Verdict verdict) {
    return findings.stream().filter(finding -> finding.verdict() == verdict).count();
  }

  /** Whether every event was found and nobody was paged for nothing. */
  public boolean isFlawless() {
    return missed.isEmpty() && count(Verdict.FALSE_PAGE) == 0;
  }
}
