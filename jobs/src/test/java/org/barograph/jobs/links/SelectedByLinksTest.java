package org.barograph.jobs.links;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import org.barograph.jobs.backtest.Backtest;
import org.barograph.jobs.backtest.PostFileSource;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.ConfigLoader;
import org.barograph.jobs.config.live.FixedConfig;
import org.barograph.jobs.index.IndexNames;
import org.barograph.jobs.index.IndexTemplates;
import org.barograph.stack.LocalStack;
import org.barograph.stack.junit.LocalStackExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The counts that an incident's links select in a real Elasticsearch are the incident's. */
@ExtendWith(LocalStackExtension.class)
class SelectedByLinksTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");
  private static final Duration DAY = Duration.ofHours(26);

  private static final List<String> BAD =
      List.of("is terrible, the worst ever", "awful service, I hate it", "a horrible experience");
  private static final List<String> OTHER =
      List.of("is great, I love it", "is open until nine", "has a new shop", "wonderful people");

  private final HttpClient http = HttpClient.newHttpClient();
  private final String tenant =
      "l_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
  private final Random random = new Random(12);
  private final List<String> posts = new ArrayList<>();
  private final String url;

  @TempDir private Path folder;

  SelectedByLinksTest(LocalStack stack) {
    this.url = stack.elasticsearchUrl();
  }

  @Test
  void linksSelectTheMentionsOfTheIncident() throws Exception {
    writePosts();
    List<JsonNode> incidents = backtest();
    index();

    TreeSet<String> kinds = new TreeSet<>();
    for (JsonNode incident : incidents) {
      kinds.add(incident.get("kind").textValue());
      long n = incident.get("n").longValue();
      assertThat(selected(incident, "posts")).as("posts of %s", incident).isEqualTo(n);
      assertThat(selected(incident, "dashboard")).as("dashboard of %s", incident).isEqualTo(n);
    }
    assertThat(kinds).contains("emerging_topic", "sentiment_drop", "topic_spike", "volume_spike");
  }

  /** A calm day; then a topic that many speak of, a new one, and hours later a bad mood. */
  private void writePosts() {
    for (int minute = 0; minute < DAY.toMinutes() + 240; minute++) {
      long after = minute - DAY.toMinutes();
      boolean burst = after >= 0 && after < 40;
      boolean rumour = after >= 100 && after < 130;
      boolean drop = after >= 180 && after < 230;
      for (int i = 0; i < 2; i++) {
        post(minute, drop || random.nextInt(5) == 0 ? pick(BAD) : pick(OTHER));
      }
      for (int i = 0; burst && i < 20; i++) {
        post(minute, "has a parcel counter");
      }
      if (rumour) {
        post(minute, pick(OTHER) + " and the lemon shortage " + pick(OTHER));
      }
      if (random.nextInt(8) == 0) {
        post(minute, "ужасная компания, никому не советую");
      }
    }
    post((int) DAY.toMinutes() + 250, "is open until ten");
  }

  private String pick(List<String> phrases) {
    return phrases.get(random.nextInt(phrases.size()));
  }

  private void post(int minute, String said) {
    int number = posts.size();
    String time = START.plusSeconds(minute * 60L + random.nextInt(50)).toString();
    posts.add(
        "{\"channel\":\"%s\",\"id\":\"%d\",\"created_at\":\"%s\",\"author\":{\"id\":\"a%d\"},"
                .formatted(number % 3 == 0 ? "wire" : "forum", number, time, number % 700)
            + "\"text\":\"Acme %s\"}".formatted(said));
  }

  private List<JsonNode> backtest() throws Exception {
    BarographConfig config =
        ConfigLoader.parse(
            """
            kibana: {url: https://kibana.example, space: social}
            brands: [{id: acme, name: Acme, aliases: [Acme]}]
            topics: [{id: parcel, name: Parcels, any: [parcel]}]
            """,
            "test.yaml");
    Path file = folder.resolve("posts.ndjson");
    Files.write(file, posts);
    PostFileSource source =
        new PostFileSource(
            file.toString(),
            null,
            null,
            config.pipeline().disorder(),
            START.plus(Duration.ofDays(3)).toEpochMilli());
    Path incidents = folder.resolve("incidents");
    Backtest.run(
        source,
        FixedConfig.of(config),
        2,
        new Backtest.Outputs(incidents, folder.resolve("mentions"), null));
    List<JsonNode> found = new ArrayList<>();
    for (String line : Files.readAllLines(incidents)) {
      found.add(JSON.readTree(line));
    }
    return found;
  }

  private void index() throws Exception {
    for (var template : IndexTemplates.render(tenant, 0).entrySet()) {
      send("PUT", "/_index_template/" + template.getKey(), template.getValue());
    }
    String action =
        "{\"index\":{\"_index\":\"%s\"}}%n"
            .formatted(IndexNames.mentions(tenant, START.toEpochMilli()));
    StringBuilder bulk = new StringBuilder();
    for (String mention : Files.readAllLines(folder.resolve("mentions"))) {
      bulk.append(action).append(mention).append('\n');
    }
    JsonNode answer = send("POST", "/_bulk?refresh=true", bulk.toString());
    assertThat(answer.get("errors").booleanValue()).isFalse();
  }

  private long selected(JsonNode incident, String name) throws Exception {
    Link link = Link.read(incident.get("links").get(name).textValue());
    ObjectNode body = JSON.createObjectNode();
    var filter = body.putObject("query").putObject("bool").putArray("filter");
    filter
        .addObject()
        .putObject("range")
        .putObject("@timestamp")
        .put("gte", link.from().toString())
        .put("lte", link.to().toString());
    if (link.brand() != null) {
      filter.addObject().putObject("match_phrase").put("brand", link.brand());
    }
    if (!link.query().isEmpty()) {
      filter.add(Kql.query(link.query()));
    }
    return send("POST", "/" + IndexNames.mentionsAlias(tenant) + "/_count", body.toString())
        .get("count")
        .longValue();
  }

  private JsonNode send(String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode())
        .as("%s", String.format(Locale.ROOT, "%s %s: %s", method, path, answer.body()))
        .isEqualTo(200);
    return JSON.readTree(answer.body());
  }
}
