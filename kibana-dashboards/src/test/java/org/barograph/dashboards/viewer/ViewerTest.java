package org.barograph.dashboards.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.barograph.dashboards.lens.Elastic;
import org.barograph.dashboards.lens.Posts;
import org.barograph.stack.LocalStack;
import org.barograph.stack.junit.LocalStackExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The viewer's server over the real Elasticsearch: what it answers, and what it refuses. */
@ExtendWith(LocalStackExtension.class)
class ViewerTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final String TYPE = "Content-Type: application/json";
  private static final String QUESTION =
      "{\"from\": \"now-24h\", \"to\": \"now\", \"zone\": \"UTC\"%s}";
  private static final String INCIDENT = "i-0123456789abcdef";

  private static final List<IncidentCommands.Saying> said = new ArrayList<>();
  private static List<ObjectNode> posts;
  private static Elastic elastic;
  private static Viewer viewer;

  @BeforeAll
  static void start(LocalStack stack) throws IOException {
    elastic = new Elastic(stack.elasticsearchUrl(), "viewer" + System.nanoTime());
    posts = Posts.before(NOW, 1_000, 3);
    elastic.create("mentions");
    elastic.index("mentions", "mention_id", posts);
    elastic.create("incidents");
    ObjectNode incident = JSON.createObjectNode().put("incident_id", INCIDENT);
    incident
        .put("@timestamp", "2026-11-22T08:00:00.000Z")
        .put("opened_at", "2026-11-22T08:00:00.000Z");
    incident
        .put("fired_at", "2026-11-22T08:00:00.000Z")
        .put("window_start", "2026-11-22T07:45:00.000Z");
    incident.put("window_end", "2026-11-22T08:00:00.000Z").put("brand", "acme");
    elastic.index("incidents", "incident_id", List.of(incident));
    viewer =
        Viewer.start(
            new ViewerSettings(0, elastic.tenant()),
            elastic,
            new Recorder(),
            Clock.fixed(NOW, ZoneOffset.UTC));
  }

  /** Keeps what was said, as Kafka would. */
  private static final class Recorder implements IncidentCommands {
    @Override
    public String reasonWhyNot() {
      return null;
    }

    @Override
    public void send(Saying saying) {
      said.add(saying);
    }
  }

  @AfterAll
  static void stop() {
    viewer.close();
    elastic.close();
  }

  @Test
  void thePageKeepsToItself() throws IOException {
    Http page = Http.get(viewer.address(), "/");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.head())
        .contains("default-src 'none'; script-src 'self'; style-src 'self'")
        .contains("frame-ancestors 'none'")
        .contains("X-Content-Type-Options: nosniff")
        .contains("Cross-Origin-Resource-Policy: same-origin")
        .doesNotContain("unsafe-inline")
        .doesNotContain("Access-Control-Allow")
        .doesNotContain("Jetty");
    assertThat(page.body())
        .doesNotContain(" style=")
        .doesNotContain("<script>")
        .doesNotContain("{{");
    assertThat(Http.get(viewer.address(), "/js/echarts.js").status()).isEqualTo(200);
  }

  @Test
  void itListensOnLoopbackOnly() {
    assertThat(viewer.address().getHost()).isEqualTo("127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example", "127.0.0.1.evil.example:PORT", "127.0.0.1", "localhost:1", ""})
  void anotherNameForThisMachineIsRefused(String host) throws IOException {
    String name = host.replace("PORT", Integer.toString(viewer.address().getPort()));

    Http page = Http.get(viewer.address(), "/api/dashboards", "Host: " + name);

    assertThat(page.status()).isIn(400, 421);
    assertThat(page.body()).doesNotContain("barograph-mood");
  }

  @Test
  void localhostIsThisMachine() throws IOException {
    String host = "Host: localhost:" + viewer.address().getPort();

    assertThat(Http.get(viewer.address(), "/api/dashboards", host).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: http://evil.example",
        "Origin: null",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site"
      })
  void otherPagesMayNotAsk(String header) throws IOException {
    Http answer =
        Http.post(
            viewer.address(),
            "/api/dashboards/barograph-mood/answers",
            QUESTION.formatted(""),
            TYPE,
            header);

    assertThat(answer.status()).isEqualTo(403);
  }

  @Test
  void aFormCannotSendJson() throws IOException {
    Http answer =
        Http.post(
            viewer.address(),
            "/api/dashboards/barograph-mood/answers",
            QUESTION.formatted(""),
            "Content-Type: text/plain");

    assertThat(answer.status()).isEqualTo(415);
  }

  @Test
  void aDashboardIsOneRequestAndRightNumbers() throws IOException {
    int before = elastic.requests();

    JsonNode answer = ask("barograph-mood", QUESTION.formatted(""));

    assertThat(elastic.requests() - before).isEqualTo(1);
    assertThat(answer.get("requests").asInt()).isEqualTo(1);
    assertThat(answer.get("searches").asInt()).isLessThanOrEqualTo(DashboardAnswers.MAX_SEARCHES);
    assertThat(answer.at("/panels/volume/parts/0/rows/0/0").asLong()).isEqualTo(ofLastDay().size());
    answer
        .get("panels")
        .forEach(panel -> assertThat(panel.has("problem")).as(panel.toString()).isFalse());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "barograph-mood",
        "barograph-incident",
        "barograph-topics",
        "barograph-audience",
        "barograph-pipeline"
      })
  void everyPanelOfEveryDashboardIsKnown(String id) throws IOException {
    JsonNode answer = ask(id, QUESTION.formatted(""));

    answer
        .get("panels")
        .properties()
        .forEach(panel ->
            assertThat(panel.getValue().path("problem").asText()).as(panel.getKey()).isEmpty());
    assertThat(answer.get("requests").asInt()).isEqualTo(1);
  }

  @Test
  void aControlChangesTheNumbers() throws IOException {
    String chosen =
        ", \"controls\": {\"pick-brand\": [\"acme\"], \"pick-channel\": [\"chirp\", \"forum\"]}";

    JsonNode answer = ask("barograph-mood", QUESTION.formatted(chosen));

    long expected =
        ofLastDay().stream()
            .filter(post -> post.get("brand").asText().equals("acme"))
            .filter(post -> List.of("chirp", "forum").contains(post.get("channel").asText()))
            .count();
    assertThat(answer.at("/panels/volume/parts/0/rows/0/0").asLong()).isEqualTo(expected);
    // The control itself goes on offering the other brands.
    assertThat(answer.at("/controls/pick-brand/parts/0/rows")).hasSize(3);
  }

  @Test
  void whatIsAskedTwiceAtOnceIsAnsweredOnce() throws IOException {
    String question = QUESTION.formatted(", \"controls\": {\"pick-brand\": [\"globex\"]}");
    int before = elastic.requests();

    JsonNode first = ask("barograph-mood", question);
    JsonNode second = ask("barograph-mood", question);

    assertThat(second).isEqualTo(first);
    assertThat(elastic.requests() - before).isLessThanOrEqualTo(2);
  }

  @Test
  void aClickLeadsToItsPosts() throws IOException {
    String clicked =
        ", \"panel\": \"tagged-owned\", \"clicked\": [{\"panel\": \"tagged-owned\", \"layer\": 0,"
            + " \"bucket\": 0, \"label\": \"Owned\"}, {\"field\": \"channel\", \"values\": [\"chirp\"]}]";

    Http answer =
        Http.post(
            viewer.address(),
            "/api/dashboards/barograph-mood/posts",
            QUESTION.formatted(clicked),
            TYPE);

    assertThat(answer.status()).isEqualTo(200);
    long expected =
        ofLastDay().stream()
            .filter(post ->
                post.get("owned").asBoolean() && post.get("channel").asText().equals("chirp"))
            .count();
    assertThat(JSON.readTree(answer.body()).get("total").asLong()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"from\": \"now-24h\", \"to\": \"now\"}",
        "{\"from\": \"yesterday\", \"to\": \"now\", \"zone\": \"UTC\"}",
        "{\"from\": \"now\", \"to\": \"now-24h\", \"zone\": \"UTC\"}",
        "{\"from\": \"now-24h\", \"to\": \"now\", \"zone\": \"Mars/Base\"}",
        "{\"from\": \"now-24h\", \"to\": \"now\", \"zone\": \"UTC\", \"query\": {\"match_all\": {}}}",
        "{\"from\": \"now-24h\", \"to\": \"now\", \"zone\": \"UTC\", \"controls\": {\"none\": [\"a\"]}}",
        "{\"from\": \"now-24h\", \"to\": \"now\", \"zone\": \"UTC\", \"filters\": [{\"field\": \"author.name\", \"values\": [\"a\"]}]}",
        "{\"from\": \"now-24h\", \"to\": \"now\", \"zone\": \"UTC\", \"filters\": [{\"field\": \"brand\", \"values\": [{\"script\": 1}]}]}",
        "{\"from\": \"now-24h\", \"to\": \"now\", \"zone\": \"UTC\", \"filters\": [{\"panel\": \"tagged-owned\", \"bucket\": 9, \"label\": \"x\"}]}",
        "{\"from\": \"now-24h\", \"to\": \"now\", \"zone\": \"UTC\"} {}",
      })
  void aQuestionOutsideOfTheRulesIsRefused(String question) throws IOException {
    int before = elastic.requests();

    Http answer =
        Http.post(viewer.address(), "/api/dashboards/barograph-mood/answers", question, TYPE);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(elastic.requests()).isEqualTo(before);
  }

  @Test
  void aQuestionThatIsTooLongIsRefused() throws IOException {
    String question = QUESTION.formatted(" ".repeat(70_000));

    assertThat(
            Http.post(viewer.address(), "/api/dashboards/barograph-mood/answers", question, TYPE)
                .status())
        .isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/dashboards/none",
        "/api/incidents/none",
        "/js/none.js",
        "/../pom.xml",
        "/js/%2e%2e/index.html",
        "/api"
      })
  void whatIsNotThereIsNotThere(String path) throws IOException {
    assertThat(Http.get(viewer.address(), path).status()).isIn(400, 404);
  }

  @Test
  void aButtonNeedsThePagesToken() throws IOException {
    String path = "/api/incidents/" + INCIDENT + "/say";
    String body = "{\"word\": \"acknowledge\", \"by\": \"Ada\"}";
    int before = said.size();

    assertThat(Http.post(viewer.address(), path, body, TYPE).status()).isEqualTo(403);
    assertThat(Http.post(viewer.address(), path, body, TYPE, "X-Barograph-Token: 0").status())
        .isEqualTo(403);
    assertThat(said).hasSize(before);
    Http sent = Http.post(viewer.address(), path, body, TYPE, "X-Barograph-Token: " + token());
    assertThat(sent.status()).as(sent.body()).isEqualTo(200);
    assertThat(said.getLast())
        .isEqualTo(
            new IncidentCommands.Saying(INCIDENT, IncidentCommands.Word.ACKNOWLEDGE, "Ada", null));
  }

  @Test
  void silenceHasAnEnd() throws IOException {
    String path = "/api/incidents/" + INCIDENT + "/say";
    String token = "X-Barograph-Token: " + token();

    assertThat(
            Http.post(
                    viewer.address(), path, "{\"word\": \"silence\", \"by\": \"Ada\"}", TYPE, token)
                .status())
        .isEqualTo(400);
    Http sent =
        Http.post(
            viewer.address(),
            path,
            "{\"word\": \"silence\", \"by\": \"Ada\", \"hours\": 4}",
            TYPE,
            token);
    assertThat(sent.status()).isEqualTo(200);
    assertThat(said.getLast().silence()).isEqualTo(Duration.ofHours(4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"word\": \"delete\", \"by\": \"Ada\"}",
        "{\"word\": \"noise\"}",
        "{\"word\": \"noise\", \"by\": \" \"}",
        "{\"word\": \"noise\", \"by\": \"a\\nb\"}"
      })
  void nothingElseCanBeSaid(String body) throws IOException {
    int before = said.size();
    String token = "X-Barograph-Token: " + token();

    Http answer =
        Http.post(viewer.address(), "/api/incidents/" + INCIDENT + "/say", body, TYPE, token);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(said).hasSize(before);
  }

  @Test
  void nothingIsSaidOfAnIncidentThatIsNotThere() throws IOException {
    int before = said.size();
    String token = "X-Barograph-Token: " + token();

    Http answer =
        Http.post(
            viewer.address(),
            "/api/incidents/other/say",
            "{\"word\": \"noise\", \"by\": \"Ada\"}",
            TYPE,
            token);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(said).hasSize(before);
  }

  private static String token() throws IOException {
    Matcher token =
        Pattern.compile("barograph-token\" content=\"([0-9a-f]{48})\"")
            .matcher(Http.get(viewer.address(), "/").body());
    assertThat(token.find()).isTrue();
    return token.group(1);
  }

  private static JsonNode ask(String id, String question) throws IOException {
    URI address = viewer.address();
    Http answer = Http.post(address, "/api/dashboards/" + id + "/answers", question, TYPE);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static List<ObjectNode> ofLastDay() {
    Instant from = NOW.minus(Duration.ofHours(24));
    return posts.stream()
        .filter(post -> !Instant.parse(post.get("@timestamp").asText()).isBefore(from))
        .toList();
  }
}
