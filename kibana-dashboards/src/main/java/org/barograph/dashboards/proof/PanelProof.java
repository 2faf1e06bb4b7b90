package org.barograph.dashboards.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.barograph.dashboards.body.Dashboard;
import org.barograph.dashboards.lens.Panels;
import org.barograph.dashboards.lens.Part;
import org.barograph.dashboards.lens.Queries;
import org.barograph.dashboards.lens.Scope;
import org.barograph.dashboards.lens.Search;
import org.barograph.dashboards.lens.Table;
import org.barograph.dashboards.lens.TimeRange;
import org.barograph.dashboards.recount.Counted;
import org.barograph.dashboards.recount.Doc;
import org.barograph.dashboards.recount.Recount;
import org.barograph.dashboards.recount.Span;

/** Asks for every panel and compares every number of the answer with the independent count. */
public final class PanelProof {

  private final Asked elasticsearch;
  private final Recount recount;
  private final Instant now;

  private final List<String> differences = new ArrayList<>();
  private final List<String> empty = new ArrayList<>();
  private int panels;
  private int requests;
  private long rows;

  /**
   * Compares what this Elasticsearch answers with this count.
   *
   * @param now what {@code now} means, for both
   */
  public PanelProof(Asked elasticsearch, Recount recount, Instant now) {
    this.elasticsearch = elasticsearch;
    this.recount = recount;
    this.now = now;
  }

  /**
   * Compares all panels of a dashboard at its own time range; may be called again.
   *
   * @param chosen values that its controls have chosen, by field
   * @throws IOException if Elasticsearch cannot be reached or refuses a request
   */
  public void check(Dashboard dashboard, Map<String, List<String>> chosen) throws IOException {
    JsonNode time = dashboard.body().get("time_range");
    String from = time.get("from").asText();
    String to = time.get("to").asText();
    Span span = Span.of(from, to, now);
    List<ObjectNode> queries = new ArrayList<>();
    chosen.forEach((field, values) ->
        queries.add(
            Queries.oneOf(
                field,
                values.stream()
                    .map(value -> (JsonNode) JsonNodeFactory.instance.textNode(value))
                    .toList())));
    Scope scope =
        new Scope(now, ZoneOffset.UTC, TimeRange.of(from, to, now, ZoneOffset.UTC), queries);
    for (JsonNode panel : dashboard.body().get("panels")) {
      String place =
          dashboard.id() + " " + panel.get("id").asText() + (chosen.isEmpty() ? "" : " " + chosen);
      check(place, Panels.parts(panel, scope), recount.panel(panel, span, chosen));
    }
  }

  public Proof result() {
    return new Proof(panels, requests, rows, empty, differences);
  }

  private void check(String place, List<Part> parts, List<Counted> counted) throws IOException {
    if (!parts.stream()
        .map(Part::name)
        .toList()
        .equals(counted.stream().map(Counted::name).toList())) {
      differences.add(
          "%s: asks for the parts %s, but must show %s"
              .formatted(
                  place,
                  parts.stream().map(Part::name).toList(),
                  counted.stream().map(Counted::name).toList()));
      return;
    }
    panels += parts.isEmpty() ? 0 : 1;
    for (int i = 0; i < parts.size(); i++) {
      Search search = parts.get(i).search();
      requests++;
      Table table = parts.get(i).read(elasticsearch.search(search.dataView(), search.body()));
      rows += table.rows().size();
      String here = place + "/" + parts.get(i).name();
      if (isEmpty(table)) {
        empty.add(here);
      }
      switch (counted.get(i)) {
        case Counted.Rows expected -> rows(here, table, expected);
        case Counted.Significant expected -> significant(here, table, expected);
        case Counted.Documents expected -> documents(here, table, expected);
      }
    }
  }

