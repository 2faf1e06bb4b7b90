package org.barograph.jobs.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads queries by recursive descent; {@code AND} and {@code OR} and {@code NOT} in capitals.
 *
 * <pre>
 * either = all {"OR" all}
 * all    = one {["AND"] one}
 * one    = "NOT" one | near
 * near   = atom {"NEAR/n" atom}
 * atom   = "(" either ")" | word | "\"" phrase "\"" | ("case:" | "author:" | "channel:" | "lang:") value
 * </pre>
 */
public final class QueryParser {
  /** Characters of a query. */
  public static final int MAX_LENGTH = 2_000;

  /** Phrases and fields of a query. */
  public static final int MAX_TERMS = 200;

  private static final int MAX_DEPTH = 20;
  private static final int MAX_DISTANCE = 50;

  private final String text;
  private int at;
  private int depth;
  private int terms;

  private QueryParser(String text) {
    this.text = text;
  }

  /**
   * The query as a tree.
   *
   * @throws QuerySyntaxException if it is none, is too long or too deep, or matches posts that hold
   *     none of its words
   */
  public static Query parse(String text) throws QuerySyntaxException {
    if (text.length() > MAX_LENGTH) {
      throw new QuerySyntaxException(
          1, "must have at most " + MAX_LENGTH + " characters, got " + text.length());
    }
    var parser = new QueryParser(text);
    Query query = parser.either();
    parser.skipBlanks();
    if (parser.at < text.length()) {
      throw parser.error("a closing bracket without an opening one");
    }
    if (holdsOfNothing(query)) {
      throw new QuerySyntaxException(
          1, "must need a word: it would match posts without any of them");
    }
    return query;
  }

  private Query either() throws QuerySyntaxException {
    if (++depth > MAX_DEPTH) {
      throw error("is nested more than " + MAX_DEPTH + " deep");
    }
    var parts = new ArrayList<Query>();
    parts.add(all());
    while (takes("OR")) {
      parts.add(all());
    }
    depth--;
    return parts.size() == 1 ? parts.get(0) : new Query.Or(List.copyOf(parts));
  }

  private Query all() throws QuerySyntaxException {
    var parts = new ArrayList<Query>();
    parts.add(one());
    while (takes("AND") || continues()) {
      parts.add(one());
    }
    return parts.size() == 1 ? parts.get(0) : new Query.And(List.copyOf(parts));
  }

  private Query one() throws QuerySyntaxException {
    boolean negated = false;
    while (takes("NOT")) {
      negated = !negated;
    }
    Query near = near();
    return negated ? new Query.Not(near) : near;
  }

  private Query near() throws QuerySyntaxException {
    Query left = atom();
    for (int distance = distance(); distance >= 0; distance = distance()) {
      requirePlace(left);
      Query right = atom();
      requirePlace(right);
      left = new Query.Near(left, right, distance);
    }
    return left;
  }

  private void requirePlace(Query part) throws QuerySyntaxException {
    boolean hasPlace =
        switch (part) {
          case Query.Phrase p -> true;
          case Query.Near n -> true;
          case Query.Or or -> {
            for (Query alternative : or.parts()) {
              requirePlace(alternative);
            }
            yield true;
          }
          default -> false;
        };
    if (!hasPlace) {
      throw error("NEAR needs words, phrases or alternatives of them on both sides");
    }
  }

  /** Of NEAR/n, or -1 where none comes. */
  private int distance() throws QuerySyntaxException {
    skipBlanks();
    if (!text.startsWith("NEAR/", at)) {
      return -1;
    }
    at += 5;
    int from = at;
    while (at < text.length() && Character.isDigit(text.charAt(at)) && at - from < 4) {
      at++;
    }
    int distance = at == from ? -1 : Integer.parseInt(text, from, at, 10);
    if (distance < 0 || distance > MAX_DISTANCE) {
      throw error("NEAR/n needs a number from 0 to " + MAX_DISTANCE);
    }
    return distance;
  }

  private Query atom() throws QuerySyntaxException {
    skipBlanks();
    if (++terms > MAX_TERMS) {
      throw error("must have at most " + MAX_TERMS + " words, phrases and fields");
    }
    if (at < text.length() && text.charAt(at) == '(') {
      at++;
      Query inner = either();
      skipBlanks();
      if (at >= text.length()) {
        throw error("a closing bracket is missing");
      }
      at++;
      return inner;
    }
    if (takesPrefix("case:")) {
      return new Query.Phrase(value(), true);
    }
    for (Query.Field.Name name : Query.Field.Name.values()) {
      if (takesPrefix(name.name().toLowerCase(Locale.ROOT) + ":")) {
        return new Query.Field(name, value());
      }
    }
    return new Query.Phrase(value(), false);
  }

  private String value() throws QuerySyntaxException {
    boolean quoted = at < text.length() && text.charAt(at) == '"';
    int from = quoted ? at + 1 : at;
    int to = from;
    while (to < text.length() && (quoted ? text.charAt(to) != '"' : isWordPart(text.charAt(to)))) {
      to++;
    }
    if (quoted && to == text.length()) {
      throw error("a closing quotation mark is missing");
    }
    String value = text.substring(from, to);
    if (value.codePoints().noneMatch(Character::isLetterOrDigit)) {
      throw error(to >= text.length() ? "ends where a word must come" : "a word must come here");
    }
    if (!quoted && isOperator(value)) {
      throw error("a word must come here, got " + value);
    }
    at = quoted ? to + 1 : to;
    return value;
  }

  private static boolean isOperator(String word) {
    return word.equals("AND") || word.equals("OR") || word.startsWith("NEAR/");
  }

  /** Whether a further part comes without AND. */
  private boolean continues() {
    skipBlanks();
    return at < text.length() && text.charAt(at) != ')' && !isWordAt("OR");
  }

  private boolean takes(String word) {
    skipBlanks();
    if (isWordAt(word)) {
      at += word.length();
      return true;
    }
    return false;
  }

  private boolean takesPrefix(String prefix) {
    if (text.startsWith(prefix, at)) {
      at += prefix.length();
      return true;
    }
    return false;
  }

  private boolean isWordAt(String word) {
    int end = at + word.length();
    return text.startsWith(word, at) && (end == text.length() || !isWordPart(text.charAt(end)));
  }

  private static boolean isWordPart(char c) {
    return !Character.isWhitespace(c) && c != '(' && c != ')' && c != '"';
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private QuerySyntaxException error(String message) {
    return new QuerySyntaxException(at + 1, message);
  }

  /** Whether it holds of a post that has every field and no word. */
  private static boolean holdsOfNothing(Query query) {
    return switch (query) {
      case Query.And and -> and.parts().stream().allMatch(QueryParser::holdsOfNothing);
      case Query.Or or -> or.parts().stream().anyMatch(QueryParser::holdsOfNothing);
      case Query.Not not -> !holdsOfNothing(not.part()) || not.part() instanceof Query.Field;
      case Query.Near near -> false;
      case Query.Phrase phrase -> false;
      case Query.Field field -> true;
    };
  }
}
