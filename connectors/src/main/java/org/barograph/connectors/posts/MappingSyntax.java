package org.barograph.connectors.posts;

import java.util.ArrayList;
import java.util.List;

/**
 * The text of {@code --map}: {@code field=column} pairs separated by commas. A value in single
 * quotes is a constant, one in double quotes a column whose name holds a comma; a quote inside is
 * written twice.
 */
final class MappingSyntax {
  /**
   * One pair.
   *
   * @param value the column's name, or the constant
   */
  record Entry(String path, String value, boolean isConstant) {}

  private final String text;
  private final List<String> problems;
  private int at;

  private MappingSyntax(String text, List<String> problems) {
    this.text = text;
    this.problems = problems;
  }

  /** The pairs that can be read; what cannot goes to {@code problems}. */
  static List<Entry> parse(String text, List<String> problems) {
    return new MappingSyntax(text, problems).entries();
  }

  private List<Entry> entries() {
    var entries = new ArrayList<Entry>();
    while (at < text.length()) {
      int start = at;
      int equals = text.indexOf('=', at);
      int comma = text.indexOf(',', at);
      if (equals < 0 || (comma >= 0 && comma < equals)) {
        at = comma < 0 ? text.length() : comma + 1;
        var pair = text.substring(start, comma < 0 ? at : comma).strip();
        if (!pair.isEmpty()) {
          problems.add("--map: expected field=column or field='constant', got \"" + pair + "\"");
        }
        continue;
      }
      var path = text.substring(at, equals).strip();
      at = equals + 1;
      while (at < text.length() && text.charAt(at) == ' ') {
        at++;
      }
      boolean quoted = at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"');
      boolean isConstant = quoted && text.charAt(at) == '\'';
      var value = quoted ? quoted(path) : bare();
      entries.add(new Entry(path, value, isConstant));
    }
    return entries;
  }

  private String bare() {
    int comma = text.indexOf(',', at);
    int end = comma < 0 ? text.length() : comma;
    var value = text.substring(at, end).strip();
    at = end + 1;
    return value;
  }

  private String quoted(String path) {
    char quote = text.charAt(at++);
    var value = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != quote) {
        value.append(c);
      } else if (at < text.length() && text.charAt(at) == quote) {
        value.append(quote);
        at++;
      } else {
        var rest = bare();
        if (!rest.isEmpty()) {
          problems.add("--map %s: unexpected \"%s\" after the closing quote".formatted(path, rest));
        }
        return value.toString();
      }
    }
    problems.add("--map %s: no closing %s".formatted(path, quote));
    return value.toString();
  }
}
