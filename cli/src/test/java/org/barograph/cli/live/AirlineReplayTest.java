package org.barograph.cli.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.assertj.core.api.Assumptions;
import org.barograph.cli.pipeline.Documents;
import org.barograph.cli.pipeline.Pipeline;
import org.barograph.connectors.posts.Pacer;
import org.barograph.connectors.posts.PostRecord;
import org.barograph.connectors.posts.ReadSettings;
import org.barograph.jobs.config.ConfigLoader;
import org.barograph.stack.LocalStack;
import org.barograph.stack.junit.LocalStackExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real posts through the real pipeline: each is accounted for, counts agree with a count that knows
 * nothing of Barograph, a second replay changes nothing. Skipped where the data is not.
 */
@ExtendWith(LocalStackExtension.class)
class AirlineReplayTest {

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /** Handle or name, as a reader would look for it. */
  private static final Map<String, Pattern> AIRLINES =
      Map.of(
          "virgin", pattern("@virginamerica|virgin\\s?america|#virginamerica"),
          "united", pattern("@united|united\\s?airlines|united\\s?air|#unitedairlines|#unitedair"),
          "southwest", pattern("@southwestair|southwest\\s?airlines|southwest\\s?air"),
          "jetblue", pattern("@jetblue|jet\\s?blue"),
          "usairways", pattern("@usairways|us\\s?airways|us\\s?air"),
          "american", pattern("@americanair|american\\s?airlines|american\\s?air"));

  @TempDir Path folder;

