package org.barograph.cli.demo;

/** Colours for a terminal; plain text for everything else. */
enum Ink {
  PLAIN,
  COLOUR;

  static Ink of(boolean isTerminal) {
    return isTerminal ? COLOUR : PLAIN;
  }

  String bold(String text) {
    return sgr("1", text);
  }

  String good(String text) {
    return sgr("32", text);
  }

  String bad(String text) {
    return sgr("31", text);
  }

  String faint(String text) {
    return sgr("2", text);
  }

  private String sgr(String code, String text) {
    return this == COLOUR ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
