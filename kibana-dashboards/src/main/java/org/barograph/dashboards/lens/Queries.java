package org.barograph.dashboards.lens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.barograph.dashboards.expression.Kql;

/** Queries of a dashboard (KQL, filters as code, time) as Elasticsearch's own. */
public final class Queries {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Queries() {}

  /** Documents whose field has one of these values; a phrase where the field holds text. */
  public static ObjectNode oneOf(String field, List<JsonNode> values) {
    return any(values.stream().map(value -> is(field, value)).toList());
  }

  /** Documents of this time, both ends included. */
  public static ObjectNode during(String timeField, TimeRange range) {
    ObjectNode query = JSON.objectNode();
    query
        .putObject("range")
        .putObject(timeField)
        .put("gte", range.from())
        .put("lte", range.to())
        .put("format", "epoch_millis");
    return query;
  }

  /**
   * Reads a query of the Kibana query language.
   *
   * @throws org.barograph.dashboards.expression.ExpressionException if it cannot be read
   */
  public static ObjectNode kql(String text) {
    return kql(Kql.parse(text));
  }

  static ObjectNode kql(Kql query) {
    return switch (query) {
      case Kql.All all -> matchAll();
      case Kql.And(List<Kql> parts) -> all(parts.stream().map(Queries::kql).toList());
      case Kql.Or(List<Kql> parts) -> any(parts.stream().map(Queries::kql).toList());
      case Kql.Not(Kql part) -> not(kql(part));
      case Kql.Is(String field, String value) -> is(field, JSON.textNode(value));
      case Kql.Exists(String field) -> exists(field);
      case Kql.Compare(String field, String operator, String value) ->
          compare(field, operator, value);
    };
  }

  /** The query of a panel, layer, metric or dashboard; nothing where there is none. */
  static List<ObjectNode> written(JsonNode query) {
    String expression = query.path("expression").asText();
    if (expression.isBlank()) {
      return List.of();
    }
    if (!query.path("language").asText("kql").equals("kql")) {
      throw new UnsupportedPanelException("query language " + query.path("language").asText());
    }
    return List.of(kql(expression));
  }

  /** Filters as code of a panel or dashboard. */
  public static List<ObjectNode> filters(JsonNode filters) {
    List<ObjectNode> queries = new ArrayList<>();
    for (JsonNode filter : filters) {
      if (filter.path("disabled").asBoolean()) {
        continue;
      }
      ObjectNode query =
          switch (filter.path("type").asText()) {
            case "condition" -> condition(filter.path("condition"));
            case "group" -> condition(filter.path("group"));
            case "dsl" -> filter.get("dsl").deepCopy();
            default ->
                throw new UnsupportedPanelException("filter " + filter.path("type").asText());
          };
      queries.add(filter.path("negate").asBoolean() ? not(query) : query);
    }
    return queries;
  }

  static ObjectNode all(List<ObjectNode> queries) {
    ObjectNode query = JSON.objectNode();
    ArrayNode filter = query.putObject("bool").putArray("filter");
    queries.forEach(filter::add);
    return query;
  }

  static ObjectNode any(List<ObjectNode> queries) {
    ObjectNode query = JSON.objectNode();
    ObjectNode bool = query.putObject("bool");
    ArrayNode should = bool.putArray("should");
    queries.forEach(should::add);
    bool.put("minimum_should_match", 1);
    return query;
  }

  static ObjectNode not(ObjectNode part) {
    ObjectNode query = JSON.objectNode();
    query.putObject("bool").putArray("must_not").add(part);
    return query;
  }

  static ObjectNode matchAll() {
    ObjectNode query = JSON.objectNode();
    query.putObject("match_all");
    return query;
  }

  static ObjectNode exists(String field) {
    ObjectNode query = JSON.objectNode();
    query.putObject("exists").put("field", field);
    return query;
  }

  private static ObjectNode is(String field, JsonNode value) {
    ObjectNode query = JSON.objectNode();
    query.putObject("match_phrase").set(field, value);
    return query;
  }

  private static ObjectNode compare(String field, String operator, String value) {
    String name =
        switch (operator) {
          case "<" -> "lt";
          case "<=" -> "lte";
          case ">" -> "gt";
          default -> "gte";
        };
    ObjectNode query = JSON.objectNode();
    query.putObject("range").putObject(field).put(name, value);
    return query;
  }

  private static ObjectNode condition(JsonNode condition) {
    ObjectNode query = bareCondition(condition);
    return condition.path("negate").asBoolean() ? not(query) : query;
  }

  private static ObjectNode bareCondition(JsonNode condition) {
    String operator = condition.path("operator").asText();
    if (condition.has("conditions")) {
      List<ObjectNode> parts = new ArrayList<>();
      condition.get("conditions").forEach(part -> parts.add(condition(part)));
      return operator.equals("or") ? any(parts) : all(parts);
    }
    String field = condition.path("field").asText();
    JsonNode value = condition.path("value");
    return switch (operator) {
      case "is" -> is(field, value);
      case "is_one_of" -> {
        List<JsonNode> values = new ArrayList<>();
        value.forEach(values::add);
        yield oneOf(field, values);
      }
      case "range" -> {
        ObjectNode query = JSON.objectNode();
        query.putObject("range").set(field, value);
        yield query;
      }
      case "exists" -> exists(field);
      default -> throw new UnsupportedPanelException("condition " + operator);
    };
  }
}
