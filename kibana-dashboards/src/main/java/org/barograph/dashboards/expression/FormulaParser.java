package org.barograph.dashboards.expression;

import java.util.Set;

/** Recursive descent over sums of products of numbers, calls and brackets. */
final class FormulaParser {

  private static final Set<String> FUNCTIONS =
      Set.of("count", "sum", "average", "min", "max", "median", "unique_count");

  private static final int MAX_DEPTH = 50;

  private final String text;
  private int at;
  private int depth;

  FormulaParser(String text) {
    this.text = text;
  }

  Formula parse() {
    blanks();
    Formula formula = sum();
    if (at < text.length()) {
      throw wrong("expected an operator or the end");
    }
    return formula;
  }

  private Formula sum() {
    if (++depth > MAX_DEPTH) {
      throw wrong("nested too deep");
    }
    Formula left = product();
    while (next('+') || next('-')) {
      char operator = take();
      left = new Formula.Operation(operator, left, product());
    }
    depth--;
    return left;
  }

  private Formula product() {
    Formula left = atom();
    while (next('*') || next('/')) {
      char operator = take();
      left = new Formula.Operation(operator, left, atom());
    }
    return left;
  }

  private Formula atom() {
    if (next('(')) {
      take();
      Formula inner = sum();
      expect(')');
      return inner;
    }
    if (at < text.length() && Character.isDigit(text.charAt(at))) {
      int from = at;
      while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
        at++;
      }
      String digits = text.substring(from, at);
      blanks();
      return new Formula.Number(Double.parseDouble(digits));
    }
    return call();
  }

  private Formula call() {
    String function = name();
    if (!FUNCTIONS.contains(function)) {
      throw wrong("unknown function '" + function + "'");
    }
    expect('(');
    String field = null;
    Kql kql = null;
    String shift = null;
    while (!next(')')) {
      String name = name();
      if (!next('=')) {
        field = name;
      } else {
        take();
        String value = quoted();
        switch (name) {
          case "kql" -> kql = Kql.parse(value);
          case "shift" -> shift = value;
          default -> throw wrong("unknown argument '" + name + "'");
        }
      }
      if (next(',')) {
        take();
      } else if (!next(')')) {
        throw wrong("expected ',' or ')'");
      }
    }
    take();
    if (field == null && !function.equals("count")) {
      throw wrong(function + " needs a field");
    }
    return new Formula.Call(function, field, kql, shift);
  }

  private String name() {
    int from = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || "_.@".indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    if (from == at) {
      throw wrong("expected a function, a field or a number");
    }
    String name = text.substring(from, at);
    blanks();
    return name;
  }

  private String quoted() {
    expect('\'');
    int end = text.indexOf('\'', at);
    if (end < 0) {
      throw wrong("expected a closing quote");
    }
    String value = text.substring(at, end);
    at = end + 1;
    blanks();
    return value;
  }

  private boolean next(char sign) {
    return at < text.length() && text.charAt(at) == sign;
  }

  private char take() {
    char taken = text.charAt(at++);
    blanks();
    return taken;
  }

  private void expect(char sign) {
    if (!next(sign)) {
      throw wrong("expected '" + sign + "'");
    }
    at++;
    if (sign != '\'') {
      blanks();
    }
  }

  private void blanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private ExpressionException wrong(String expected) {
    return new ExpressionException("formula", text, at, expected);
  }
}
