package org.barograph.jobs.links;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads Rison, written from its grammar and not from its writer. */
final class RisonReader {

  private static final String ENDS = "'!:(),*@$ ";

  private final String text;
  private int at;

  private RisonReader(String text) {
    this.text = text;
  }

  static Object read(String text) {
    RisonReader reader = new RisonReader(text);
    Object value = reader.value();
    if (reader.at != text.length()) {
      throw new IllegalArgumentException("more after " + reader.at + ": " + text);
    }
    return value;
  }

  /** A plus sign is one: these are fragments, not forms. */
  static String decoded(String encoded) {
    return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  private Object value() {
    char c = text.charAt(at);
    if (c == '(') {
      return object();
    }
    if (c == '\'') {
      return quoted();
    }
    if (c == '!') {
      return special();
    }
    String word = word();
    return word.matches("-?[0-9]+") ? Integer.valueOf(word) : word;
  }

  private Map<String, Object> object() {
    Map<String, Object> object = new LinkedHashMap<>();
    at++;
    while (text.charAt(at) != ')') {
      String key = text.charAt(at) == '\'' ? quoted() : word();
      expect(':');
      object.put(key, value());
      if (text.charAt(at) == ',') {
        at++;
      }
    }
    at++;
    return object;
  }

  private Object special() {
    char c = text.charAt(at + 1);
    at += 2;
    return switch (c) {
      case 't' -> true;
      case 'f' -> false;
      case 'n' -> null;
      case '(' -> list();
      default -> throw new IllegalArgumentException("!" + c);
    };
  }

  private List<Object> list() {
    List<Object> list = new ArrayList<>();
    while (text.charAt(at) != ')') {
      list.add(value());
      if (text.charAt(at) == ',') {
        at++;
      }
    }
    at++;
    return list;
  }

  private String quoted() {
    StringBuilder content = new StringBuilder();
    at++;
    while (text.charAt(at) != '\'') {
      if (text.charAt(at) == '!') {
        at++;
      }
      content.append(text.charAt(at++));
    }
    at++;
    return content.toString();
  }

  private String word() {
    int from = at;
    while (at < text.length() && ENDS.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(from, at);
  }

  private void expect(char c) {
    if (text.charAt(at++) != c) {
      throw new IllegalArgumentException("no " + c + " before " + at + ": " + text);
    }
  }
}