  /** No row, or nothing but keys, zeros and cells without a value. */
  private static boolean isEmpty(Table table) {
    for (List<Object> row : table.rows()) {
      for (int i = 0; i < row.size(); i++) {
        Object cell = row.get(i);
        boolean counts =
            table.columns().get(i).role() != Table.Role.BUCKET
                && cell != null
                && !(cell instanceof Number number && number.doubleValue() == 0);
        if (counts) {
          return false;
        }
      }
    }
    return true;
  }

  private void rows(String place, Table table, Counted.Rows expected) {
    if (table.rows().size() != expected.rows().size()) {
      differences.add(
          "%s: shows %d rows, must show %d"
              .formatted(place, table.rows().size(), expected.rows().size()));
      return;
    }
    for (int i = 0; i < expected.rows().size(); i++) {
      if (!same(table.rows().get(i), expected.rows().get(i))) {
        differences.add(
            "%s row %d: shows %s, must show %s"
                .formatted(place, i, table.rows().get(i), expected.rows().get(i)));
      }
    }
  }

  private void significant(String place, Table table, Counted.Significant expected) {
    int most = Math.min(expected.limit(), expected.terms().size());
    if (table.rows().size() != most) {
      differences.add(
          "%s: shows %d terms, must show %d".formatted(place, table.rows().size(), most));
      return;
    }
    double least = most == 0 ? 0 : expected.terms().get(most - 1).score();
    for (List<Object> row : table.rows()) {
      boolean stands =
          expected.terms().stream()
              .anyMatch(term ->
                  term.key().equals(row.get(0))
                      && same(row.get(1), term.docs())
                      && term.score() >= least * (1 - 1e-9));
      if (!stands) {
        differences.add("%s: shows %s, which does not stand out so".formatted(place, row));
      }
    }
  }

  private void documents(String place, Table table, Counted.Documents expected) {
    int most = Math.min(expected.limit(), expected.sorted().size());
    if (table.rows().size() != most || table.total() != expected.sorted().size()) {
      differences.add(
          "%s: shows %d of %d documents, must show %d of %d"
              .formatted(
                  place, table.rows().size(), table.total(), most, expected.sorted().size()));
      return;
    }
    List<String> seen = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      List<Object> row = table.rows().get(i);
      String id = String.valueOf(row.getLast());
      Doc doc = expected.sorted().stream().filter(d -> d.id().equals(id)).findFirst().orElse(null);
      if (doc == null || seen.contains(id)) {
        differences.add("%s row %d: document %s does not belong here".formatted(place, i, id));
        continue;
      }
      seen.add(id);
      for (String field : expected.sortFields()) {
        if (!doc.texts(field).equals(expected.sorted().get(i).texts(field))) {
          differences.add("%s row %d: %s is not in its place".formatted(place, i, id));
        }
      }
      for (int c = 0; c < expected.columns().size(); c++) {
        List<String> must = doc.texts(expected.columns().get(c));
        if (!texts(row.get(c)).equals(must)) {
          differences.add(
              "%s row %d %s: shows %s, must show %s"
                  .formatted(place, i, expected.columns().get(c), row.get(c), must));
        }
      }
    }
  }

  private static List<String> texts(Object cell) {
    return switch (cell) {
      case null -> List.of();
      // Lists of objects keep an entry for each of them, which may be a list or nothing.
      case List<?> list -> list.stream().flatMap(entry -> texts(entry).stream()).toList();
      default -> List.of(cell.toString());
    };
  }

  private static boolean same(List<Object> shown, List<Object> must) {
    if (shown.size() != must.size()) {
      return false;
    }
    for (int i = 0; i < must.size(); i++) {
      if (!same(shown.get(i), must.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(Object shown, Object must) {
    if (shown instanceof Number a && must instanceof Number b) {
      double x = a.doubleValue();
      double y = b.doubleValue();
      // Sums of doubles come in another order from Elasticsearch.
      return Math.abs(x - y) <= 1e-9 * Math.max(1, Math.max(Math.abs(x), Math.abs(y)));
    }
    return Objects.equals(
        shown == null ? null : shown.toString(), must == null ? null : must.toString());
  }
}
