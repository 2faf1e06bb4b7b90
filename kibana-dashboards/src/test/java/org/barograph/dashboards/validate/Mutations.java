package org.barograph.dashboards.validate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Ways to spoil a body; each says whether there was something to spoil. */
final class Mutations {

  static final Map<String, Predicate<ObjectNode>> ALL = new LinkedHashMap<>();

  private Mutations() {}

  static {
    // the form
    ALL.put("no title", body -> body.remove("title") != null);
    ALL.put("an id inside of the body", always(body -> body.put("id", "x")));
    ALL.put("a misspelled key", always(body -> body.put("pannels", true)));
    ALL.put("an early preview's key", first("panels", p -> p.put("uid", "x")));
    ALL.put("a panel without grid", first("panels", p -> p.remove("grid")));
    ALL.put("an unknown type of panel", first("panels", p -> p.put("type", "legacy_vis")));
    ALL.put("an unknown type of chart", chart(c -> c.put("type", "sankey")));
    ALL.put("an unknown operation", any("operation", (n, at) -> set(n, "operation", "mode")));
    ALL.put(
        "a key of another operation", operation("terms", n -> n.put("suggested_interval", "1d")));
    ALL.put("an unknown trigger", any("trigger", (n, at) -> set(n, "trigger", "on_hover")));
    // between keys
    ALL.put("a gap in the colour steps", any("steps", (n, at) -> gap(n.get("steps"))));
    ALL.put("sorted by a column too far", any("sort_by", (n, at) -> sortBeyond(n.get("sort_by"))));
    ALL.put("a time range in words", always(body -> range(body, "yesterday")));
    ALL.put("a shift in words", any("time_shift", (n, at) -> set(n, "time_shift", "last week")));
    ALL.put(
        "an impossible interval",
        operation("date_histogram", n -> n.put("suggested_interval", "5w")));
    ALL.put(
        "ranked by a metric that is not there",
        any("metric_index", (n, at) -> set(n, "metric_index", 7)));
    ALL.put("terms without end", operation("terms", n -> n.put("limit", 100_000)));
    // layout
    ALL.put("panels over each other", Mutations::overlap);
    ALL.put(
        "a panel beyond the edge", first("panels", p -> ((ObjectNode) p.get("grid")).put("x", 40)));
    ALL.put("half a column", first("panels", p -> ((ObjectNode) p.get("grid")).put("y", 0.5)));
    ALL.put("one id twice", Mutations::sameId);
    ALL.put("an unreadable id", first("panels", p -> p.put("id", "Panel 1")));
    ALL.put("a chart without title", chart(c -> c.remove("title")));
    // style
    ALL.put(
        "a colour of its own",
        any("color", (n, at) -> n.get("color").isTextual() && set(n, "color", "#FF0000")));
    ALL.put(
        "a format of its own",
        any(
            "format",
            (n, at) ->
                n.replace("format", n.objectNode().put("type", "number").put("decimals", 7))
                    != null));
    ALL.put("a number without format", any("format", (n, at) -> n.remove("format") != null));
    ALL.put(
        "another colour for a polarity", any("mapping", (n, at) -> swapColors(n.get("mapping"))));
    // references
    ALL.put(
        "an unknown data view",
        any(
            "data_source",
            (n, at) -> set((ObjectNode) n.get("data_source"), "ref_id", "mentions")));
    ALL.put("a data view of its own", any("data_source", (n, at) -> ownView(n)));
    ALL.put("a control over an unknown data view", pinned(c -> c.put("data_view_id", "mentions")));
    ALL.put("a control over an unknown field", pinned(c -> c.put("field_name", "brand.keyword")));
    ALL.put("a control over a text", pinned(c -> c.put("field_name", "text")));
    ALL.put(
        "a link to nowhere",
        any("destination", (n, at) -> set(n, "destination", "barograph-moods")));
    ALL.put("a link to itself", Mutations::linkToItself);
    ALL.put("a chart that leads nowhere", chart(c -> c.remove("drilldowns")));
    // fields
    ALL.put(
        "terms over an unknown field",
        operation(
            "terms", n -> ((ArrayNode) n.get("fields")).set(0, TextNode.valueOf("author.name"))));
    ALL.put(
        "terms over a text",
        operation("terms", n -> ((ArrayNode) n.get("fields")).set(0, TextNode.valueOf("text"))));
    ALL.put("a histogram over no time", operation("date_histogram", n -> n.put("field", "brand")));
    ALL.put("a sum of words", operation("sum", n -> n.put("field", "brand")));
    ALL.put(
        "a column that is not there",
        any("column_order", (n, at) -> ((ArrayNode) n.get("column_order")).add("spam") != null));
    ALL.put("sorted by a text", any("sort", (n, at) -> sortByText(n.get("sort"))));
    ALL.put("a query over an unknown field", expression("spam : true"));
    ALL.put("a query that cannot be read", expression("brand : "));
    ALL.put(
        "a query in another language", any("language", (n, at) -> set(n, "language", "lucene")));
    ALL.put("a query for a value that never is", Mutations::impossibleValue);
    ALL.put(
        "a formula that cannot be read", operation("formula", n -> n.put("formula", "count( / 2")));
    ALL.put(
        "a formula over an unknown field",
        operation("formula", n -> n.put("formula", "sum(likes)")));
    ALL.put("a formula that sums words", operation("formula", n -> n.put("formula", "sum(brand)")));
  }

