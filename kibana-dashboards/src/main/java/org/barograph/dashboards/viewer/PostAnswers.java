package org.barograph.dashboards.viewer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.barograph.dashboards.lens.Panels;
import org.barograph.dashboards.lens.Part;
import org.barograph.dashboards.lens.Scope;

/** The documents behind a panel, or behind what was clicked in it. */
final class PostAnswers {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SIZE = 50;
  private static final String MENTIONS = "barograph-mentions";
  private static final String WINDOWS = "barograph-windows";

  private static final List<String> POST =
      List.of(
          "@timestamp",
          "brand",
          "channel",
          "author.handle",
          "author.followers",
          "text",
          "lang",
          "url",
          "sentiment.polarity",
          "sentiment.score",
          "topics",
          "reach");

  private static final Map<String, List<String>> COLUMNS =
      Map.of(
          "barograph-incidents",
          List.of(
              "opened_at", "brand", "kind", "topic", "severity", "state", "observed", "expected"),
          "barograph-pipeline",
          List.of("@timestamp", "job", "stage", "records", "lag", "late", "unscored", "rejected"),
          "barograph-annotations",
          List.of("start", "end", "kind", "title", "brands"));

  private static final Map<String, Map<String, String>> ORDERS =
      Map.of(
          "newest", Map.of("@timestamp", "desc"),
          "reach", Map.of("reach", "desc"),
          "negative", Map.of("sentiment.score", "asc"));

  private final MultiSearch searches;

  PostAnswers(MultiSearch searches) {
    this.searches = searches;
  }

  /**
   * Asks for them.
   *
   * @param order {@code newest}, {@code reach} or {@code negative}
   * @throws IOException if Elasticsearch cannot be reached
   */
  ObjectNode answer(
      Library.Shelf shelf,
      Question question,
      String panelId,
      int layer,
      List<Filter> clicked,
      String order,
      Instant now)
      throws IOException {
    JsonNode panel = shelf.panel(panelId);
    String dataView = Panels.dataView(panel, layer);
    QuestionReader.require(!dataView.isEmpty(), "panel: has no documents");
    Scope scope = question.scope(shelf, now, null);
    boolean isWindows = dataView.equals(WINDOWS);
    for (Filter filter : clicked) {
      scope = scope.and((isWindows ? ofPosts(filter) : filter).query(shelf, scope));
    }
    String shown = isWindows ? MENTIONS : dataView;
    boolean isPosts = shown.equals(MENTIONS);
    Map<String, String> sort =
        new LinkedHashMap<>(isPosts ? ORDERS.get(order) : ORDERS.get("newest"));
    // A second key, so that equal ones do not change places between two looks.
    sort.putIfAbsent("@timestamp", "desc");
    Part documents =
        Panels.documents(
            isWindows ? posts() : panel,
            layer,
            scope,
            isPosts ? POST : COLUMNS.getOrDefault(shown, List.of("@timestamp")),
            sort,
            SIZE);
    JsonNode answer = searches.ask(List.of(documents.search())).getFirst();
    if (answer.has("error")) {
      throw new IOException("Elasticsearch could not answer this");
    }
    ObjectNode json = TableJson.of(documents.read(answer));
    return json.put("shows", isPosts ? "posts" : shown.substring(shown.indexOf('-') + 1));
  }

  static boolean isOrder(String order) {
    return ORDERS.containsKey(order);
  }

  /** The window's topic is one of a post's topics. */
  private static Filter ofPosts(Filter filter) {
    return filter instanceof Filter.OneOf(String field, List<Object> values)
            && field.equals("topic")
        ? new Filter.OneOf("topics", values)
        : filter;
  }

  private static JsonNode posts() {
    ObjectNode panel = JSON.createObjectNode().put("type", "discover_session");
    panel
        .putObject("config")
        .putArray("tabs")
        .addObject()
        .putObject("data_source")
        .put("type", "data_view_reference")
        .put("ref_id", MENTIONS);
    return panel;
  }
}
