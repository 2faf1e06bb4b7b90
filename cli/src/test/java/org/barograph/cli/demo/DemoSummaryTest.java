package org.barograph.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DemoSummaryTest {

  private static final Instant END = Samples.at(720);

  @Test
  void reportReadsAsAgreed() throws IOException {
    String report = DemoSummary.render(truth(), result(), false);
    assertThat(report).isEqualTo(golden());
  }

  @Test
  void reportIsAtMostHundredColumnsWide() {
    String report = DemoSummary.render(truth(), result(), false);
    assertThat(report.lines().map(SafeText::columns)).allMatch(columns -> columns <= 100);
  }

  @Test
  void coloursAreLeftOutWhereTheyAreNotUnderstood() {
    assertThat(DemoSummary.render(truth(), result(), false)).doesNotContain("\u001b");
    assertThat(DemoSummary.render(truth(), result(), true)).contains("\u001b[1m");
  }

  @Test
  void missedEventAndFalsePageAreNamedInTheVerdict() {
    DemoResult nothing =
        new DemoResult(
            Duration.ofSeconds(90),
            Map.of(),
            Map.of(),
            List.of(),
            List.of(Samples.incident("corvane_air", "sentiment_drop", null, "error", 10, null)),
            Map.of());
    assertThat(DemoSummary.render(truth(), nothing, false))
        .contains("MISSED  sentiment_drop of quillo, planted Sat 12:00 to 13:30")
        .contains("FALSE   sentiment_drop of corvane_air, error, fired Sat 12:25")
        .contains("Verdict: 0 of 2 events found, 2 missed, 1 false pages; 0.0 % of the mentions");
  }

  /** Twenty posts an hour over the full day, half of them bad while Quillo is down. */
  private static Truth truth() {
    Map<String, List<Label>> labels = new TreeMap<>();
    Map<String, Map<String, Integer>> mentions = new TreeMap<>();
    Map<String, Map<String, Integer>> polarity = new TreeMap<>();
    for (Planted planted : planted()) {
      labels.put("chirp:" + planted.id(), List.of(planted.label()));
      count(mentions, planted.label().brand(), planted.label().kind());
      count(polarity, planted.label().brand(), planted.label().polarity());
    }
    return new Truth(
        7,
        END.minus(Duration.ofDays(15)),
        END.minus(Duration.ofDays(1)),
        END,
        520,
        Map.of("creates", 480, "deletes", 12),
        Map.of("bad_time", 14, "not_json", 14),
        mentions,
        polarity,
        Map.of("en", 480),
        List.of(Samples.OUTAGE, Samples.LAUNCH),
        labels,
        List.of("chirp|gone|quillo"));
  }

  private record Planted(String id, Instant at, Label label) {}

  private static List<Planted> planted() {
    List<Planted> planted = new ArrayList<>();
    for (int i = 0; i < 480; i++) {
      Instant at = END.minus(Duration.ofDays(1)).plus(Duration.ofMinutes(3L * i));
      String brand = i % 2 == 0 ? "quillo" : "mellow";
      boolean isBad = (brand.equals("quillo") && Samples.OUTAGE.intensity(at) > 0.5) || i % 6 == 0;
      String polarity =
          isBad ? "negative" : i % 17 == 0 ? "mixed" : i % 3 == 1 ? "neutral" : "positive";
      String kind = i % 20 == 0 ? "misspelled" : i % 3 == 0 ? "tagged" : "untagged";
      planted.add(new Planted("p" + i, at, new Label(brand, kind, polarity)));
    }
    return planted;
  }

  /** Found are all but every 40th, a deleted one and one that nobody planted. */
  private static DemoResult result() {
    List<FoundMention> found = new ArrayList<>();
    for (Planted planted : planted()) {
      if (found.size() % 40 != 39 || found.isEmpty()) {
        String mood =
            planted.label().polarity().equals("mixed") ? "neutral" : planted.label().polarity();
        found.add(mention(planted.id(), planted.label().brand(), planted.at(), mood));
      } else {
        found.add(mention("surplus" + planted.id(), "mellow", planted.at(), "unscored"));
      }
    }
    found.add(mention("gone", "quillo", END, "neutral"));
    Map<String, Long> outcomes = new LinkedHashMap<>();
    outcomes.put("mentioned", 468L);
    outcomes.put("not_a_mention", 12L);
    outcomes.put("deleted", 12L);
    outcomes.put("dead_letter", 28L);
    return new DemoResult(
        Duration.ofSeconds(124),
        outcomes,
        Map.of("bad_time", 14L, "not_json", 13L, "unknown_field", 1L),
        found,
        List.of(
            Samples.incident("quillo", "sentiment_drop", null, "critical", 5, 135),
            Samples.incident("quillo", "topic_spike", "outage", "error", 0, 120),
            Samples.incident("mellow", "topic_spike", "new_product", "warning", 205, null)),
        Map.of("dashboards", "http://127.0.0.1:5601"));
  }

  private static FoundMention mention(String post, String brand, Instant at, String polarity) {
    return new FoundMention("chirp|" + post + "|" + brand, brand, at, polarity);
  }

  private static void count(Map<String, Map<String, Integer>> counts, String row, String column) {
    counts.computeIfAbsent(row, any -> new TreeMap<>()).merge(column, 1, Integer::sum);
  }

  private static String golden() throws IOException {
    try (InputStream in = DemoSummaryTest.class.getResourceAsStream("summary.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
