package org.barograph.connectors.posts;

/** Text from a file, made harmless for a terminal and a log line. */
final class Printable {
  private Printable() {}

  /** A name: at most 60 characters. */
  static String of(String text) {
    return cut(text, 60);
  }

  /** A message: at most 300 characters. */
  static String line(String text) {
    return cut(String.valueOf(text), 300);
  }

  private static String cut(String text, int max) {
    var cut = text.length() > max ? text.substring(0, max) + "..." : text;
    return cut.replaceAll("\\p{C}", "?");
  }
}
