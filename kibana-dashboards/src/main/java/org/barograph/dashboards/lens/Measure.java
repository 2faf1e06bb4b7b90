package org.barograph.dashboards.lens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.barograph.dashboards.expression.Formula;

/**
 * One metric of a layer: what Elasticsearch works out, and what is worked out from that.
 *
 * @param definition as the dashboard has it
 * @param formulaOrNull null where the one leaf is the answer
 */
record Measure(JsonNode definition, Formula formulaOrNull, List<Leaf> leaves) {

  private static final Set<String> REFERENCED =
      Set.of("differences", "moving_average", "cumulative_sum", "counter_rate");

  static Measure of(int index, JsonNode metric, LayerTime time) {
    String id = "m" + index;
    String operation = metric.path("operation").asText();
    if (REFERENCED.contains(operation)) {
      throw new UnsupportedPanelException("The operation " + operation + " is not drawn.");
    }
    if (operation.equals("static_value")) {
      return new Measure(metric, new Formula.Number(metric.path("value").asDouble()), List.of());
    }
    if (!operation.equals("formula")) {
      return new Measure(metric, null, List.of(Leaf.of(id, metric, time)));
    }
    Formula formula = Formula.parse(metric.path("formula").asText());
    List<Leaf> leaves = new ArrayList<>();
    for (Formula.Call call : formula.calls()) {
      leaves.add(Leaf.of(id + "_" + leaves.size(), call, time));
    }
    return new Measure(metric, formula, leaves);
  }

  /** The time shifts that a metric speaks of. */
  static Stream<String> shifts(JsonNode metric) {
    if (metric.path("time_shift").isTextual()) {
      return Stream.of(metric.get("time_shift").textValue());
    }
    if (!metric.path("operation").asText().equals("formula")) {
      return Stream.empty();
    }
    return Formula.parse(metric.path("formula").asText()).calls().stream()
        .map(Formula.Call::shift)
        .filter(shift -> shift != null);
  }

  String label() {
    String label = definition.path("label").asText();
    return label.isEmpty() ? definition.path("operation").asText() : label;
  }

  void addTo(ObjectNode aggregations) {
    leaves.forEach(leaf -> leaf.addTo(aggregations));
  }

  /** The leaf that terms can be ranked by; null for a formula, which Kibana does not rank by. */
  Leaf rank() {
    return formulaOrNull == null ? leaves.getFirst() : null;
  }

  /** Its value in a bucket; null for none, as of a division by zero. */
  Object value(JsonNode bucket) {
    if (formulaOrNull == null) {
      return leaves.getFirst().value(bucket);
    }
    Deque<Object> values = new ArrayDeque<>();
    // Not stored in the deque as null, which it refuses.
    leaves.forEach(leaf -> {
      Object value = leaf.value(bucket);
      values.add(value == null ? Double.NaN : value);
    });
    double result = evaluate(formulaOrNull, values);
    return Double.isFinite(result) ? (Double) result : null;
  }

  private static double evaluate(Formula formula, Deque<Object> values) {
    return switch (formula) {
      case Formula.Number number -> number.value();
      // The calls come in the order of the text, as they were asked.
      case Formula.Call call -> ((Number) values.remove()).doubleValue();
      case Formula.Operation(char operator, Formula left, Formula right) -> {
        double a = evaluate(left, values);
        double b = evaluate(right, values);
        yield switch (operator) {
          case '+' -> a + b;
          case '-' -> a - b;
          case '*' -> a * b;
          default -> a / b;
        };
      }
    };
  }
}
