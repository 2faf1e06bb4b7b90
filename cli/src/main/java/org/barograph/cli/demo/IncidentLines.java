package org.barograph.cli.demo;

import static org.barograph.cli.demo.Figures.count;
import static org.barograph.cli.demo.Figures.dayTime;
import static org.barograph.cli.demo.Figures.duration;
import static org.barograph.cli.demo.Figures.share;
import static org.barograph.cli.demo.Figures.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.barograph.cli.demo.Judgement.Finding;

/** One incident with its evidence, and what the truth says of it. */
final class IncidentLines {

  private static final int DRIVERS = 3;
  private static final int PARTS = 4;
  private static final int WIDTH = DemoSummary.WIDTH;

  private final Ink ink;

  IncidentLines(Ink ink) {
    this.ink = ink;
  }

  List<String> of(Finding finding) {
    IncidentView incident = finding.incident();
    List<String> lines = new ArrayList<>();
    lines.add(
        "  "
            + verdict(finding)
            + " "
            + ink.bold(SafeText.line(title(incident), 60))
            + when(finding));
    lines.add("      " + SafeText.line(numbers(incident), WIDTH - 6));
    lines.add("      " + SafeText.line(window(incident), WIDTH - 6));
    for (String dimension : List.of("topic", "channel")) {
      String parts = parts(incident, dimension);
      if (!parts.isEmpty()) {
        lines.add("      by " + dimension + ": " + SafeText.line(parts, WIDTH - 20));
      }
    }
    incident.drivers().stream()
        .limit(DRIVERS)
        .map(driver ->
            "      | "
                + Figures.left(SafeText.line(driver.channel(), 8), 8)
                + " "
                + SafeText.line(driver.text(), WIDTH - 17))
        .forEach(lines::add);
    return lines;
  }

  String missed(PlantedEvent event) {
    return "  "
        + ink.bad("MISSED ")
        + " "
        + ink.bold(event.kind() + " of " + about(event.brand(), event.topic()))
        + ", planted "
        + dayTime(event.start())
        + " to "
        + time(event.end());
  }

  private String verdict(Finding finding) {
    return switch (finding.verdict()) {
      case FOUND -> ink.good("FOUND  ");
      case RELATED -> ink.faint("RELATED");
      case FALSE_PAGE -> ink.bad("FALSE  ");
      case NOTE -> ink.faint("NOTE   ");
    };
  }

  private static String title(IncidentView incident) {
    return incident.kind() + " of " + about(incident.brand(), incident.topic());
  }

  private static String about(String brand, String topic) {
    return topic == null ? brand : brand + " / " + topic;
  }

  private static String when(Finding finding) {
    IncidentView incident = finding.incident();
    String fired = ", " + incident.severity() + ", fired " + dayTime(incident.firedAt());
    return finding.delay() == null || finding.delay().isNegative()
        ? fired
        : fired + " (+" + duration(finding.delay()) + ")";
  }

  private static String numbers(IncidentView incident) {
    boolean isShare = incident.statistic().equals("negative_share");
    return incident.statistic().replace('_', ' ')
        + " "
        + value(incident.observed(), isShare)
        + " against "
        + value(incident.expected(), isShare)
        + " expected (fires above "
        + value(incident.threshold(), isShare)
        + "), n = "
        + count(incident.n())
        + " by "
        + count(incident.authors())
        + " authors";
  }

  private static String value(double value, boolean isShare) {
    return isShare ? share(value) : String.format(Locale.ROOT, "%,.1f", value);
  }

  private static String window(IncidentView incident) {
    String ended =
        incident.resolvedAt() == null
            ? "still " + incident.state()
            : "resolved " + dayTime(incident.resolvedAt()) + " (" + incident.resolution() + ")";
    return "window "
        + dayTime(incident.windowStart())
        + " to "
        + time(incident.windowEnd())
        + ", "
        + ended
        + ", rule "
        + incident.rule();
  }

  private static String parts(IncidentView incident, String dimension) {
    return incident.contributions().stream()
        .filter(part -> part.dimension().equals(dimension))
        .limit(PARTS)
        .map(part ->
            String.format(
                Locale.ROOT, "%s %+.0f %% (n = %d)", part.key(), 100 * part.share(), part.n()))
        .collect(Collectors.joining(", "));
  }
}
