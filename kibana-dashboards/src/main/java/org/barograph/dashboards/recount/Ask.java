package org.barograph.dashboards.recount;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Predicate;

/** Whether a document answers a query of the Kibana query language. */
final class Ask {

  private Ask() {}

  static Predicate<Doc> of(JsonNode query) {
    return of(query.path("expression").asText(""));
  }

  static Predicate<Doc> of(String text) {
    Words words = new Words(text);
    return words.atEnd() ? doc -> true : either(words);
  }

  private static Predicate<Doc> either(Words words) {
    Predicate<Doc> all = both(words);
    while (words.skip("or")) {
      all = all.or(both(words));
    }
    return all;
  }

  private static Predicate<Doc> both(Words words) {
    Predicate<Doc> all = one(words);
    while (words.skip("and")) {
      all = all.and(one(words));
    }
    return all;
  }

  private static Predicate<Doc> one(Words words) {
    if (words.skip("not")) {
      return one(words).negate();
    }
    if (words.skip("(")) {
      Predicate<Doc> inner = either(words);
      words.need(")");
      return inner;
    }
    String field = words.next();
    String sign = words.next();
    if (!sign.equals(":")) {
      double bound = Double.parseDouble(words.value());
      return doc -> doc.values(field).stream().anyMatch(v -> holds(v.asDouble(), sign, bound));
    }
    if (words.skip("*")) {
      return doc -> !doc.values(field).isEmpty();
    }
    if (words.skip("(")) {
      Predicate<Doc> any = is(field, words.value());
      while (words.skip("or")) {
        any = any.or(is(field, words.value()));
      }
      words.need(")");
      return any;
    }
    return is(field, words.value());
  }

  static Predicate<Doc> oneOf(String field, List<String> values) {
    return doc -> doc.values(field).stream().anyMatch(v -> values.contains(v.asText()));
  }

  private static Predicate<Doc> is(String field, String value) {
    return oneOf(field, List.of(value));
  }

  private static boolean holds(double value, String sign, double bound) {
    return switch (sign) {
      case "<" -> value < bound;
      case "<=" -> value <= bound;
      case ">" -> value > bound;
      case ">=" -> value >= bound;
      default -> throw new IllegalArgumentException("unknown sign " + sign);
    };
  }
}
