package org.barograph.dashboards.expression;

import java.util.List;

/** The part of the Kibana query language that the dashboards use. */
public sealed interface Kql {

  /** Everything: the empty query. */
  record All() implements Kql {}

  record And(List<Kql> parts) implements Kql {
    public And {
      parts = List.copyOf(parts);
    }
  }

  record Or(List<Kql> parts) implements Kql {
    public Or {
      parts = List.copyOf(parts);
    }
  }

  record Not(Kql part) implements Kql {}

  /** The field has this value; of a text field: this phrase. */
  record Is(String field, String value) implements Kql {}

  record Exists(String field) implements Kql {}

  /**
   * The field has a value on that side of this one.
   *
   * @param operator one of {@code < <= > >=}
   */
  record Compare(String field, String operator, String value) implements Kql {}

  /**
   * Reads a query.
   *
   * @throws ExpressionException for what is not in this part of the language
   */
  static Kql parse(String text) {
    return new KqlParser(text).parse();
  }

  /** Everything that asks something of a field, in the order of the text. */
  default List<Kql> leaves() {
    return switch (this) {
      case All all -> List.of();
      case And(List<Kql> parts) -> parts.stream().flatMap(p -> p.leaves().stream()).toList();
      case Or(List<Kql> parts) -> parts.stream().flatMap(p -> p.leaves().stream()).toList();
      case Not(Kql part) -> part.leaves();
      case Is is -> List.of(is);
      case Exists exists -> List.of(exists);
      case Compare compare -> List.of(compare);
    };
  }
}
