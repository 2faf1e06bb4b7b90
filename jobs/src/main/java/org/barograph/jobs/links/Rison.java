package org.barograph.jobs.links;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Rison, the form in which Kibana keeps its state in an address; keys in the order of the names.
 */
final class Rison {

  private static final Pattern BARE = Pattern.compile("[^-0-9 '!:(),*@$][^ '!:(),*@$]*");

  /** What JavaScript's {@code encodeURIComponent} leaves alone, without the quote. */
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*()";

  private Rison() {}

  /**
   * Writes a value.
   *
   * @param value null, a boolean, an integer, a string, a list or a map of such with string keys
   */
  static String of(Object value) {
    return switch (value) {
      case null -> "!n";
      case Boolean flag -> flag ? "!t" : "!f";
      case Integer number -> number.toString();
      case String text -> text(text);
      case List<?> list -> list.stream().map(Rison::of).collect(Collectors.joining(",", "!(", ")"));
      case Map<?, ?> map -> map(map);
      default -> throw new IllegalArgumentException("no Rison for " + value.getClass());
    };
  }

  private static String text(String text) {
    return BARE.matcher(text).matches() ? text : "'" + text.replaceAll("[!']", "!$0") + "'";
  }

  private static String map(Map<?, ?> map) {
    Map<String, Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put((String) key, value));
    return sorted.entrySet().stream()
        .map(entry -> text(entry.getKey()) + ":" + of(entry.getValue()))
        .collect(Collectors.joining(",", "(", ")"));
  }

  /** As {@link #of}, percent-encoded for the fragment of an address. */
  static String encoded(Object value) {
    return encode(of(value));
  }

  static String encode(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (UNRESERVED.indexOf(b) >= 0) {
        encoded.append((char) b);
      } else {
        encoded.append('%').append("%02X".formatted(b & 0xff));
      }
    }
    return encoded.toString();
  }
}
