package org.barograph.dashboards.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Recursive descent: {@code or} binds looser than {@code and}, {@code not} tightest. */
final class KqlParser {

  /** Deeper nesting is a mistake; it must not end in a stack overflow. */
  private static final int MAX_DEPTH = 50;

  private final String text;
  private int at;
  private int depth;

  KqlParser(String text) {
    this.text = text;
  }

  Kql parse() {
    blanks();
    if (at == text.length()) {
      return new Kql.All();
    }
    Kql query = or();
    if (at < text.length()) {
      throw wrong("expected 'and', 'or' or the end");
    }
    return query;
  }

  private Kql or() {
    if (++depth > MAX_DEPTH) {
      throw wrong("nested too deep");
    }
    List<Kql> parts = new ArrayList<>(List.of(and()));
    while (word("or")) {
      parts.add(and());
    }
    depth--;
    return parts.size() == 1 ? parts.getFirst() : new Kql.Or(parts);
  }

  private Kql and() {
    List<Kql> parts = new ArrayList<>(List.of(not()));
    while (word("and")) {
      parts.add(not());
    }
    return parts.size() == 1 ? parts.getFirst() : new Kql.And(parts);
  }

  private Kql not() {
    return word("not") ? new Kql.Not(primary()) : primary();
  }

  private Kql primary() {
    if (sign('(')) {
      Kql inner = or();
      expect(')');
      return inner;
    }
    String field = bare();
    for (String operator : List.of("<=", ">=", "<", ">")) {
      if (text.startsWith(operator, at)) {
        at += operator.length();
        blanks();
        return new Kql.Compare(field, operator, value());
      }
    }
    expect(':');
    if (sign('(')) {
      List<Kql> values = new ArrayList<>(List.of(new Kql.Is(field, value())));
      while (word("or")) {
        values.add(new Kql.Is(field, value()));
      }
      expect(')');
      return new Kql.Or(values);
    }
    if (sign('*')) {
      return new Kql.Exists(field);
    }
    return new Kql.Is(field, value());
  }

  private String value() {
    if (at < text.length() && text.charAt(at) == '"') {
      return quoted();
    }
    return bare();
  }

  private String quoted() {
    var value = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      value.append(text.charAt(at++));
    }
    if (at == text.length()) {
      throw wrong("expected a closing quote");
    }
    at++;
    blanks();
    return value.toString();
  }

  private String bare() {
    int from = at;
    while (at < text.length() && isBare(text.charAt(at))) {
      at++;
    }
    if (from == at) {
      throw wrong("expected a field or a value");
    }
    String word = text.substring(from, at);
    blanks();
    return word;
  }

  private static boolean isBare(char c) {
    return Character.isLetterOrDigit(c) || "_.@-".indexOf(c) >= 0;
  }

  private boolean word(String word) {
    int end = at + word.length();
    boolean there =
        end < text.length()
            && text.substring(at, end).toLowerCase(Locale.ROOT).equals(word)
            && !isBare(text.charAt(end))
            // A field may be named "not".
            && text.charAt(end) != ':';
    if (there) {
      at = end;
      blanks();
    }
    return there;
  }

  private boolean sign(char sign) {
    boolean there = at < text.length() && text.charAt(at) == sign;
    if (there) {
      at++;
      blanks();
    }
    return there;
  }

  private void expect(char sign) {
    if (!sign(sign)) {
      throw wrong("expected '" + sign + "'");
    }
  }

  private void blanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private ExpressionException wrong(String expected) {
    return new ExpressionException("KQL", text, at, expected);
  }
}
