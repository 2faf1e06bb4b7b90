package org.barograph.dashboards.viewer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.barograph.dashboards.body.Dashboards;
import org.barograph.dashboards.body.DataViews;

/** What the page may ask. */
final class Api {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final Duration KEEP = Duration.ofSeconds(2);
  private static final List<Integer> SILENCES = List.of(1, 4, 24);
  private static final int MAX_NAME = 64;
  private static final int WARM_UPS = 3;

  private final Library library;
  private final QuestionReader reader;
  private final DashboardAnswers dashboards;
  private final PostAnswers posts;
  private final IncidentAnswers incidents;
  private final IncidentCommands commands;
  private final RecentAnswers recent = new RecentAnswers(KEEP, System::nanoTime);
  private final Clock clock;

  Api(Searches searches, String tenantOrNull, IncidentCommands commands, Clock clock) {
    Map<String, String> indices = new LinkedHashMap<>();
    DataViews.all(tenantOrNull).forEach(view -> indices.put(view.id(), view.title()));
    MultiSearch multi = new MultiSearch(searches, indices);
    this.library = new Library(Dashboards.all());
    this.reader = new QuestionReader(library);
    this.dashboards = new DashboardAnswers(multi);
    this.posts = new PostAnswers(multi);
    this.incidents = new IncidentAnswers(multi);
    this.commands = commands;
    this.clock = clock;
  }

  /** Every dashboard by id and title, and whether the buttons work. */
  Reply overview() {
    ObjectNode json = JSON.createObjectNode();
    ArrayNode list = json.putArray("dashboards");
    for (Library.Shelf shelf : library.shelves()) {
      list.addObject()
          .put("id", shelf.id())
          .put("title", shelf.body().path("title").asText())
          .put("description", shelf.body().path("description").asText());
    }
    json.put("whyNoButtons", commands.reasonWhyNot());
    ArrayNode hours = json.putArray("silenceHours");
    SILENCES.forEach(hours::add);
    return Reply.json(json);
  }

  /** The file of a dashboard, its panels in one list. */
  Reply dashboard(String id) {
    Library.Shelf shelf = library.shelf(id);
    ObjectNode json = JSON.createObjectNode().put("id", id);
    for (String name : List.of("title", "description", "time_range", "refresh_interval")) {
      json.set(name, shelf.body().path(name));
    }
    list(json.putArray("panels"), shelf.panels());
    list(json.putArray("controls"), shelf.controls());
    return Reply.json(json);
  }

  private static void list(ArrayNode list, Map<String, JsonNode> panels) {
    panels.forEach(
        (panelId, panel) -> list.add(((ObjectNode) panel.deepCopy()).put("id", panelId)));
  }

  /** What a dashboard shows. */
  Reply answers(String id, byte[] body) throws IOException {
    Library.Shelf shelf = library.shelf(id);
    JsonNode json = parse(body);
    Question question = reader.read(shelf, json);
    return Reply.json(
        recent.of(
            id + " " + json,
            () -> JSON.writeValueAsBytes(dashboards.answer(shelf, question, clock.instant()))));
  }

  /** See {@link Viewer#warmUp}. */
  void warmUp() throws IOException {
    for (int round = 0; round < WARM_UPS; round++) {
      for (Library.Shelf shelf : library.shelves()) {
        JsonNode range = shelf.body().path("time_range");
        Question question =
            new Question(
                range.path("from").asText(),
                range.path("to").asText(),
                ZoneOffset.UTC,
                Map.of(),
                List.of(),
                List.of(),
                List.of());
        // Another time in each round: Elasticsearch remembers answers.
        dashboards.answer(shelf, question, clock.instant().minusSeconds(round));
      }
    }
  }

  /** The posts behind a panel. */
  Reply posts(String id, byte[] body) throws IOException {
    Library.Shelf shelf = library.shelf(id);
    JsonNode json = parse(body);
    Question question = reader.read(shelf, json);
    String order = json.path("order").asText("newest");
    QuestionReader.require(PostAnswers.isOrder(order), "order: unknown");
    return Reply.json(
        posts.answer(
            shelf,
            question,
            QuestionReader.text(json.path("panel"), "panel"),
            QuestionReader.number(json.path("layer"), "layer"),
            reader.filters(json.path("clicked"), "clicked"),
            order,
            clock.instant()));
  }

  /** One incident. */
  Reply incident(String id) throws IOException {
    return Reply.json(incidents.page(id));
  }

  /** One of the four buttons. */
  Reply say(String id, byte[] body) throws IOException {
    JsonNode json = parse(body);
    String by = QuestionReader.text(json.path("by"), "by").strip();
    QuestionReader.require(
        !by.isEmpty() && by.length() <= MAX_NAME && by.chars().noneMatch(Character::isISOControl),
        "by: must be a name of 1 to " + MAX_NAME + " characters");
    IncidentCommands.Word word = word(json.path("word").asText());
    Duration silence = null;
    if (word == IncidentCommands.Word.SILENCE) {
      int hours = json.path("hours").asInt();
      QuestionReader.require(SILENCES.contains(hours), "hours: must be one of " + SILENCES);
      silence = Duration.ofHours(hours);
    }
    if (commands.reasonWhyNot() != null) {
      return Reply.error(503, commands.reasonWhyNot());
    }
    // Nothing is written about an incident that is not there.
    incidents.document(id);
    commands.send(new IncidentCommands.Saying(id, word, by, silence));
    return Reply.json(JSON.createObjectNode().put("sent", true));
  }

  private static IncidentCommands.Word word(String text) {
    for (IncidentCommands.Word word : IncidentCommands.Word.values()) {
      if (word.name().toLowerCase(Locale.ROOT).equals(text)) {
        return word;
      }
    }
    throw new BadQuestionException("word: unknown");
  }

  private static JsonNode parse(byte[] body) {
    try {
      JsonNode json = JSON.readTree(body);
      QuestionReader.require(json.isObject(), "must be a JSON object");
      return json;
    } catch (JsonProcessingException e) {
      throw new BadQuestionException("not JSON");
    } catch (IOException e) {
      throw new BadQuestionException("not readable");
    }
  }
}
