package org.barograph.cli.backtest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.barograph.cli.demo.IncidentView;
import org.barograph.cli.demo.SafeText;

/** What a rule set would have done, for people. */
public final class BacktestReport {

  private static final int MAX_LINES = 20;
  private static final int WIDTH = 110;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintWriter out;
  private final int brands;
  private final Instant first;
  private final Instant last;

  /**
   * @param brands that were watched
   * @param first event time of the first post, and {@code last} of the last one
   */
  public BacktestReport(PrintWriter out, int brands, Instant first, Instant last) {
    this.out = out;
    this.brands = brands;
    this.first = first;
    this.last = last;
  }

  /** Incidents of a file that a backtest wrote. */
  public static List<IncidentView> incidents(Path file) throws IOException {
    List<IncidentView> incidents = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      incidents.add(IncidentView.of(JSON.readTree(line)));
    }
    return incidents;
  }

  /**
   * Says what would have been paged, and why.
   *
   * @param events null without labels
   */
  public void print(RuleSet rules, List<IncidentView> incidents, List<LabelledEvent> events) {
    long pages = incidents.stream().filter(IncidentView::isPage).count();
    out.printf(
        Locale.ROOT,
        "%n%s would have paged you %,d time%s in %s (%.2f pages a brand-week, %d brand%s); %,d"
            + " incidents -> %s%n",
        rules.title(),
        pages,
        pages == 1 ? "" : "s",
        span(),
        pages / brandWeeks(),
        brands,
        brands == 1 ? "" : "s",
        incidents.size(),
        rules.incidents());
    Map<String, Long> kinds =
        incidents.stream()
            .collect(
                Collectors.groupingBy(IncidentView::kind, TreeMap::new, Collectors.counting()));
    kinds.forEach((kind, count) -> out.printf(Locale.ROOT, "  %-16s %,6d%n", kind, count));
    incidents.stream().limit(MAX_LINES).forEach(this::print);
    if (incidents.size() > MAX_LINES) {
      out.printf(Locale.ROOT, "  ... and %,d more%n", incidents.size() - MAX_LINES);
    }
    if (events != null) {
      print(Scorecard.of(incidents, events));
    }
    out.flush();
  }

  private void print(Scorecard card) {
    out.printf(
        Locale.ROOT,
        "  against the labels: precision %s (%d of %d), recall %s (%d of %d), median delay %s%n",
        share(card.precision()),
        card.right(),
        card.told(),
        share(card.recall()),
        card.found(),
        card.labels(),
        card.medianDelay().map(delay -> delay.toMinutes() + " min").orElse("-"));
  }

  private static String share(double share) {
    return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.2f", share);
  }

  private void print(IncidentView incident) {
    String about = incident.brand() + (incident.topic() == null ? "" : " / " + incident.topic());
    String line =
        String.format(
            Locale.ROOT,
            "%s %-8s %s of %s: %s %s against %s expected, n = %d by %d authors, %s",
            incident.firedAt(),
            incident.severity(),
            incident.kind(),
            about,
            incident.statistic().replace('_', ' '),
            value(incident, incident.observed()),
            value(incident, incident.expected()),
            incident.n(),
            incident.authors(),
            ended(incident));
    out.println("  " + SafeText.line(line, 2 * WIDTH));
    String parts = parts(incident);
    if (!parts.isEmpty()) {
      out.println("      " + SafeText.line(parts, WIDTH));
    }
    incident.drivers().stream()
        .limit(1)
        .forEach(driver -> out.println("      | " + SafeText.line(driver.text(), WIDTH)));
  }

  private static String value(IncidentView incident, double value) {
    return String.format(
        Locale.ROOT, incident.statistic().equals("negative_share") ? "%.2f" : "%,.1f", value);
  }

  private static String ended(IncidentView incident) {
    return incident.resolvedAt() == null
        ? "open at the end"
        : incident.resolution() + " " + incident.resolvedAt();
  }

  /** The heaviest part of each dimension. */
  private static String parts(IncidentView incident) {
    Map<String, IncidentView.Contribution> heaviest = new TreeMap<>();
    incident.contributions().stream()
        .filter(part -> !part.key().equals("other"))
        .forEach(part -> heaviest.putIfAbsent(part.dimension(), part));
    return heaviest.values().stream()
        .map(part ->
            String.format(
                Locale.ROOT, "%s %s %+.0f %%", part.dimension(), part.key(), 100 * part.share()))
        .collect(Collectors.joining(", "));
  }

  private String span() {
    return String.format(
        Locale.ROOT, "%.1f days", Duration.between(first, last).toMinutes() / 1440.0);
  }

  private double brandWeeks() {
    double weeks = Math.max(1, Duration.between(first, last).toMinutes()) / (7 * 1440.0);
    return weeks * brands;
  }
}
