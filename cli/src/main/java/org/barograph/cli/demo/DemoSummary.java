package org.barograph.cli.demo;

import static org.barograph.cli.demo.Figures.count;
import static org.barograph.cli.demo.Figures.left;
import static org.barograph.cli.demo.Figures.percent;
import static org.barograph.cli.demo.Figures.right;
import static org.barograph.cli.demo.Figures.share;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.barograph.cli.demo.Judgement.Verdict;

/** The demo's report for a terminal: what the pipeline found, held against what was planted. */
public final class DemoSummary {

  static final int WIDTH = 100;

  private static final List<String> KINDS = List.of(Label.TAGGED, Label.UNTAGGED, Label.MISSPELLED);
  private static final List<String> MOODS =
      List.of(Label.NEGATIVE, Label.NEUTRAL, Label.POSITIVE, Label.UNSCORED);
  private static final int NAME = 14;

  private final Truth truth;
  private final DemoResult result;
  private final Ink ink;
  private final MentionScore score;
  private final Judgement judgement;
  private final List<String> lines = new ArrayList<>();

  private DemoSummary(Truth truth, DemoResult result, Ink ink) {
    this.truth = truth;
    this.result = result;
    this.ink = ink;
    this.score = MentionScore.of(truth, result.mentions());
    this.judgement = IncidentJudge.judge(result.incidents(), truth.events());
  }

  /**
   * Renders the report, 100 columns wide.
   *
   * @param isTerminal whether colour codes are understood
   */
  public static String render(Truth truth, DemoResult result, boolean isTerminal) {
    return new DemoSummary(truth, result, Ink.of(isTerminal)).render();
  }

  private String render() {
    posts();
    mentions();
    moodsByBrand();
    moods();
    day();
    incidents();
    lines.add("");
    lines.add(ink.bold(verdict()));
    result.links().forEach((name, address) -> lines.add("  " + left(name, NAME) + address));
    return String.join("\n", lines) + "\n";
  }

  private void heading(String title, String remark) {
    lines.add("");
    lines.add(ink.bold(title) + "  " + ink.faint(remark));
  }

  private void posts() {
    lines.add(
        ink.bold("Barograph demo")
            + "  seed "
            + truth.seed()
            + ", "
            + Figures.dateTime(truth.start())
            + " to "
            + Figures.dateTime(truth.end())
            + " UTC, replayed in "
            + Figures.duration(result.took()));
    heading("Posts", count(truth.lines()) + " records sent, by outcome");
    long all = result.outcomes().values().stream().mapToLong(n -> n).sum();
    new TreeMap<>(result.outcomes())
        .forEach((outcome, n) ->
            lines.add(
                "  "
                    + left(outcome, NAME)
                    + Figures.bar(n, all, 50)
                    + right(count(n), 9)
                    + right(percent(n, all), 9)));
    heading("Dead letters", "by reason, against the broken records that were sent");
    TreeSet<String> reasons = new TreeSet<>(truth.deadLetters().keySet());
    reasons.addAll(result.deadLetters().keySet());
    for (String reason : reasons) {
      long got = result.deadLetters().getOrDefault(reason, 0L);
      int sent = truth.deadLetters().getOrDefault(reason, 0);
      String mark = got == sent ? ink.good("as sent") : ink.bad("differs");
      lines.add(
          "  "
              + left(reason, 20)
              + right(count(got), 6)
              + " of "
              + right(count(sent), 4)
              + "  "
              + mark);
    }
  }

  private void mentions() {
    heading("Mentions", "found of planted, and found without being planted");
    StringBuilder head = new StringBuilder("  " + left("", NAME));
    KINDS.forEach(kind -> head.append(right(kind, 23)));
    lines.add(head.append(right("surplus", 11)).toString());
    for (String brand : truth.mentions().keySet()) {
      StringBuilder line = new StringBuilder("  " + left(brand, NAME));
      for (String kind : KINDS) {
        int planted = truth.mentions().get(brand).getOrDefault(kind, 0);
        int found = score.found(brand, kind);
        String parts = count(found) + "/" + count(planted);
        line.append(right(parts, 14)).append(right(percent(found, planted), 9));
      }
      lines.add(line.append(right(count(score.surplus().getOrDefault(brand, 0)), 11)).toString());
    }
    if (score.leftOver() > 0) {
      lines.add("  " + ink.bad("still there, though deleted: " + count(score.leftOver())));
    }
  }

