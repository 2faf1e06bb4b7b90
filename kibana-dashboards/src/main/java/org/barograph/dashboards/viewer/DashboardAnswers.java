package org.barograph.dashboards.viewer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.barograph.dashboards.expression.ExpressionException;
import org.barograph.dashboards.lens.Panels;
import org.barograph.dashboards.lens.Part;
import org.barograph.dashboards.lens.Scope;
import org.barograph.dashboards.lens.Search;
import org.barograph.dashboards.lens.Table;
import org.barograph.dashboards.lens.UnsupportedPanelException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that a dashboard shows, by one request to Elasticsearch; by a second one where a panel
 * wants what is outside of its top terms.
 */
final class DashboardAnswers {

  /** Searches of one dashboard; a file that needs more is shown in part. */
  static final int MAX_SEARCHES = 80;

  private static final Logger LOG = LoggerFactory.getLogger(DashboardAnswers.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final MultiSearch searches;

  DashboardAnswers(MultiSearch searches) {
    this.searches = searches;
  }

  /**
   * Asks and reads the panels and controls of a dashboard, as far as the question wants them.
   *
   * @param now what {@code now} means
   * @throws IOException if Elasticsearch cannot be reached
   */
  ObjectNode answer(Library.Shelf shelf, Question question, Instant now) throws IOException {
    Scope scope = question.scope(shelf, now, null);
    Sheet sheet = new Sheet();
    Set<String> left = new LinkedHashSet<>(shelf.panels().keySet());
    left.removeAll(question.without());
    if (!question.only().isEmpty()) {
      left.retainAll(question.only());
    }
    left.forEach(id -> sheet.panel(id, shelf.panel(id), scope));
    if (question.only().isEmpty()) {
      shelf.controls().forEach((id, control) -> sheet.control(id, control, shelf, question, now));
    }
    int requests = sheet.ask(searches);
    ObjectNode json = JSON.createObjectNode();
    json.putObject("range").put("from", scope.range().from()).put("to", scope.range().to());
    json.put("searches", sheet.asked).put("requests", requests);
    json.set("controls", sheet.controls);
    json.set("panels", sheet.panels);
    return json;
  }

  /** A part, and who wants it. */
  private record Wanted(ObjectNode holder, JsonNode panel, Part part) {}

  /** What is asked, and what came of it. */
  private static final class Sheet {
    private final ObjectNode panels = JSON.createObjectNode();
    private final ObjectNode controls = JSON.createObjectNode();
    private final Map<Wanted, Table> tables = new LinkedHashMap<>();
    private final List<Wanted> wanted = new ArrayList<>();
    private int asked;

    void panel(String id, JsonNode panel, Scope scope) {
      ObjectNode holder = panels.putObject(id);
      try {
        List<Part> parts = Panels.parts(panel, scope);
        if (wanted.size() + parts.size() > MAX_SEARCHES) {
          holder.put("problem", "This dashboard has more searches than are shown here.");
          return;
        }
        parts.forEach(part -> wanted.add(new Wanted(holder, panel, part)));
      } catch (UnsupportedPanelException | ExpressionException e) {
        holder.put("problem", e.getMessage());
      }
    }

    void control(String id, JsonNode control, Library.Shelf shelf, Question question, Instant now) {
      ObjectNode holder = controls.putObject(id);
      if (!control.path("type").asText().equals("options_list_control")) {
        holder.put("problem", "Controls of this type are not shown here.");
        return;
      }
      Part options = ControlOptions.of(control.path("config"), question.scope(shelf, now, id));
      wanted.add(new Wanted(holder, control, options));
    }

    /** Asks; returns how many requests that took. */
    int ask(MultiSearch searches) throws IOException {
      List<Wanted> rest = new ArrayList<>();
      read(searches, wanted, rest);
      if (!rest.isEmpty()) {
        read(searches, rest, new ArrayList<>());
      }
      tables.forEach((one, table) -> write(one, table));
      return (wanted.isEmpty() ? 0 : 1) + (rest.isEmpty() ? 0 : 1);
    }

    private void read(MultiSearch searches, List<Wanted> all, List<Wanted> rest)
        throws IOException {
      List<Search> asking = all.stream().map(one -> one.part().search()).toList();
      List<JsonNode> answers = searches.ask(asking);
      asked += asking.size();
      for (int i = 0; i < all.size(); i++) {
        Wanted one = all.get(i);
        JsonNode answer = answers.get(i);
        if (answer.has("error")) {
          LOG.warn("{}: {}", asking.get(i).dataView(), answer.get("error"));
          one.holder().put("problem", "Elasticsearch could not answer this (see the log).");
          continue;
        }
        tables.put(one, one.part().read(answer));
        one.part()
            .rest(answer)
            .ifPresent(part -> rest.add(new Wanted(one.holder(), one.panel(), part)));
      }
    }

    private void write(Wanted one, Table table) {
      ObjectNode parts = one.holder().withObjectProperty("parts");
      if (parts.path(one.part().name()) instanceof ObjectNode before) {
        // The others stand below the top terms.
        ((ArrayNode) before.get("rows")).addAll((ArrayNode) TableJson.of(table).get("rows"));
        return;
      }
      parts.set(one.part().name(), TableJson.of(sorted(one.panel(), table)));
    }

    private static Table sorted(JsonNode panel, Table table) {
      JsonNode by = panel.at("/config/styling/sort_by");
      if (!by.isObject() || table.columns().isEmpty()) {
        return table;
      }
      long buckets = table.columns().stream().filter(c -> c.role() == Table.Role.BUCKET).count();
      boolean isMetric = by.path("column_type").asText().equals("metric");
      int column = (int) (isMetric ? buckets : 0) + by.path("index").asInt();
      return column < table.columns().size()
          ? table.sortedBy(column, by.path("direction").asText().equals("desc"))
          : table;
    }
  }
}
