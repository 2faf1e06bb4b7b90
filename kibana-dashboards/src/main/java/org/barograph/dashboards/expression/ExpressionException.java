package org.barograph.dashboards.expression;

/** An expression that cannot be read; the message names the place and what was expected. */
public final class ExpressionException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  ExpressionException(String kind, String text, int at, String expected) {
    super("%s '%s', at %d: %s".formatted(kind, text, at, expected));
  }
}
