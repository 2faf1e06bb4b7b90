package org.barograph.dashboards.lens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.barograph.stack.LocalStack;
import org.barograph.stack.junit.LocalStackExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the real Elasticsearch answers to a panel, against a computation over the documents. */
@ExtendWith(LocalStackExtension.class)
class PanelsOnElasticsearchTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final TimeRange DAY = TimeRange.of("now-24h", "now", NOW, ZoneOffset.UTC);
  private static final Scope SCOPE = new Scope(NOW, ZoneOffset.UTC, DAY, List.of());
  private static final String NET =
      "(count(kql='sentiment.polarity : \\\"positive\\\"'%s) - count(kql='sentiment.polarity :"
          + " \\\"negative\\\"'%s)) / count(kql='not sentiment.polarity : \\\"unscored\\\"'%s)";

  private static List<ObjectNode> posts;
  private static Elastic elastic;

  @BeforeAll
  static void index(LocalStack stack) throws IOException {
    elastic = new Elastic(stack.elasticsearchUrl(), "lens" + System.nanoTime());
    posts = Posts.before(NOW, 3_000, 7);
    elastic.create("mentions");
    elastic.index("mentions", "mention_id", posts);
  }

  @AfterAll
  static void close() {
    elastic.close();
  }

  @Test
  void aFormulaAndThePeriodBefore() throws IOException {
    String shift = ", shift='previous'";
    Table table =
        ask(
            """
            {"type": "vis", "config": {"type": "metric", "data_source": %s, "metrics": [
              {"type": "primary", "operation": "formula", "formula": "%s"},
              {"type": "secondary", "operation": "formula", "formula": "%s"},
              {"operation": "count"}, {"operation": "count", "time_shift": "previous"}]}}\
            """
                .formatted(SOURCE, NET.formatted("", "", ""), NET.formatted(shift, shift, shift)));

    List<ObjectNode> now = during(DAY);
    List<ObjectNode> before = during(DAY.shifted("previous"));
    assertThat(now.size() + before.size()).isEqualTo(posts.size());
    assertThat(number(table, 0, 0)).isCloseTo(net(now), within(1e-12));
    assertThat(number(table, 0, 1)).isCloseTo(net(before), within(1e-12));
    assertThat(table.rows().getFirst().subList(2, 4))
        .containsExactly((long) now.size(), (long) before.size());
  }

  @Test
  void termsWithChangesAreRankedByThePeriodShown() throws IOException {
    Table table =
        ask(
            """
            {"type": "vis", "config": {"type": "data_table", "data_source": %s, "rows": [
              {"operation": "terms", "fields": ["channel"], "limit": 3,
               "rank_by": {"type": "metric", "metric_index": 0, "direction": "desc"}}],
              "metrics": [{"operation": "count"}, {"operation": "formula",
               "formula": "count() - count(shift='previous')"}, {"operation": "sum", "field": "reach"}]}}\
            """
                .formatted(SOURCE));

    Map<String, Long> now = counts(during(DAY), "channel");
    Map<String, Long> before = counts(during(DAY.shifted("previous")), "channel");
    List<List<Object>> expected = new ArrayList<>();
    now.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(3)
        .forEach(channel -> {
          double reach =
              during(DAY).stream()
                  .filter(post -> post.get("channel").asText().equals(channel.getKey()))
                  .mapToLong(post -> post.get("reach").asLong())
                  .sum();
          expected.add(
              List.of(
                  channel.getKey(),
                  channel.getValue(),
                  (double) (channel.getValue() - before.getOrDefault(channel.getKey(), 0L)),
                  reach));
        });
    assertThat(table.rows()).isEqualTo(expected);
  }

  @Test
  void stepsOfTimeByPolarityHaveEmptyOnes() throws IOException {
    Table table =
        ask(
            """
            {"type": "vis", "config": {"type": "xy", "layers": [{"type": "bar_stacked", "data_source": %s,
              "x": {"operation": "date_histogram", "field": "@timestamp", "suggested_interval": "10m"},
              "y": [{"operation": "count"}],
              "breakdown_by": {"operation": "terms", "fields": ["sentiment.polarity"], "limit": 4}}]}}\
            """
                .formatted(SOURCE));

    Map<List<Object>, Long> expected = new HashMap<>();
    for (ObjectNode post : during(DAY)) {
      long at = Instant.parse(post.get("@timestamp").asText()).toEpochMilli();
      expected.merge(List.of(polarity(post), at / 600_000 * 600_000), 1L, Long::sum);
    }
    Map<List<Object>, Long> got = new HashMap<>();
    table.rows().forEach(row -> got.put(row.subList(0, 2), (Long) row.get(2)));
    assertThat(got).hasSize(4 * 145).containsAllEntriesOf(expected);
    assertThat(got.values().stream().mapToLong(n -> n).sum()).isEqualTo(during(DAY).size());
    assertThat(table.columns().get(1).stepMillis()).isEqualTo(600_000);
  }

  @Test
  void filtersHoursAndWeekdays() throws IOException {
    Table table =
        ask(
            """
            {"type": "vis", "config": {"type": "heatmap", "data_source": %s,
              "query": {"expression": "owned : false", "language": "kql"},
              "metric": {"operation": "count"},
              "x": {"operation": "terms", "fields": ["time.hour_of_day"], "limit": 24,
                    "rank_by": {"type": "alphabetical", "direction": "asc"}},
              "y": {"operation": "filters", "filters": [
                {"label": "Sun", "filter": {"expression": "time.day_of_week : 7", "language": "kql"}},
                {"label": "Sat", "filter": {"expression": "time.day_of_week : 6", "language": "kql"}}]}}}\
            """
                .formatted(SOURCE));

    Map<List<Object>, Long> expected = new HashMap<>();
    for (long hour = 0; hour < 24; hour++) {
      for (String day : List.of("Sun", "Sat")) {
        long from = hour;
        int weekday = day.equals("Sun") ? 7 : 6;
        expected.put(
            List.of(hour, day),
            during(DAY).stream()
                .filter(post -> !post.get("owned").asBoolean())
                .filter(post -> post.at("/time/hour_of_day").asLong() == from)
                .filter(post -> post.at("/time/day_of_week").asInt() == weekday)
                .count());
      }
    }
    Map<List<Object>, Long> got = new TreeMap<>(Comparator.comparing(Object::toString));
    table.rows().forEach(row -> got.put(row.subList(0, 2), (Long) row.get(2)));
    assertThat(got).containsExactlyInAnyOrderEntriesOf(expected);
    assertThat(table.rows().getFirst().subList(0, 2)).containsExactly(0L, "Sun");
  }

  @Test
  void everythingOutsideOfTheTopTermsIsOther() throws IOException {
    JsonNode panel =
        JSON.readTree(
            """
            {"type": "vis", "config": {"type": "pie", "data_source": %s, "metrics": [{"operation": "count"}],
              "group_by": [{"operation": "terms", "fields": ["channel"], "limit": 2, "other_bucket": {}}]}}\
            """
                .formatted(SOURCE));
    Part part = Panels.parts(panel, SCOPE).getFirst();
    JsonNode answer = elastic.search(part.search(), "mentions");
    Table top = part.read(answer);
    Part rest = part.rest(answer).orElseThrow();
    Table others = rest.read(elastic.search(rest.search(), "mentions"));

    assertThat(top.rows()).hasSize(2);
    long known = (Long) top.rows().get(0).get(1) + (Long) top.rows().get(1).get(1);
    assertThat(others.rows()).containsExactly(List.of("Other", during(DAY).size() - known));
  }

  @Test
  void numbersOfAnAuthor() throws IOException {
    Table table =
        ask(
            """
            {"type": "vis", "config": {"type": "data_table", "data_source": %s, "rows": [
              {"operation": "terms", "fields": ["author.handle"], "limit": 40,
               "rank_by": {"type": "custom", "operation": "max", "field": "reach", "direction": "desc"}}],
              "metrics": [{"operation": "max", "field": "reach"}, {"operation": "percentile", "field": "reach", "percentile": 90},
                {"operation": "median", "field": "reach"}, {"operation": "unique_count", "field": "channel"},
                {"operation": "standard_deviation", "field": "reach"}, {"operation": "average", "field": "sentiment.score"},
                {"operation": "last_value", "field": "channel", "time_field": "@timestamp"},
                {"operation": "count", "filter": {"expression": "tagged : true", "language": "kql"}, "empty_as_null": true}]}}\
            """
                .formatted(SOURCE));

    assertThat(table.rows()).hasSize(40);
    double before = Double.MAX_VALUE;
    for (List<Object> row : table.rows()) {
      List<ObjectNode> own =
          during(DAY).stream()
              .filter(post -> post.at("/author/handle").asText().equals(row.get(0)))
              .sorted(Comparator.comparing(post -> post.get("@timestamp").asText()))
              .toList();
      double[] reach =
          own.stream().mapToDouble(post -> post.get("reach").asDouble()).sorted().toArray();
      double mean = java.util.Arrays.stream(reach).average().orElseThrow();
      double variance =
          java.util.Arrays.stream(reach).map(r -> (r - mean) * (r - mean)).average().orElseThrow();
      assertThat((Double) row.get(1))
          .isEqualTo(reach[reach.length - 1])
          .isLessThanOrEqualTo(before);
      before = (Double) row.get(1);
      // The digest interpolates between neighbours; with so few values it is never outside of them.
      assertThat((Double) row.get(2))
          .isBetween(reach[(int) (reach.length * 0.8)], reach[reach.length - 1]);
      assertThat((Double) row.get(3))
          .isBetween(reach[(int) (reach.length * 0.4)], reach[(int) (reach.length * 0.6)]);
      assertThat(row.get(4)).isEqualTo((long) counts(own, "channel").size());
      assertThat((Double) row.get(5)).isCloseTo(Math.sqrt(variance), within(1e-6));
      assertThat((Double) row.get(6))
          .isCloseTo(
              own.stream()
                  .filter(post -> post.at("/sentiment/score").isNumber())
                  .mapToDouble(post -> post.at("/sentiment/score").asDouble())
                  .average()
                  .orElseThrow(),
              within(1e-9));
      assertThat(row.get(7)).isEqualTo(own.getLast().get("channel").asText());
      long tagged = own.stream().filter(post -> post.get("tagged").asBoolean()).count();
      assertThat(row.get(8)).isEqualTo(tagged == 0 ? null : (Object) tagged);
    }
  }

  @Test
  void documentsInOrder() throws IOException {
    Table table =
        ask(
            """
            {"type": "discover_session", "config": {"tabs": [{"data_source": %s,
              "query": {"expression": "sentiment.polarity : \\"negative\\" and owned : false", "language": "kql"},
              "column_order": ["author.handle", "sentiment.score", "topics"], "sample_size": 5,
              "sort": [{"name": "sentiment.score", "direction": "asc"}, {"name": "reach", "direction": "desc"}]}]}}\
            """
                .formatted(SOURCE));

    List<ObjectNode> expected =
        during(DAY).stream()
            .filter(post -> polarity(post).equals("negative") && !post.get("owned").asBoolean())
            .sorted(
                Comparator.<ObjectNode>comparingDouble(
                        post -> post.at("/sentiment/score").asDouble())
                    .thenComparingLong(post -> -post.get("reach").asLong()))
            .toList();
    assertThat(table.total()).isEqualTo(expected.size());
    assertThat(table.rows().stream().map(List::getLast))
        .isEqualTo(
            expected.stream()
                .limit(5)
                .map(post -> (Object) post.get("mention_id").asText())
                .toList());
    assertThat(table.rows().getFirst().getFirst())
        .isEqualTo(expected.getFirst().at("/author/handle").asText());
  }

  private static final String SOURCE =
      "{\"type\": \"data_view_reference\", \"ref_id\": \"barograph-mentions\"}";

  private static Table ask(String panel) throws IOException {
    Part part = Panels.parts(JSON.readTree(panel), SCOPE).getFirst();
    return part.read(elastic.search(part.search(), "mentions"));
  }

  private static List<ObjectNode> during(TimeRange range) {
    Predicate<ObjectNode> isIn =
        post -> {
          long at = Instant.parse(post.get("@timestamp").asText()).toEpochMilli();
          return range.from() <= at && at <= range.to();
        };
    return posts.stream().filter(isIn).toList();
  }

  private static double net(List<ObjectNode> of) {
    long positive = of.stream().filter(post -> polarity(post).equals("positive")).count();
    long negative = of.stream().filter(post -> polarity(post).equals("negative")).count();
    long scored = of.stream().filter(post -> !polarity(post).equals("unscored")).count();
    return (double) (positive - negative) / scored;
  }

  private static Map<String, Long> counts(List<ObjectNode> of, String field) {
    return of.stream()
        .collect(Collectors.groupingBy(post -> post.get(field).asText(), Collectors.counting()));
  }

  private static String polarity(ObjectNode post) {
    return post.at("/sentiment/polarity").asText();
  }

  private static double number(Table table, int row, int column) {
    return (Double) table.rows().get(row).get(column);
  }
}
