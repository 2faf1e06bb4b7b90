package org.barograph.dashboards.recount;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One number over documents: a metric of a panel, or a formula.
 *
 * @param docs before the time is looked at: a figure may look at another time than its panel
 */
record Figure(List<Doc> docs, String timeField, Span span) {

  /** Null for no value. */
  Double of(JsonNode metric) {
    String operation = metric.path("operation").asText();
    if (operation.equals("static_value")) {
      return metric.path("value").asDouble();
    }
    if (operation.equals("formula")) {
      double value = formula(new Words(metric.get("formula").asText()));
      return Double.isFinite(value) ? value : null;
    }
    double value =
        call(
            operation,
            metric.path("field").asText(""),
            Ask.of(metric.path("filter")),
            metric.path("time_shift").isTextual() ? metric.get("time_shift").asText() : null);
    return Double.isNaN(value) ? null : value;
  }

  private double formula(Words words) {
    double left = product(words);
    while (words.peek().equals("+") || words.peek().equals("-")) {
      left = words.next().equals("+") ? left + product(words) : left - product(words);
    }
    return left;
  }

  private double product(Words words) {
    double left = atom(words);
    while (words.peek().equals("*") || words.peek().equals("/")) {
      left = words.next().equals("*") ? left * atom(words) : left / atom(words);
    }
    return left;
  }

  private double atom(Words words) {
    if (words.skip("(")) {
      double inner = formula(words);
      words.need(")");
      return inner;
    }
    String word = words.next();
    if (Character.isDigit(word.charAt(0))) {
      return Double.parseDouble(word);
    }
    words.need("(");
    String field = "";
    Predicate<Doc> only = doc -> true;
    String shift = null;
    while (!words.skip(")")) {
      String name = words.next();
      if (!words.skip("=")) {
        field = name;
      } else if (name.equals("kql")) {
        only = Ask.of(words.value());
      } else if (name.equals("shift")) {
        shift = words.value();
      } else {
        throw new IllegalArgumentException("argument " + name + " is not counted here");
      }
      words.skip(",");
    }
    return call(word, field, only, shift);
  }

  /** NaN for no value. */
  private double call(String function, String field, Predicate<Doc> only, String shift) {
    Span looked = span.shifted(shift);
    Stream<Doc> counted = docs.stream().filter(d -> looked.holds(d.time(timeField))).filter(only);
    if (function.equals("count") && field.isEmpty()) {
      return counted.count();
    }
    List<JsonNode> values = counted.flatMap(doc -> doc.values(field).stream()).toList();
    if (function.equals("count")) {
      return values.size();
    }
    if (function.equals("unique_count")) {
      return values.stream().map(JsonNode::asText).distinct().count();
    }
    double[] numbers = values.stream().mapToDouble(JsonNode::asDouble).toArray();
    double sum = 0;
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double number : numbers) {
      sum += number;
      least = Math.min(least, number);
      most = Math.max(most, number);
    }
    if (numbers.length == 0) {
      return function.equals("sum") ? 0 : Double.NaN;
    }
    return switch (function) {
      case "sum" -> sum;
      case "average" -> sum / numbers.length;
      case "min" -> least;
      case "max" -> most;
      default -> throw new IllegalArgumentException(function + " is not counted here");
    };
  }
}
