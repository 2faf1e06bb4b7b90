package org.barograph.dashboards.viewer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.barograph.dashboards.lens.Panels;
import org.barograph.dashboards.lens.Queries;
import org.barograph.dashboards.lens.Scope;
import org.barograph.dashboards.lens.TimeRange;

/** What a click may filter by; nothing else reaches Elasticsearch. */
sealed interface Filter {

  /** One of some values of a field. */
  record OneOf(String field, List<Object> values) implements Filter {
    public OneOf {
      values = List.copyOf(values);
    }
  }

  /** A filter that stands in the dashboard, by its label. */
  record Named(String panel, int layer, int bucket, String label) implements Filter {}

  /** A stretch of time. */
  record During(String field, TimeRange range) implements Filter {}

  /** As a query; the panels of named filters are looked up in the dashboard. */
  default ObjectNode query(Library.Shelf shelf, Scope scope) {
    return switch (this) {
      case OneOf(String field, List<Object> values) ->
          Queries.oneOf(field, values.stream().map(Filter::node).toList());
      case Named named -> named(named, shelf, scope);
      case During(String field, TimeRange range) -> Queries.during(field, range);
    };
  }

  private static JsonNode node(Object value) {
    return switch (value) {
      case Boolean flag -> JsonNodeFactory.instance.booleanNode(flag);
      case Double number -> JsonNodeFactory.instance.numberNode(number);
      default -> JsonNodeFactory.instance.textNode(value.toString());
    };
  }

  private static ObjectNode named(Named named, Library.Shelf shelf, Scope scope) {
    try {
      return Panels.filterOf(
          shelf.panel(named.panel()), named.layer(), named.bucket(), named.label(), scope);
    } catch (IllegalArgumentException e) {
      throw new BadQuestionException("filters: " + e.getMessage());
    }
  }
}