  private static Pattern pattern(String names) {
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}_])[@#]?(" + names + ")('?s)?(?![\\p{L}\\p{N}_])",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  @Test
  void everyPostIsAccountedForAndASecondReplayChangesNothing(LocalStack stack) throws Exception {
    Path csv = data();
    Assumptions.assumeThat(csv).as("the airline posts are not here: skipped").exists();
    Installation installation =
        Installation.on(stack, ConfigLoader.parse(config(), "airlines.yaml"), 8).withParallelism(2);
    List<PostRecord> posts = Installation.read(csv, settings());

    try (Pipeline pipeline = Pipeline.start(installation.config(), folder, 0);
        Documents documents = installation.documents()) {
      long heartbeats = replay(installation, posts);
      awaitOutcomes(pipeline, posts.size() + heartbeats);
      Map<String, Long> first = pipeline.outcomes();
      Map<String, Long> byBrand = awaitIndexed(documents, first);
      assertThat(sumOfPosts(first)).isEqualTo(posts.size());
      assertThat(first).containsEntry("dead_letter", 0L).containsEntry("duplicate", 0L);
      assertCloseToAReadersCount(byBrand, csv);
      long last = posts.stream().mapToLong(PostRecord::eventAt).max().orElseThrow();
      awaitWindows(documents, last - installation.config().pipeline().disorder().toMillis());
      List<String> before = windows(documents);

      long again = replay(installation, posts);
      awaitOutcomes(pipeline, 2L * posts.size() + heartbeats + again);
      Map<String, Long> second = pipeline.outcomes();
      assertThat(second).containsEntry("duplicate", (long) posts.size());
      assertThat(second.get("mentioned")).isEqualTo(first.get("mentioned"));
      assertThat(countByBrand(documents)).isEqualTo(byBrand);
      assertThat(windows(documents)).isEqualTo(before);
    }
  }

  private static long replay(Installation installation, List<PostRecord> posts) {
    var published = installation.publish(posts.iterator(), Pacer.unlimited());
    assertThat(published.isComplete()).isTrue();
    return published.heartbeats();
  }

  private static void awaitOutcomes(Pipeline pipeline, long records) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Installation.LOOK)
        .until(() -> pipeline.outcomes().values().stream().mapToLong(n -> n).sum() == records);
  }

  /** Heartbeats are no posts. */
  private static long sumOfPosts(Map<String, Long> outcomes) {
    return outcomes.values().stream().mapToLong(n -> n).sum() - outcomes.get("heartbeat");
  }

  /** Waits until the documents are as many as the jobs say they have made. */
  private static Map<String, Long> awaitIndexed(Documents documents, Map<String, Long> outcomes)
      throws IOException {
    long posts = outcomes.get("mentioned") + outcomes.get("unscorable");
    await()
        .atMost(PATIENCE)
        .pollInterval(Installation.LOOK)
        .until(() ->
            documents.allMentions("post_id").stream()
                    .map(mention -> mention.get("post_id").asText())
                    .distinct()
                    .count()
                == posts);
    return countByBrand(documents);
  }

  private static Map<String, Long> countByBrand(Documents documents) throws IOException {
    documents.refresh();
    Map<String, Long> counts = new TreeMap<>();
    documents
        .allMentions("brand")
        .forEach(mention -> counts.merge(mention.get("brand").asText(), 1L, Long::sum));
    return counts;
  }

  /** Windows follow their mentions at the pace of event time: until the last ones are closed. */
  private static void awaitWindows(Documents documents, long eventTime) {
    long quarter = Duration.ofMinutes(15).toMillis();
    long lastEnd = Math.floorDiv(eventTime, quarter) * quarter;
    await()
        .atMost(PATIENCE)
        .pollInterval(Installation.LOOK)
        .during(Duration.ofSeconds(5))
        .until(() -> {
          documents.refresh();
          for (String brand : AIRLINES.keySet()) {
            if (documents.lastWindowEnd(brand, 15) < lastEnd) {
              return false;
            }
          }
          return true;
        });
  }

  private static List<String> windows(Documents documents) throws IOException {
    return documents.allWindows("window_id", "revision", "mentions", "negative").stream()
        .map(Object::toString)
        .toList();
  }

  /**
   * A pattern finds neither misspellings nor joined hashtags: the matcher may find one or two more.
   */
  private static void assertCloseToAReadersCount(Map<String, Long> byBrand, Path csv)
      throws IOException {
    Map<String, Long> read = new TreeMap<>();
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (Reader reader = Files.newBufferedReader(csv)) {
      for (CSVRecord row : format.parse(reader)) {
        String text = row.get("text").toLowerCase(Locale.ROOT);
        AIRLINES.forEach((brand, names) -> {
          if (names.matcher(text).find()) {
            read.merge(brand, 1L, Long::sum);
          }
        });
      }
    }
    assertThat(byBrand.keySet()).isEqualTo(read.keySet());
    byBrand.forEach((brand, count) ->
        assertThat(count)
            .as("%s: %s found, %s read", brand, byBrand, read)
            .isBetween(read.get(brand) - 2, read.get(brand) + 2));
  }

  private static ReadSettings settings() {
    return ReadSettings.defaults()
        .withMapping(
            "id=tweet_id,text=text,created_at=tweet_created,channel='x',author.handle=name,"
                + "engagement.reposts=retweet_count")
        .withTimeFormat("yyyy-MM-dd HH:mm:ss Z");
  }

  private static Path data() {
    String named = System.getProperty("BAROGRAPH_DATA", System.getenv("BAROGRAPH_DATA"));
    Path folder = named == null ? Installation.root().resolve("../shared/data") : Path.of(named);
    return folder.resolve("airline/airline_2015-02-16_to_20.csv");
  }

  private static String config() {
    return """
    brands:
      - {id: virgin, name: Virgin America, aliases: [virgin america], handles: ["@virginamerica"]}
      - {id: united, name: United Airlines, aliases: [united airlines, united air], handles: ["@united"]}
      - {id: southwest, name: Southwest, aliases: [southwest airlines, southwest air], handles: ["@southwestair"]}
      - {id: jetblue, name: JetBlue, aliases: [jetblue], handles: ["@jetblue"]}
      - {id: usairways, name: US Airways, aliases: [us airways, us air], handles: ["@usairways"]}
      - {id: american, name: American Airlines, aliases: [american airlines, american air], handles: ["@americanair"]}
    topics:
      - {id: delay, name: Delays, any: [delay, delayed, late, waiting, stuck]}
      - {id: luggage, name: Luggage, any: [bag, bags, luggage, baggage]}
      - {id: cancelled, name: Cancelled, any: [cancelled, canceled, cancel]}
    """;
  }
}
