package org.barograph.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.barograph.jobs.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioTest {

  private static final Instant END = Instant.parse("2026-11-22T06:00:00Z");
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Map<Long, Scenario> GENERATED = new ConcurrentHashMap<>();
  private static final Map<Long, List<JsonNode>> SOUND = new ConcurrentHashMap<>();

  private static Scenario scenario(long seed) {
    return GENERATED.computeIfAbsent(seed, any -> Scenario.generate(seed, END, DemoConfig.load()));
  }

  @Test
  void sameSeedAndEndGiveTheSameLinesAndTruth() {
    Scenario again = Scenario.generate(1, END.plusSeconds(59), DemoConfig.load());
    assertThat(again).isEqualTo(scenario(1));
  }

  @Test
  void anotherSeedGivesOtherEvents() {
    assertThat(scenario(2).truth().events()).isNotEqualTo(scenario(1).truth().events());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void sizeIsThatOfAFewMinutesReplay(long seed) {
    Truth truth = scenario(seed).truth();
    assertThat(truth.lines()).isBetween(30_000, 64_000).isEqualTo(scenario(seed).lines().size());
    assertThat(truth.labels().size()).isGreaterThan(truth.lines() / 2);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void everyLineIsJsonButTheBrokenOnes(long seed) {
    Scenario scenario = scenario(seed);
    int notJson = 0;
    for (String line : scenario.lines()) {
      notJson += parse(line) == null ? 1 : 0;
    }
    assertThat(notJson).isEqualTo(scenario.truth().deadLetters().get(Aftermath.NOT_JSON));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void linesAreInOrderButForFiveSeconds(long seed) {
    Instant latest = Instant.EPOCH;
    Duration worst = Duration.ZERO;
    for (JsonNode post : sound(seed)) {
      Instant at = eventAt(post);
      worst =
          Duration.between(at, latest).compareTo(worst) > 0 ? Duration.between(at, latest) : worst;
      latest = at.isAfter(latest) ? at : latest;
    }
    assertThat(worst).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
    assertThat(latest).isBetween(END.minus(Duration.ofMinutes(10)), END);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void eventsLieInsideTheDayAndTwoHoursBeforeItsEnd(long seed) {
    ScenarioPlan plan = ScenarioPlan.of(seed, END, 14, DemoConfig.cast());
    assertThat(plan.events())
        .hasSize(2)
        .allSatisfy(event -> {
          assertThat(event.start()).isAfterOrEqualTo(plan.fullDay().plus(Duration.ofHours(6)));
          assertThat(event.end()).isBefore(END.minus(Duration.ofHours(2)));
          assertThat(Duration.between(event.start(), event.end()))
              .isBetween(Duration.ofMinutes(60), Duration.ofMinutes(120));
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void outageTurnsTheMoodAndRaisesTheVolume(long seed) {
    Truth truth = scenario(seed).truth();
    PlantedEvent outage = truth.events().get(0);
    Duration span = Duration.between(outage.start(), outage.end());
    Planted during = planted(seed, outage.brand(), outage.start(), outage.end());
    Planted before = planted(seed, outage.brand(), outage.start().minus(span), outage.start());
    Planted history = planted(seed, outage.brand(), truth.start(), truth.fullDay());
    assertThat(during.negativeShare()).isBetween(0.66, 0.85);
    assertThat(history.negativeShare()).isCloseTo(0.25, within(0.03));
    assertThat(during.count() / (double) before.count()).isBetween(1.8, 5.0);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void launchMultipliesItsTopicInGoodMood(long seed) {
    Truth truth = scenario(seed).truth();
    PlantedEvent launch = truth.events().get(1);
    Planted during = planted(seed, launch.brand(), launch.start(), launch.end());
    Planted quiet = planted(seed, launch.brand(), truth.fullDay(), launch.start());
    double hoursBefore = Duration.between(truth.fullDay(), launch.start()).toMinutes() / 60.0;
    double hours = Duration.between(launch.start(), launch.end()).toMinutes() / 60.0;
    double usual = Math.max(1, quiet.aboutLaunch() / hoursBefore);
    assertThat(during.aboutLaunch() / hours / usual).isGreaterThan(8);
    assertThat(during.positiveShare()).isGreaterThan(0.5);
    assertThat(during.negativeShare()).isLessThan(0.25);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void historyIsThinnerThanTheFullDay(long seed) {
    Truth truth = scenario(seed).truth();
    int history = 0;
    int full = 0;
    for (JsonNode post : sound(seed)) {
      boolean isMention = truth.labels().containsKey(key(post)) && !post.has("op");
      boolean isFull = !eventAt(post).isBefore(truth.fullDay());
      history += isMention && !isFull ? 1 : 0;
      full += isMention && isFull ? 1 : 0;
    }
    assertThat(history / 14.0 / full).isBetween(0.35, 0.85);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void everyLabelledPostHoldsTheNameAsItsKindSays(long seed) {
    Scenario scenario = scenario(seed);
    Map<String, Cast.Brand> brands = new HashMap<>();
    List<String> wrong = new ArrayList<>();
    DemoConfig.cast().brands().forEach(brand -> brands.put(brand.id(), brand));
    for (JsonNode post : sound(seed)) {
      for (Label label : scenario.truth().labels().getOrDefault(key(post), List.of())) {
        if (post.has("text")) {
          Cast.Brand brand = brands.get(label.brand());
          String text = post.get("text").asText().toLowerCase(Locale.ROOT);
          boolean isRight =
              names(brand, text) != label.kind().equals(Label.MISSPELLED)
                  && tags(brand, text) == label.kind().equals(Label.TAGGED);
          if (!isRight) {
            wrong.add(label + ": " + text);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void chatterNamesNoBrandButTheEverydayWord(long seed) {
    Truth truth = scenario(seed).truth();
    Set<String> retracted = new HashSet<>();
    truth.retracted().forEach(id -> retracted.add(id.substring(0, id.lastIndexOf('|'))));
    List<Cast.Brand> brands = DemoConfig.cast().brands();
    List<String> wrong = new ArrayList<>();
    for (JsonNode post : sound(seed)) {
      String key = key(post);
      if (post.has("text")
          && !truth.labels().containsKey(key)
          && !retracted.contains(key.replaceFirst(":", "|"))) {
        String text = post.get("text").asText().toLowerCase(Locale.ROOT);
        for (Cast.Brand brand : brands) {
          if (tags(brand, text) || (!brand.isEverydayWord() && names(brand, text))) {
            wrong.add(text);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void mostTextsAreDistinct() {
    List<String> texts = new ArrayList<>();
    for (JsonNode post : sound(1)) {
      if (scenario(1).truth().labels().containsKey(key(post)) && !post.has("repost_of")) {
        texts.add(post.path("text").asText());
      }
    }
    assertThat(texts.stream().distinct().count()).isGreaterThan(texts.size() * 8L / 10);
  }

  private record Planted(int count, int negative, int positive, int scored, int aboutLaunch) {

    double negativeShare() {
      return negative / (double) scored;
    }

    double positiveShare() {
      return positive / (double) scored;
    }
  }

  private static Planted planted(long seed, String brand, Instant from, Instant to) {
    TopicConfig launches =
        DemoConfig.load().topics().stream()
            .filter(topic -> topic.id().equals(ScenarioPlan.NEW_PRODUCT))
            .findFirst()
            .orElseThrow();
    Planted sum = new Planted(0, 0, 0, 0, 0);
    for (JsonNode post : sound(seed)) {
      if (post.has("op") || eventAt(post).isBefore(from) || !eventAt(post).isBefore(to)) {
        continue;
      }
      for (Label label : scenario(seed).truth().labels().getOrDefault(key(post), List.of())) {
        if (label.brand().equals(brand)) {
          String text = post.get("text").asText().toLowerCase(Locale.ROOT);
          sum =
              new Planted(
                  sum.count() + 1,
                  sum.negative() + (label.polarity().equals("negative") ? 1 : 0),
                  sum.positive() + (label.polarity().equals("positive") ? 1 : 0),
                  sum.scored() + (label.polarity().equals("unscored") ? 0 : 1),
                  sum.aboutLaunch() + (launches.any().stream().anyMatch(text::contains) ? 1 : 0));
        }
      }
    }
    return sum;
  }

  private static boolean names(Cast.Brand brand, String text) {
    return tags(brand, text)
        || brand.names().stream().anyMatch(name -> text.contains(name.toLowerCase(Locale.ROOT)));
  }

  private static boolean tags(Cast.Brand brand, String text) {
    return brand.handles().stream().anyMatch(handle -> text.contains("@" + handle))
        || brand.hashtags().stream().anyMatch(tag -> text.contains("#" + tag))
        || brand.domains().stream().anyMatch(text::contains);
  }

  /** The lines of a scenario that are no dead letters. */
  private static List<JsonNode> sound(long seed) {
    return SOUND.computeIfAbsent(seed, any -> sound(scenario(seed).lines()));
  }

  private static List<JsonNode> sound(List<String> lines) {
    List<JsonNode> posts = new ArrayList<>();
    for (String line : lines) {
      JsonNode post = parse(line);
      if (post != null
          && !post.has("txet")
          && (post.has("id") || post.path("op").asText().equals("delete_author"))
          && !post.path("created_at").asText().equals("yesterday")) {
        posts.add(post);
      }
    }
    return posts;
  }

  private static String key(JsonNode post) {
    return post.get("channel").asText() + ":" + post.path("id").asText();
  }

  private static Instant eventAt(JsonNode post) {
    return Instant.parse(
        post.has("event_at") ? post.get("event_at").asText() : post.get("created_at").asText());
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
