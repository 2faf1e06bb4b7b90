package org.barograph.dashboards.expression;

import java.util.List;
import java.util.stream.Stream;

/** The part of Lens's formulas that the dashboards use. */
public sealed interface Formula {

  /** A number as it stands. */
  @SuppressWarnings("AvoidCommonTypeNames") // never meant beside java.lang's
  record Number(double value) implements Formula {}

  /**
   * Two parts joined.
   *
   * @param operator one of {@code + - * /}
   */
  record Operation(char operator, Formula left, Formula right) implements Formula {}

  /**
   * One metric.
   *
   * @param function {@code count}, {@code sum}, {@code average}, {@code min}, {@code max}, {@code
   *     median} or {@code unique_count}
   * @param field null only for {@code count}
   * @param kql null where all documents count
   * @param shift null, {@code previous}, or a length of time such as {@code 1d}
   */
  record Call(String function, String field, Kql kql, String shift) implements Formula {}

  /**
   * Reads a formula.
   *
   * @throws ExpressionException for what is not in this part of the language
   */
  static Formula parse(String text) {
    return new FormulaParser(text).parse();
  }

  /** Its metrics, in the order of the text. */
  default List<Call> calls() {
    return switch (this) {
      case Number number -> List.of();
      case Operation(char operator, Formula left, Formula right) ->
          Stream.concat(left.calls().stream(), right.calls().stream()).toList();
      case Call call -> List.of(call);
    };
  }
}
