package org.barograph.jobs.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads single values strictly: {@code 8} is a number, {@code "8"} is text. Every method gives null
 * after a problem.
 */
final class YamlScalars {
  static final int MAX_TEXT = 1000;
  static final int MAX_RAW = 20_000;

  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,18}");
  private static final Pattern DECIMAL =
      Pattern.compile(
          "[-+]?(?:[0-9]{1,18}(?:\\.[0-9]{0,18})?|\\.[0-9]{1,18})(?:[eE][-+]?[0-9]{1,2})?");

  private final Problems problems;

  YamlScalars(Problems problems) {
    this.problems = problems;
  }

  static boolean isNull(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  static String kind(Node node) {
    return switch (node) {
      case MappingNode mapping -> "a mapping";
      case SequenceNode sequence -> "a list";
      default -> kind(node.getTag());
    };
  }

  private static String kind(Tag tag) {
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) return "a number";
    if (tag.equals(Tag.BOOL)) return "true or false";
    return tag.equals(Tag.NULL) ? "nothing" : "text";
  }

  String text(Node node, String path) {
    if (isNull(node)) {
      refuse(node, path, "is empty (a value that starts with # must be in quotes)");
      return null;
    }
    // By kind, not by tag: the engine has a tag of its own for ${...}.
    if (!kind(node).equals("text")) {
      var hint = node instanceof ScalarNode ? ": put it in quotes" : "";
      refuse(node, path, "must be text, got " + kind(node) + hint);
      return null;
    }
    var value = raw((ScalarNode) node, path);
    var problem = value == null ? null : problemOf(value);
    if (problem != null) refuse(node, path, problem);
    return problem == null ? value : null;
  }

  private static String problemOf(String value) {
    if (value.isBlank()) return "must not be blank";
    if (Text.length(value) > MAX_TEXT) return "must have at most " + MAX_TEXT + " characters";
    return Text.hasControls(value) ? "must not hold control characters" : null;
  }

  /** Any plain value as it is written. */
  String raw(ScalarNode node, String path) {
    var value = node.getValue();
    if (value.contains("${")) {
      // The text after it may be a default that is a secret: it is not repeated.
      refuse(
          node,
          path,
          "${...} is not expanded: write the value, or name a secret's place where a key offers"
              + " that");
      return null;
    }
    if (value.length() > MAX_RAW) {
      refuse(node, path, "must have at most " + MAX_RAW + " characters");
      return null;
    }
    return value;
  }

  Integer integer(Node node, String path) {
    // Rules set ranges; what no int holds breaks each of them.
    return read(
        node,
        path,
        "a whole number",
        (tag, value) ->
            tag.equals(Tag.INT) && INTEGER.matcher(value).matches()
                ? Math.clamp(Long.parseLong(value), Integer.MIN_VALUE, Integer.MAX_VALUE)
                : null);
  }

  Double decimal(Node node, String path) {
    return read(
        node,
        path,
        "a number",
        (tag, value) ->
            (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) && DECIMAL.matcher(value).matches()
                ? Double.valueOf(value)
                : null);
  }

  Boolean bool(Node node, String path) {
    return read(
        node,
        path,
        "true or false",
        (tag, value) -> tag.equals(Tag.BOOL) ? Boolean.valueOf(value) : null);
  }

  Duration duration(Node node, String path) {
    return read(
        node,
        path,
        "a duration such as 10s, 15m, 1h30m or 7d",
        (tag, value) -> Durations.parse(value));
  }

  Object oneOf(Class<?> type, Node node, String path) {
    var byName = new LinkedHashMap<String, Object>();
    for (var constant : type.getEnumConstants()) {
      byName.put(Names.inFile((Enum<?>) constant), constant);
    }
    var rule = "one of " + String.join(", ", byName.keySet());
    return read(node, path, rule, (tag, value) -> byName.get(value));
  }

  /**
   * @param reader gives null for what breaks the rule
   */
  private <T> T read(Node node, String path, String rule, BiFunction<Tag, String, T> reader) {
    if (!(node instanceof ScalarNode scalar) || isNull(node)) {
      refuse(node, path, "must be " + rule + ", got " + kind(node));
      return null;
    }
    var text = raw(scalar, path);
    if (text == null) return null;
    var value = reader.apply(node.getTag(), text);
    if (value == null) refuse(node, path, "must be " + rule + ", got " + Text.quote(text));
    return value;
  }

  private void refuse(Node node, String path, String message) {
    problems.addUnreadable(path, node.getStartMark().orElseThrow(), message);
  }
}