  private static Predicate<ObjectNode> always(Consumer<ObjectNode> change) {
    return body -> {
      change.accept(body);
      return true;
    };
  }

  private static Predicate<ObjectNode> first(String list, Consumer<ObjectNode> change) {
    return always(body -> change.accept((ObjectNode) body.get(list).get(0)));
  }

  private static Predicate<ObjectNode> pinned(Consumer<ObjectNode> change) {
    return always(
        body -> change.accept((ObjectNode) body.get("pinned_panels").get(0).get("config")));
  }

  private static Predicate<ObjectNode> chart(Consumer<ObjectNode> change) {
    return body -> {
      for (JsonNode panel : body.get("panels")) {
        if (panel.get("type").asText().equals("vis")) {
          change.accept((ObjectNode) panel.get("config"));
          return true;
        }
      }
      return false;
    };
  }

  /** Spoils the first object that has the key and can be spoiled. */
  private static Predicate<ObjectNode> any(String key, BiPredicate<ObjectNode, String> change) {
    return body -> {
      for (Map.Entry<String, ObjectNode> place : holders(body, key)) {
        if (change.test(place.getValue(), place.getKey())) {
          return true;
        }
      }
      return false;
    };
  }

  private static Predicate<ObjectNode> operation(String name, Consumer<ObjectNode> change) {
    return any(
        "operation",
        (node, at) -> {
          if (!node.get("operation").asText().equals(name)) {
            return false;
          }
          change.accept(node);
          return true;
        });
  }

  private static Predicate<ObjectNode> expression(String query) {
    return any("expression", (node, at) -> set(node, "expression", query));
  }

  private static List<Map.Entry<String, ObjectNode>> holders(ObjectNode body, String key) {
    List<Map.Entry<String, ObjectNode>> holders = new ArrayList<>();
    Walk.objects(
        body,
        "",
        (at, node) -> {
          if (node.has(key)) holders.add(Map.entry(at, node));
        });
    return holders;
  }

  private static boolean set(ObjectNode node, String key, String value) {
    node.put(key, value);
    return true;
  }

  private static boolean set(ObjectNode node, String key, int value) {
    node.put(key, value);
    return true;
  }

  private static boolean range(ObjectNode body, String from) {
    return set((ObjectNode) body.get("time_range"), "from", from);
  }

  private static boolean gap(JsonNode steps) {
    if (steps.size() < 2) {
      return false;
    }
    var second = (ObjectNode) steps.get(1);
    second.put("gte", second.get("gte").asDouble() + 0.01);
    return true;
  }

  private static boolean sortBeyond(JsonNode sort) {
    ((ObjectNode) sort).put("index", 99);
    return true;
  }

  private static boolean sortByText(JsonNode sort) {
    if (!sort.path(0).isObject()) {
      return false;
    }
    ((ObjectNode) sort.get(0)).put("name", "text");
    return true;
  }

  private static boolean overlap(ObjectNode body) {
    JsonNode panels = body.get("panels");
    ((ObjectNode) panels.get(1)).set("grid", panels.get(0).get("grid").deepCopy());
    return true;
  }

  private static boolean sameId(ObjectNode body) {
    JsonNode panels = body.get("panels");
    return set((ObjectNode) panels.get(1), "id", panels.get(0).get("id").asText());
  }

  private static boolean swapColors(JsonNode mapping) {
    boolean ofPolarity = mapping.at("/0/values/0").asText().equals("negative");
    if (!ofPolarity) {
      return false;
    }
    JsonNode first = mapping.get(0).get("color");
    ((ObjectNode) mapping.get(0)).set("color", mapping.get(1).get("color"));
    ((ObjectNode) mapping.get(1)).set("color", first);
    return true;
  }

  private static boolean ownView(ObjectNode holder) {
    holder.set(
        "data_source",
        holder.objectNode().put("type", "data_view_spec").put("index_pattern", "mentions-*"));
    return true;
  }

  private static boolean linkToItself(ObjectNode body) {
    Map<String, String> ids =
        Map.of(
            "Mood now", "barograph-mood",
            "Incident", "barograph-incident",
            "Topics", "barograph-topics",
            "Audience", "barograph-audience",
            "Pipeline", "barograph-pipeline");
    return any("destination", (n, at) -> set(n, "destination", ids.get(body.get("title").asText())))
        .test(body);
  }

  private static boolean impossibleValue(ObjectNode body) {
    for (Map.Entry<String, ObjectNode> place : holders(body, "expression")) {
      String query = place.getValue().get("expression").asText();
      for (String value : List.of("\"negative\"", "true", "\"topic\"", "\"error\"")) {
        if (query.contains(value)) {
          return set(place.getValue(), "expression", query.replace(value, "\"negativ\""));
        }
      }
    }
    return false;
  }
}