  private void moods() {
    heading("Mood", "of the mentions found: as planted (rows) against as scored (columns)");
    StringBuilder head = new StringBuilder("  " + left("", NAME));
    MOODS.forEach(mood -> head.append(right(mood, 11)));
    lines.add(head.append(right("agree", 11)).toString());
    for (String planted : List.of("negative", "neutral", "positive", "mixed", "unscored")) {
      StringBuilder line = new StringBuilder("  " + left(planted, NAME));
      long all = 0;
      for (String given : MOODS) {
        int n = score.moods(planted, given);
        all += n;
        line.append(right(count(n), 11));
      }
      // Two moods in one post: no answer is the right one.
      boolean hasAnswer = !planted.equals(Label.MIXED);
      String agree = hasAnswer ? percent(score.moods(planted, planted), all) : "-";
      lines.add(line.append(right(agree, 11)).toString());
    }
  }

  private void moodsByBrand() {
    heading("Mood by brand", "as scored; the negative share without the unscored");
    StringBuilder head = new StringBuilder("  " + left("", NAME));
    MOODS.forEach(mood -> head.append(right(mood, 11)));
    lines.add(head + right("neg. share", 13) + right("planted", 11));
    for (String brand : truth.polarity().keySet()) {
      Map<String, Integer> scored = new TreeMap<>();
      for (FoundMention mention : result.mentions()) {
        if (mention.brand().equals(brand)) {
          scored.merge(mention.polarity(), 1, Integer::sum);
        }
      }
      StringBuilder line = new StringBuilder("  " + left(brand, NAME));
      MOODS.forEach(mood -> line.append(right(count(scored.getOrDefault(mood, 0)), 11)));
      line.append(right(negativeShare(scored), 13));
      lines.add(line.append(right(negativeShare(truth.polarity().get(brand)), 11)).toString());
    }
  }

  private static String negativeShare(Map<String, Integer> moods) {
    int scored = 0;
    for (Map.Entry<String, Integer> mood : moods.entrySet()) {
      scored += mood.getKey().equals(Label.UNSCORED) ? 0 : mood.getValue();
    }
    return scored == 0 ? "-" : share(moods.getOrDefault(Label.NEGATIVE, 0) / (double) scored);
  }

  private void day() {
    heading(
        "Negative share of the full day",
        "an hour a block from "
            + Figures.dayTime(truth.fullDay())
            + " UTC, ^ where an event was planted");
    for (String brand : truth.mentions().keySet()) {
      HourlyMood mood = new HourlyMood(brand, truth.fullDay(), result.mentions());
      lines.add(
          "  "
              + left(brand, NAME)
              + mood.line()
              + "  day "
              + share(mood.ofDay())
              + ", highest hour "
              + share(mood.peak()));
      for (PlantedEvent event : truth.events()) {
        if (event.brand().equals(brand)) {
          String what = event.topic() == null ? event.kind() : event.kind() + " " + event.topic();
          lines.add("  " + left("", NAME) + mood.marks(event) + "  " + what);
        }
      }
    }
  }

  private void incidents() {
    heading("Incidents", "held against what was planted; times in UTC, + after the event's start");
    IncidentLines incidentLines = new IncidentLines(ink);
    judgement.findings().forEach(finding -> lines.addAll(incidentLines.of(finding)));
    judgement.missed().forEach(event -> lines.add(incidentLines.missed(event)));
    if (judgement.findings().isEmpty() && judgement.missed().isEmpty()) {
      lines.add("  none");
    }
  }

  private String verdict() {
    long found = judgement.count(Verdict.FOUND);
    int planted = plantedMentions();
    String summary =
        "Verdict: "
            + found
            + " of "
            + truth.events().size()
            + " events found, "
            + judgement.missed().size()
            + " missed, "
            + judgement.count(Verdict.FALSE_PAGE)
            + " false pages; "
            + percent(score.foundInAll(), planted)
            + " of the mentions found, "
            + count(score.surplusInAll())
            + " too many";
    return judgement.isFlawless() ? ink.good(summary) : ink.bad(summary);
  }

  private int plantedMentions() {
    return truth.mentions().values().stream()
        .map(Map::values)
        .flatMap(Collection::stream)
        .mapToInt(n -> n)
        .sum();
  }
}
